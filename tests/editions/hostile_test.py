#!/usr/bin/env python3
"""Manuscripts, sheets and pictures that mean harm, each built in a folder of its own beside a file
that is not its business. Every one ends in time, by itself, with a sentence that names a file if it
is refused; what it writes stays in the output folder, and a refused edition leaves nothing there."""
import os
import pathlib
import re
import struct
import subprocess
import tempfile
import unittest
import zipfile
import zlib

from bifolium import PLAIN, PROGRAM
from bad_input_test import HEAD, PNG

SECRET = "canary-of-the-neighbour"
SECONDS = 20
DEEP = 2000


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, data):
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))


def picture(data, name="cell.png"):
    return {"a.md": HEAD + f"![A cell]({name})\n", name: data}


def sheet(css):
    return {"a.md": HEAD + "A paragraph with a few words.\n", "a.css": css}


def text(body):
    return {"a.md": HEAD + body + "\n"}


def drawing(inside, head=""):
    return picture(head + '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">' + inside +
                   "</svg>", "cell.svg")


LAUGHS = "<!DOCTYPE svg [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{('&' + a + ';') * 10}'>" for a, b in zip("abcdefg", "bcdefgh")) + "]>"

#: Must be refused.
REFUSED = {
    "no-file": {},
    "folder": {"a.md/b": "x"},
    "not-utf8": {"a.md": HEAD.encode() + b"caf\xe9\n"},
    "utf16": {"a.md": (HEAD + "Text.\n").encode("utf-16")},
    "front-matter-cut": {"a.md": '---\ntitle: "T\nlang: en\n---\n\nText.\n'},
    "front-matter-deep": {"a.md": "---\ntitle: " + "[" * DEEP + "\n---\n\nText.\n"},
    "front-matter-laughs": {"a.md": "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\n\nText.\n"},
    "script-link": text("[a](javascript:alert(1))"),
    "script-link-disguised": text("[a](&#106;avaScript:alert(1))"),
    "data-link": text("[a](data:text/html,x)"),
    "picture-above": text("![A secret](../secret.png)"),
    "picture-absolute": text("![A secret](/etc/passwd)"),
    "picture-device": text("![A device](/dev/zero)"),
    "include-above": text("::: include ../secret.md\n:::"),
    "picture-empty": picture(b""),
    "picture-cut": picture(PNG[:-20]),
    "picture-checksum": picture(PNG[:-14] + b"\0\0" + PNG[-12:]),
    "picture-bomb": picture(png(60000, 60000, b"\0" * 1000000)),
    "picture-no-width": picture(png(0, 1, b"\0")),
    "picture-short": picture(png(300, 300, b"\0" * 9)),
    "picture-text": picture("<html>no picture</html>"),
    "jpeg-head-only": picture(b"\xff\xd8\xff\xd9", "cell.jpg"),
    "drawing-laughs": drawing("<text>&h;</text>", LAUGHS),
    "drawing-file": drawing("<text>&a;</text>",
                            '<!DOCTYPE svg [<!ENTITY a SYSTEM "../secret.md">]>'),
    "drawing-open": picture('<svg xmlns="http://www.w3.org/2000/svg"><g>', "cell.svg"),
    "drawing-deep": drawing("<g>" * DEEP + "</g>" * DEEP),
}

#: Either built soundly or refused.
EITHER = {
    "quotes-deep": text(">" * DEEP + " a"),
    "lists-deep": text("".join(" " * 2 * i + "- a\n" for i in range(300))),
    "fences-deep": text("\n".join("::: a" for _ in range(DEEP))),
    "emphasis": text("*a **b " * DEEP),
    "brackets": text("[" * 20000 + "a" + "]" * 20000),
    "columns": text("|" + "a|" * 400 + "\n|" + "-|" * 400),
    "marks": text("a" + "\u0301" * 20000),
    "long-word": text("a" * 50000),
    "nul-and-escapes": {"a.md": HEAD.encode() + b"a\0b\x1b[31mred\x07 [a](\x1b[2J)\n"},
    "bidi": text("a\u202eb\u2066c" * 100),
    "script": text("<script>alert(1)</script>\n\nText <img src=x onerror=alert(1)>."),
    "pdf-syntax": text(") /JS (x) >> endobj %%EOF \\( stream"),
    "sheet-imports": sheet('@import "../secret.css"; @import "https://example.org/a.css";'),
    "sheet-url": sheet("p { background-image: url(../secret.png) }"),
    "sheet-font": sheet('@font-face { font-family: T; src: url("/etc/passwd") } p { font-family: T }'),
    "sheet-deep": sheet("p { width: " + "calc(" * DEEP + "1px" + ")" * DEEP + " }"),
    "sheet-variables": sheet(":root{--a:x}" + "".join(
        f":root{{--{b}:var(--{a})var(--{a})}}" for a, b in zip("abcdefghijklmnop", "bcdefghijklmnopq"))
        + "p{font-family:var(--q)}"),
    "sheet-cycle": sheet(":root{--a:var(--b);--b:var(--a)} p{color:var(--a)}"),
    "sheet-huge": sheet("p { font-size: 1e30px; margin: -1e30px; widows: 999999999999 }"),
    "sheet-page-tiny": sheet("@page { size: 1pt 1pt; margin: 9cm }"),
    "sheet-breaks": sheet("* { break-before: page; break-inside: avoid }"),
    "sheet-cut": sheet('p { color: red; content: "\\'),
    "drawing-script": drawing('<script>alert(1)</script><rect width="9" height="9"/>'),
    "drawing-self": drawing('<g id="a"><use href="#a"/></g>'),
    "drawing-web": drawing('<image href="http://127.0.0.1:9/x.png" width="9" height="9"/>'),
}


def lay_out(folder, files):
    """The project in `in`, and beside it what it must not read or touch."""
    for name in ("secret.png", "secret.md", "secret.css"):
        pathlib.Path(folder, name).write_text(SECRET)
    pathlib.Path(folder, "in").mkdir()
    for name, data in files.items():
        path = pathlib.Path(folder, "in", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())


def files_below(folder):
    return {str(p.relative_to(folder)): p.stat().st_mtime_ns
            for p in pathlib.Path(folder).rglob("*") if p.is_file()}


class Hostile(unittest.TestCase):
    def build(self, files):
        """Exit code, messages, and the names and contents of what was written."""
        with tempfile.TemporaryDirectory(prefix="bifolium-") as folder:
            lay_out(folder, files)
            before = files_below(folder)
            home = pathlib.Path(folder, "home")
            home.mkdir()
            style = ["--style", "a.css"] if "a.css" in files else []
            run = subprocess.run([PROGRAM, "build", "a.md", "-o", "out", *style],
                                 cwd=os.path.join(folder, "in"), capture_output=True, check=False,
                                 env={**PLAIN, "HOME": str(home), "TMPDIR": str(home)},
                                 timeout=SECONDS)
            after = files_below(folder)
            self.assertEqual({n: t for n, t in after.items() if not n.startswith("in/out/")}, before)
            written = {n: pathlib.Path(folder, n).read_bytes() for n in after if n not in before}
            return run.returncode, run.stdout + run.stderr, self.contents(written)

    def contents(self, written):
        """The files, and what is packed in a book; a book is sound if it unpacks."""
        out = dict(written)
        for name, data in written.items():
            self.assertNotRegex(name, r"\.part|\.tmp")
            if name.endswith(".epub"):
                with tempfile.TemporaryFile() as file:
                    file.write(data)
                    with zipfile.ZipFile(file) as book:
                        self.assertIsNone(book.testzip())
                        out.update({f"{name}/{n}": book.read(n) for n in book.namelist()})
            elif name.endswith(".pdf"):
                self.assertTrue(data.rstrip().endswith(b"%%EOF"))
        return out

    def judge(self, files):
        code, messages, written = self.build(files)
        self.assertIn(code, (0, 1, 2, 3), messages[-400:])
        self.assertNotRegex(messages, rb"[\x00-\x08\x0b-\x1f\x7f]")
        for data in (messages, *written.values()):
            self.assertNotIn(SECRET.encode(), data)
            self.assertNotIn(b"root:x:0:0", data)
        editions = [n for n in written if n.endswith((".pdf", ".epub"))]
        if code == 0:
            self.assertEqual(len(editions), 2)
        else:
            self.assertEqual(editions, [])
            self.assertTrue(re.search(rb"a\.md|a\.css|cell\.|bifolium\.yaml", messages), messages[-400:])
        for name, data in written.items():
            if name.endswith((".xhtml", ".svg")):
                self.assertNotRegex(data, rb"(?i)<script|onerror|javascript:")
        return code

    def test_refused(self):
        for name, files in REFUSED.items():
            with self.subTest(name):
                self.assertNotEqual(self.judge(files), 0)

    def test_either(self):
        for name, files in EITHER.items():
            with self.subTest(name):
                self.judge(files)


if __name__ == "__main__":
    unittest.main()
