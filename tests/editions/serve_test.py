#!/usr/bin/env python3
"""`bifolium serve`: pages and findings of what is written, as it is written; to this computer
only, and nothing that lies beside the editions."""
import http.client
import json
import pathlib
import re
import shutil
import socket
import struct
import subprocess
import time
import unittest
import xml.etree.ElementTree

import judges
from bifolium import ROOT, project
from watching import Running

PROJECT = """\
project: {source-language: en}
publications:
  - id: leaflet
    files: [text/leaflet.md]
    styles: [styles/leaflet.css]
"""
TEXT = "---\ntitle: A <leaflet>\nlang: en\n---\n\n# One\n\nThe first words.\n"
FILES = {"bifolium.yaml": PROJECT, "text/leaflet.md": TEXT, "secret.txt": "secret\n",
         "styles/leaflet.css": "@page { size: 100mm 120mm; margin: 10mm } p { color: #222 }\n",
         "output/.hidden.json": "hidden\n"}
EDITION = "/edition/en/leaflet/standard/"


class Served:
    """A running server, and how it is asked."""

    def __init__(self, folder, *arguments):
        self.running = Running(folder, "serve", "--port", "0", *arguments)
        line = self.running.wait_for("serving http://127.0.0.1:")
        self.port = int(re.search(r":(\d+)/", line)[1])
        self.running.wait_for("start: ", seconds=60)

    def ask(self, target, method="GET", **headers):
        """(status, headers, body)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.putrequest(method, target, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def get(self, target):
        status, headers, body = self.ask(target)
        if status != 200:
            raise AssertionError(f"{target}: {status}")
        return body.decode() if headers["Content-Type"].startswith(("text/", "appl")) else body


class Events:
    """The stream of server-sent events."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.connection.request("GET", "/events")
        self.stream = self.connection.getresponse()

    def next(self, name):
        while True:
            lines = []
            while line := self.stream.readline().decode().rstrip("\n"):
                lines.append(line)
            if lines and lines[0] == f"event: {name}":
                return lines[1].removeprefix("data: ")

    def close(self):
        self.connection.close()


class Serve(unittest.TestCase):
    def setUp(self):
        kept = project(FILES)
        self.addCleanup(kept.cleanup)
        self.folder = pathlib.Path(kept.name)
        self.text = self.folder / "text/leaflet.md"
        self.server = Served(self.folder)
        self.addCleanup(self.server.running.end)
        self.get = self.server.get

    def test_pages(self):
        index = self.get("/")
        self.assertIn(f'href="{EDITION}"', index)
        self.assertIn("A &lt;leaflet&gt;", index)
        preview = self.get(EDITION)
        self.assertIn("A &lt;leaflet&gt;", preview)
        pages = re.findall(r'<img src="([^"]+)" width="378" height="454" alt="Page (\d) of (\d), as '
                           r'printed"', preview)
        self.assertGreater(len(pages), 1)
        for address, _, _ in pages:
            picture = self.get(address)
            self.assertEqual(picture[:8], b"\x89PNG\r\n\x1a\n")
            width, height = struct.unpack(">II", picture[16:24])  # two pixels a CSS pixel
            self.assertLessEqual(max(abs(width - 756), abs(height - 907)), 1)
        self.assertEqual(self.server.ask(f"{EDITION}page-{len(pages) + 1}.png")[0], 404)
        self.assertIn("frontmatter.missing-fact", preview)
        self.assertIn("text/leaflet.md:2:1", preview)

    def test_every_link_resolves(self):
        open_, seen = ["/"], set()
        while open_:
            target = open_.pop()
            if target in seen:
                continue
            seen.add(target)
            status, headers, body = self.server.ask(target)
            self.assertEqual(status, 200, target)
            if not headers["Content-Type"].startswith(("text/html", "application/xhtml")):
                continue
            if headers["Content-Type"].startswith("application/xhtml"):
                xml.etree.ElementTree.fromstring(body)
            for found in re.findall(r'(?:href|src)="([^"#]+)', body.decode()):
                if not found.startswith(("http", "mailto")):
                    base = pathlib.PurePosixPath(target.split("?")[0])
                    base = base if target.endswith("/") else base.parent
                    parts = []
                    for part in (base / found).parts:
                        parts = parts[:-1] if part == ".." else parts + [part]
                    folder = "/" if found.endswith("/") and found != "/" else ""
                    open_.append("/".join(parts).replace("//", "/") + folder)
        self.assertIn("/output/en/leaflet.pdf", seen)
        self.assertTrue(any(target.endswith("book.css") for target in seen), seen)

    def test_an_edit_comes_to_the_page(self):
        before = re.search(r'data-round="(\d+)"', self.get(EDITION))[1]
        first = re.search(r'src="([^"]+page-1\.png[^"]*)"', self.get(EDITION))[1]
        events = Events(self.server.port)
        self.addCleanup(events.close)
        self.assertEqual(events.next("built"), before)  # what a page that is old is told at once
        self.text.write_text(TEXT + "\nNew words.\n")
        events.next("building")
        self.assertGreater(int(events.next("built")), int(before))
        second = re.search(r'src="([^"]+page-1\.png[^"]*)"', self.get(EDITION))[1]
        self.assertNotEqual(first, second)
        chapter = re.search(r'href="([^"]+section-001[^"]*)"', self.get(EDITION))[1]
        self.assertIn("New words.", self.get(chapter))

    def test_an_error_keeps_the_last_good_pages(self):
        good = self.get(EDITION)
        pages = re.findall(r'src="([^"]+page-\d+\.png[^"]*)"', good)
        pictures = [self.get(page) for page in pages]
        events = Events(self.server.port)
        self.addCleanup(events.close)
        events.next("built")
        self.text.write_text(TEXT + "\n# Another page\n\n[x](#nowhere) & <b>\n")
        events.next("built")
        broken = self.get(EDITION)
        self.assertIn("Below are the last pages that had none.", broken)
        self.assertIn("link.dead", broken)
        self.assertIn("text/leaflet.md:12:1", broken)
        self.assertIn("[x](#nowhere) &amp; &lt;b&gt;", broken)
        self.assertEqual(re.findall(r'src="([^"]+page-\d+\.png[^"]*)"', broken), pages)
        self.assertEqual([self.get(page) for page in pages], pictures)
        self.assertIn("The first words.", self.get(f"{EDITION}book/EPUB/text/section-001.xhtml"))
        self.text.write_text(TEXT)
        events.next("built")
        self.assertNotIn("Below are", self.get(EDITION))

    def test_findings_of_other_publications_stand_apart(self):
        events = Events(self.server.port)
        self.addCleanup(events.close)
        events.next("built")
        (self.folder / "text/other.md").write_text("---\ntitle: Other\nlang: en\n---\n\n# O\n\n[x](#no)\n")
        (self.folder / "bifolium.yaml").write_text(
            PROJECT + "  - id: other\n    files: [text/other.md]\n    styles: [styles/leaflet.css]\n")
        events.next("built")

        def blocks(page):
            found = {name: re.search(rf'(?s)<(details|div) id="{name}"(.*?)</\1>', page)[0]
                     for name in ("findings", "elsewhere")}
            return [re.findall(r'class="code"><code>([^<]+)', found[name]) for name in found]
        own, others = blocks(self.get(EDITION))
        self.assertEqual((own, others), (["frontmatter.missing-fact", "page.bad-end"],
                                         ["link.dead", "frontmatter.missing-fact", "page.bad-end"]))
        self.assertIn("<h2>3 findings elsewhere in the project</h2>", self.get(EDITION))
        own, others = blocks(self.get("/edition/en/other/standard/"))
        self.assertEqual((own, others), (["link.dead", "frontmatter.missing-fact", "page.bad-end"],
                                         ["frontmatter.missing-fact", "page.bad-end"]))
        self.assertIn('<details id="findings" class="findings card" data-live open>',
                      self.get("/edition/en/other/standard/"))
        # What both have, of a sheet that both use, is each one's own.
        (self.folder / "styles/leaflet.css").write_text("p { colour: red }\n")
        events.next("built")
        for edition in (EDITION, "/edition/en/other/standard/"):
            self.assertIn("css.unknown-property", blocks(self.get(edition))[0])
        # What no edition has is of the project.
        (self.folder / "bifolium.yaml").write_text(PROJECT + "colour: red\n")
        events.next("built")
        own, others = blocks(self.get(EDITION))
        self.assertIn("project.unknown-key", others)
        self.assertNotIn("project.unknown-key", own)

    def test_a_manuscript_that_goes_and_comes_back(self):
        events = Events(self.server.port)
        self.addCleanup(events.close)
        events.next("built")
        pages = re.findall(r'src="([^"]+page-\d+\.png[^"]*)"', self.get(EDITION))
        self.text.unlink()
        events.next("built")
        gone = self.get(EDITION)
        self.assertIn("Below are the last pages that had none.", gone)
        self.assertIn("text/leaflet.md", gone)
        self.assertEqual(re.findall(r'src="([^"]+page-\d+\.png[^"]*)"', gone), pages)
        self.text.write_text(TEXT)
        events.next("built")
        self.assertNotIn("Below are", self.get(EDITION))

    def test_a_save_while_a_build_runs(self):
        events = Events(self.server.port)
        self.addCleanup(events.close)
        events.next("built")
        for number in range(12):  # some of them fall into a build
            self.text.write_text(TEXT + f"\nSaved {number} times.\n" * 400)
            time.sleep(0.05)
        self.text.write_text(TEXT + "\nThe last save.\n")
        end = time.monotonic() + 20
        while "The last save." not in self.get(f"{EDITION}book/EPUB/text/section-001.xhtml"):
            self.assertLess(time.monotonic(), end)
            time.sleep(0.05)
        self.assertNotIn("Saved", self.get(f"{EDITION}book/EPUB/text/section-001.xhtml"))

    def test_an_edition_that_was_never_good_is_shown_as_it_stands(self):
        self.server.running.end()
        shutil.rmtree(self.folder / "output")
        self.text.write_text(TEXT + "\n[x](#nowhere)\n")
        self.server = Served(self.folder)
        self.addCleanup(self.server.running.end)
        preview = self.server.get(EDITION)
        self.assertIn("Below are its pages as they stand.", preview)
        self.assertIn("page-2.png?v=draft-", preview)
        self.assertIn("No e-book is made while there are errors.", preview)

    def test_pictures_are_sent_once(self):
        address = re.search(r'src="([^"]+page-1\.png[^"]*)"', self.get(EDITION))[1]
        _, headers, _ = self.server.ask(address)
        status, _, body = self.server.ask(address, If_None_Match=headers["ETag"])
        self.assertEqual((status, body), (304, b""))
        status, headers, body = self.server.ask(address, "HEAD")
        self.assertEqual((status, body), (200, b""))

    def test_the_download_page_hears_of_builds(self):
        page = self.get("/output/index.html")
        kept = (self.folder / "output/index.html").read_text()
        script = re.search(r'<script src="/serve.js\?round=(\d+)" defer></script>', page)
        self.assertEqual(page.replace(script[0], ""), kept)
        self.assertIn(f'data-round="{script[1]}"', self.get("/"))
        self.assertIn('href="/output/index.html"', self.get("/"))

    def test_strangers_are_refused(self):
        for host in ("evil.example", f"evil.example:{self.server.port}", "127.0.0.1", "",
                     f"localhost.evil.example:{self.server.port}"):
            status, _, body = self.server.ask("/", Host=host)
            self.assertIn(status, (400, 421), host)
            self.assertNotIn(b"leaflet", body)
        self.assertEqual(self.server.ask("/", Host=f"localhost:{self.server.port}")[0], 200)
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH"):
            status, headers, _ = self.server.ask("/", method)
            self.assertEqual((status, headers["Allow"]), (405, "GET, HEAD"), method)

    def test_only_this_computer_is_listened_to(self):
        addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)}
        for address in addresses - {"127.0.0.1", "::1"}:
            if not address.startswith("127."):
                with self.assertRaises(OSError):
                    socket.create_connection((address, self.server.port), timeout=2).close()
        listed = pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]
        mine = [line.split()[1] for line in listed if line.split()[3] == "0A" and
                line.split()[1].endswith(f":{self.server.port:04X}")]
        self.assertEqual(mine, [f"0100007F:{self.server.port:04X}"])

    def test_nothing_else_is_served(self):
        (self.folder / "output/link.txt").symlink_to("../secret.txt")
        (self.folder / "output/en/notes.bin").write_bytes(b"x")
        for target in ("/secret.txt", "/../secret.txt", "/output/../secret.txt",
                       "/output/%2e%2e/secret.txt", "/output/..%2fsecret.txt", "/output/link.txt",
                       "/output/.hidden.json", "/output//etc/passwd", "/output/en", "/output/no/",
                       "/output/en/notes.bin", "/edition/en/leaflet/standard/book/../x.xhtml",
                       f"{EDITION}book/META-INF/none.xml", "/edition/en/other/standard/",
                       "/edition/de/leaflet/standard/", "/output/en/leaflet.pdf%00.json"):
            status, _, body = self.server.ask(target)
            self.assertEqual(status, 404, target)
            self.assertNotIn(b"secret", body)

    def test_headers_keep_browsers_safe(self):
        chapter = f"{EDITION}book/EPUB/text/section-001.xhtml"
        for target in ("/", EDITION, chapter, "/output/en/leaflet.pdf", "/output/index.html",
                       "/nothing"):
            _, headers, _ = self.server.ask(target)
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff", target)
            self.assertTrue(headers["Content-Security-Policy"].startswith("default-src 'none'"), target)
            self.assertIn("frame-ancestors 'self'", headers["Content-Security-Policy"])
            self.assertIsNone(headers["Access-Control-Allow-Origin"])
        for target in ("/", EDITION):
            self.assertNotIn("unsafe-inline", self.server.ask(target)[1]["Content-Security-Policy"])
        policy = self.server.ask(chapter)[1]["Content-Security-Policy"]
        self.assertIn("sandbox", policy)
        self.assertNotIn("allow-scripts", policy)
        self.assertIn('sandbox="allow-same-origin"', self.get(EDITION))

    def test_damaged_requests_hurt_nobody(self):
        for bytes_ in (b"\r\n\r\n", b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/9.9\r\n\r\n",
                       b"GET /" + b"a" * 100000, b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                       b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 5000 + b"\r\n"):
            with socket.create_connection(("127.0.0.1", self.server.port), timeout=10) as stranger:
                try:
                    stranger.sendall(bytes_)
                except OSError:
                    pass  # it did not listen to the end
        self.assertIn("leaflet", self.get("/"))

    def test_a_port_that_is_taken(self):
        other = Running(self.folder, "serve", "--port", str(self.server.port))
        self.addCleanup(other.end)
        self.assertEqual(other.process.wait(timeout=20), 75)
        other.wait_for("error: cannot listen on 127.0.0.1")
        other.wait_for("help: ")

    def test_it_ends_while_pages_are_open(self):
        events = Events(self.server.port)
        self.addCleanup(events.close)
        events.next("built")
        self.assertEqual(self.server.running.end(), 0)


class InABrowser(unittest.TestCase):
    """This repository's own editions, in Chromium: nothing that axe would report, nothing that the
    console would say, and an edit that comes to the page while its reader stays where they are."""

    def test_pages(self):
        modules = judges.FOLDER / "ace/node_modules"
        for needed in (modules / "puppeteer-core", modules / "@daisy/axe-core-for-ace"):
            if not needed.exists() or shutil.which("chromium") is None:
                judges.missing(f"{needed.name} (or Chromium)")
        with project({}) as folder:
            folder = pathlib.Path(folder)
            for name in ("bifolium.yaml", "manuscript", "styles", "fonts"):
                (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
            server = Served(folder, "--publication", "msc", "--lang", "en", "--lang", "ar")
            try:
                run = subprocess.run(
                    ["node", pathlib.Path(__file__).parent / "serve_browser.cjs", modules,
                     shutil.which("chromium"), f"http://127.0.0.1:{server.port}",
                     folder / "manuscript/msc.md"],
                    capture_output=True, text=True, timeout=300, check=False)
            finally:
                server.running.end()
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertEqual(json.loads(run.stdout), [])


if __name__ == "__main__":
    unittest.main()
