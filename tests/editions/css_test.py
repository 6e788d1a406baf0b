#!/usr/bin/env python3
"""What style sheets can do, from manuscript to finished files."""
import re
import unittest
import zipfile

import judges
from bifolium import Run, outputs, project

PROJECT = """project:
  source-language: en
  languages: [en]
publications:
  - id: a
    files: [a.md]
    styles: [a.css]
variants:
  standard: {forms: [pdf, epub]}
"""
TEXT = """---
title: A title
lang: en
---
# One {#one}

First paragraph with *emphasis* and a [link](#two).

::: box
Inside a box.
:::

- an item
- another

## Two {#two}

| a | b |
|---|---|
| 1 | 2 |
| 3 | 4 |
"""


class StyleSheets(unittest.TestCase):
    def build(self, css, text=TEXT):
        self.folder = project({"bifolium.yaml": PROJECT, "a.md": text, "a.css": css})
        self.addCleanup(self.folder.cleanup)
        run = Run(self.folder.name, ["build", ".", "-o", "out"])
        self.files = {name: data for name, data in outputs(self.folder.name).items()
                      if name.startswith("out/")}
        return run

    def codes(self, run):
        """Of style sheets alone: where a page ends is no matter here."""
        about = ("css.", "contrast.", "epub.", "verify.")
        return sorted({code for code, _ in run.findings if code.startswith(about)})

    def judged(self):
        paths = [f"{self.folder.name}/{name}" for name in self.files]
        self.assertEqual(judges.epubcheck([p for p in paths if p.endswith(".epub")]), [])
        self.assertEqual(judges.verapdf([p for p in paths if p.endswith(".pdf")]), [])

    def book_sheet(self):
        name = next(n for n in self.files if n.endswith(".epub"))
        with zipfile.ZipFile(f"{self.folder.name}/{name}") as book:
            return "".join(book.read(n).decode() for n in book.namelist() if n.endswith(".css"))

    def test_text_that_a_sheet_hides_is_told_and_published(self):
        run = self.build(".box { display: none } li { visibility: hidden }"
                         "tbody tr:first-child { visibility: collapse }")
        self.assertEqual(run.exit_code, 0, run.stderr)
        self.assertEqual(self.codes(run), ["css.hides-text"])
        self.judged()

    def test_a_critical_block_cannot_be_hidden(self):
        run = self.build(".critical { display: none }", TEXT + "\n::: critical\nMind this.\n:::\n")
        self.assertNotEqual(run.exit_code, 0)
        self.assertIn("css.hides-critical", self.codes(run))

    def test_a_paragraph_can_be_a_list_item(self):
        run = self.build(".box p { display: list-item; list-style: square inside }")
        self.assertEqual((run.exit_code, self.codes(run)), (0, []), run.stderr)
        self.judged()

    def test_typed_properties_scopes_and_queries_suit_both_media(self):
        run = self.build("""
            @property --gap { syntax: "<length>"; inherits: false; initial-value: 3pt }
            @scope (.box) to (ul) { p { font-weight: bold } }
            @media (prefers-color-scheme: dark) { :root { --ink: #ccddff } }
            @media (width >= 30em) or (orientation: landscape) { h2 { margin: 0 } }
            :root { --ink: #112233 } .box { --gap: 1em; padding: var(--gap) }
            h2 { color: var(--ink); &:has(+ table) { margin: var(--gap) } }
            @layer base { h1 { margin: 0 } }""")
        self.assertEqual((run.exit_code, self.codes(run)), (0, []), run.stderr)
        sheet = self.book_sheet()
        for part in ["*{--gap:3pt}", "@media (prefers-color-scheme:dark){",
                     "@media (min-width:30em),(orientation:landscape){", "color:var(--ink)"]:
            self.assertIn(part, sheet)
        self.assertIsNone(re.search(r"@(property|scope|layer)", sheet))
        self.judged()


if __name__ == "__main__":
    unittest.main()
