#!/usr/bin/env python3
"""CommonMark's and GFM's own examples, each built as a manuscript of its own: no crash, no hang, at
least nine in ten built, and a refusal only for raw HTML, unsafe links or lost content, with its
line. Those that are built are clean in EPUBCheck, and a tenth of them in veraPDF.

Every tenth example; all of them with BIFOLIUM_ALL_EXAMPLES=1. Pictures and link targets that an
example only pretends to have are supplied."""
import collections
import concurrent.futures
import gzip
import html
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import judges
from bifolium import PLAIN, PROGRAM
from bad_input_test import PNG

GFM = pathlib.Path("/usr/share/doc/cmark-gfm/spec.txt.gz")
COMMONMARK = judges.FOLDER / "commonmark/node_modules/commonmark-spec/spec.txt"
HEAD = "---\ntitle: Example\nlang: en\n---\n\n"
LINES_OF_HEAD = HEAD.count("\n")
#: What may be refused: everything else must be built.
REFUSALS = {"html.dropped-tag", "html.lost-content", "link.unsafe", "link.bad-url", "link.relative", "link.dead",
            "link.no-text", "link.undefined-reference", "link.duplicate-definition", "note.undefined", "note.unused", "image.missing",
            "image.outside", "table.surplus-cell", "table.missing-cell", "text.missing-glyph"}


def examples():
    """(name, markdown, html) of both specifications."""
    for name, text in (("commonmark", COMMONMARK.read_text(encoding="utf-8")),
                       ("gfm", gzip.decompress(GFM.read_bytes()).decode())):
        text = re.sub(r"<!-- END TESTS -->.*", "", text, flags=re.S)
        found = re.findall(r"^`{32} example[^\n]*\n(.*?)^\.\n(.*?)^`{32}$", text, re.S | re.M)
        for number, (markdown, expected) in enumerate(found, 1):
            yield f"{name}-{number}", markdown.replace("→", "\t"), expected


def supplied(markdown, expected):
    """The example with targets that exist: pictures as a file, links on the web, ids below."""
    pictures = set(map(html.unescape, re.findall(r'<img src="([^"]*)"', expected)))
    links = set(map(html.unescape, re.findall(r'href="([^"]*)"', expected))) - pictures
    tail = "\n\n<!-- bifolium:ignore image.missing-alt -->\n<!-- bifolium:ignore heading.skipped-level -->\n"
    for target in sorted(pictures | links, key=len, reverse=True):
        if not target or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", target):
            continue
        if target in pictures:
            markdown = re.sub(rf"(?<![\w/]){re.escape(target)}", "stub.png", markdown)
        elif target.startswith("#"):
            tail += f"\n[target]{{{target}}}\n"
        else:
            markdown = re.sub(rf"([(:<]\s*){re.escape(target)}",
                              lambda m, t=target: m[1] + "https://example.org/" + t.lstrip("/"),
                              markdown)
    return HEAD + markdown + tail


def build(item):
    name, markdown, expected, folder = item
    place = pathlib.Path(folder, name)
    place.mkdir()
    (place / "a.md").write_text(supplied(markdown, expected), encoding="utf-8", newline="")
    (place / "stub.png").write_bytes(PNG)
    try:
        run = subprocess.run([PROGRAM, "build", "a.md", "--message-format", "short"], cwd=place,
                             capture_output=True, timeout=20, env=PLAIN, check=False)
        return name, run.returncode, run.stdout.decode() + run.stderr.decode()
    except subprocess.TimeoutExpired:
        return name, "hang", ""


class SpecificationExamples(unittest.TestCase):
    def test_examples(self):
        for corpus in (GFM, COMMONMARK):
            if not corpus.exists():
                judges.missing(str(corpus))
        step = 1 if os.environ.get("BIFOLIUM_ALL_EXAMPLES") else 10
        with tempfile.TemporaryDirectory() as folder:
            jobs = [(*example, folder) for example in list(examples())[::step]]
            with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
                results = list(pool.map(build, jobs))
            built = [name for name, code, _ in results if code == 0]
            refused = [r for r in results if r[1] != 0]
            codes = collections.Counter()
            for name, code, text in refused:
                self.assertIn(code, (1, 3), f"{name}: exit {code}: {text}")
                found = re.findall(r"^(\S*:\d+:\d+: )error\[([\w.-]+)\]", text, re.M)
                self.assertTrue(found, f"{name}: refused without a place: {text}")
                for _, finding in found:
                    codes[finding] += 1
                self.assertFalse({f for _, f in found} - REFUSALS, f"{name}: {text}")
            print(f"{len(results)} examples, {len(built)} built, refused for {dict(codes)}",
                  file=sys.stderr)
            self.assertGreaterEqual(len(built), len(results) * 0.9)
            books = [pathlib.Path(folder, name, "output/en/a.epub") for name in built]
            self.assertEqual(judges.epubcheck(books), [])
            papers = [pathlib.Path(folder, name, "output/en/a.pdf") for name in built]
            self.assertEqual(judges.verapdf(papers[::10 if step == 1 else 4], "ua1"), [])


if __name__ == "__main__":
    unittest.main()
