#!/usr/bin/env python3
"""Two reading systems open the books in a browser without an error, and load every part of the
spine: epub.js and foliate-js. They are served from this machine to a headless Chromium."""
import functools
import http.server
import pathlib
import queue
import re
import shutil
import subprocess
import tempfile
import threading
import unittest

import judges
from bifolium import PLAIN, PROGRAM, ROOT

READERS = judges.FOLDER / "readers/node_modules"
PAGES = {
    "epubjs": """<script src="modules/jszip/dist/jszip.min.js"></script>
<script src="modules/epubjs/dist/epub.min.js"></script>
<script>(async () => {
  try {
    const book = ePub(await (await fetch("NAME")).arrayBuffer());
    await book.ready;
    let parts = 0;
    for (const item of book.spine.spineItems) {
      const text = (await item.load(book.load.bind(book))).textContent;
      if (text.trim() || item.href.includes("cover")) parts += 1;
    }
    say("OK " + parts + " of " + book.spine.length +
      " toc " + book.navigation.toc.length);
  } catch (error) { say("ERROR " + error); }
})()</script>""",
    "foliate-js": """<script type="module">
  import { makeBook } from "./modules/foliate-js/view.js";
  try {
    const bytes = await (await fetch("NAME")).blob();
    const book = await makeBook(new File([bytes], "NAME"));
    let parts = 0;
    for (const section of book.sections)
      if ((await section.createDocument()).documentElement.localName === "html") parts += 1;
    say("OK " + parts + " of " + book.sections.length +
      " toc " + book.toc.length);
  } catch (error) { say("ERROR " + error); }
</script>""",
}


SAY = "<script>const say = (text) => fetch('/said', {method: 'POST', body: text})</script>"


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves the folder; what a page says comes by POST into `answers`."""

    answers = queue.Queue()

    def do_POST(self):
        self.answers.put(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


class Readers(unittest.TestCase):
    def opened(self, address):
        """What the page says within a minute."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            browser = subprocess.Popen(
                [shutil.which("chromium"), "--headless", "--no-sandbox", "--disable-gpu",
                 "--disable-quic", "--no-first-run", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync", "--remote-debugging-port=0",
                 f"--user-data-dir={profile}", address],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                return Server.answers.get(timeout=60)
            except queue.Empty:
                return "nothing"
            finally:
                browser.terminate()
                browser.wait()

    def test_they_open_the_books(self):
        for needed in (READERS / "epubjs", READERS / "foliate-js"):
            if not needed.exists() or shutil.which("chromium") is None:
                judges.missing(f"{needed.name} (or Chromium)")
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            subprocess.run([PROGRAM, "build", ROOT, "-o", folder, "-q", "--format", "epub"],
                           capture_output=True, env=PLAIN, check=True)
            (folder / "modules").symlink_to(READERS)
            handler = functools.partial(Server, directory=str(folder))
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            try:
                for reader, script in PAGES.items():
                    for name in ("msc", "guide"):
                        page = folder / f"{reader}-{name}.html"
                        page.write_text('<!DOCTYPE html><html><head><meta charset="utf-8"></head>'
                                        "<body></body>" + SAY + script.replace("NAME", f"en/{name}.epub")
                                        + "</html>", encoding="utf-8")
                        said = self.opened(f"http://127.0.0.1:{server.server_port}/{page.name}")
                        with self.subTest(reader=reader, book=name):
                            found = re.match(r"OK (\d+) of (\d+) toc (\d+)", said)
                            self.assertTrue(found, said)
                            self.assertEqual(found[1], found[2], "every part of the spine")
                            self.assertGreater(int(found[3]), 2, "the contents are found")
            finally:
                server.shutdown()
                server.server_close()


if __name__ == "__main__":
    unittest.main()
