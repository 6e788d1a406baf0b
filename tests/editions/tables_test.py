#!/usr/bin/env python3
"""A table and a list over seven pages: whatever the page breaks, the PDF's tags have one Table and
one L, a head once though it is printed on each page, and every cell's and item's words once. Cells
over several columns and rows say so in both files. Judges other than Bifolium find nothing."""
import pathlib
import re
import subprocess
import unittest
import zipfile

import judges
from bifolium import Run, project

SHEET = "@page { size: A6; margin: 12mm }\n.footnote { float: footnote }\n"
HEAD = "---\ntitle: Long\nlang: en\n---\n\n# Long\n\n"
WORDS = "some words that need two lines at least in the narrow column of a small page"


def rows(count):
    for i in range(count):
        if i % 3 == 0:
            yield f"| Part {i} {{rowspan=3}} | row {i} | {WORDS} {i} |\n"
        elif i % 3 == 1:
            yield f"| | row {i} {{colspan=2}} | |\n"
        else:
            yield f"| | row {i}[^{i}] | {WORDS} {i} |\n"


def table(count):
    notes = "".join(f"\n[^{i}]: note {i}\n" for i in range(2, count, 3))
    return (HEAD + "Table: All parts {footer-rows=1}\n\n| | Headword | Meaning |\n|---|---|---:|\n" +
            "".join(rows(count)) + "| Footword | last | last |\n" + notes)


def listing(count):
    return HEAD + "".join(f"{i + 1}. item{i}x {WORDS}\n" for i in range(count))


LIST_TABLE = HEAD + """::: list-table {header-columns=1 align="left right"}
What is in it

- - Name
  - What {colspan=2}
- - a {rowspan=2}
  - one

    - x
    - y

  - two
- - c
  - d
:::
"""


def tags(pdf):
    """The tag tree as poppler reads it: rows of depth, role and words."""
    run = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, text=True, check=True)
    rows = [(len(row) - len(row.lstrip()), row.strip()) for row in run.stdout.splitlines()]
    # The back matter is a list of its own.
    facts = next(at for at, (_, row) in enumerate(rows) if row.startswith('"About this'))
    return rows[:facts]


def count(outline, role):
    return sum(1 for _, row in outline if re.match(rf"{role}\b", row))


def words(outline):
    return " ".join(row[1:-1] for _, row in outline if row.startswith('"'))


class Tables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = project({"table.md": table(60), "list.md": listing(100),
                              "blocks.md": LIST_TABLE, "look.css": SHEET})
        cls.runs = {name: Run(cls.folder.name, ["build", f"{name}.md", "--style", "look.css"])
                    for name in ("table", "list", "blocks")}
        cls.output = pathlib.Path(cls.folder.name, "output/en")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def pages(self, name):
        run = subprocess.run(["pdftotext", "-layout", self.output / f"{name}.pdf", "-"],
                             capture_output=True, text=True, check=True)
        return run.stdout.split("\f")[:-1]

    def book(self, name):
        with zipfile.ZipFile(self.output / f"{name}.epub") as archive:
            return "".join(archive.read(file).decode() for file in archive.namelist()
                           if re.search(r"text/section-\d+\.xhtml$", file))

    def test_all_are_published(self):
        for name, run in self.runs.items():
            self.assertEqual(run.errors, [], name)
            self.assertEqual(run.exit_code, 0, name)

    def test_a_table_over_many_pages_is_one_table(self):
        pages = [page for page in self.pages("table") if "row " in page]
        self.assertGreaterEqual(len(pages), 7)
        outline = tags(self.output / "table.pdf")
        self.assertEqual(count(outline, "Table"), 1)
        self.assertEqual(count(outline, "THead"), 1)
        self.assertEqual(count(outline, "TBody"), 1)
        self.assertEqual(count(outline, "TFoot"), 1)
        self.assertEqual(count(outline, "TR"), 62)
        self.assertEqual(count(outline, "TD") + count(outline, "TH"), 3 + 20 * 6 + 3)
        text = words(outline)
        for once in ("Headword", "Footword", "All parts"):
            self.assertEqual(text.count(once), 1, once)
        for i in range(60):
            self.assertEqual(len(re.findall(rf"\brow {i}\b", text)), 1, i)

    def test_heads_and_feet_are_printed_on_each_page(self):
        for page in self.pages("table"):
            if "row " in page:
                self.assertEqual(page.count("Headword"), 1, page)
                self.assertEqual(page.count("Footword"), 1, page)

    def test_notes_stand_on_the_page_of_their_row(self):
        for page in self.pages("table"):
            for note in re.findall(r"\bnote (\d+)", page):
                self.assertRegex(page, rf"row {note}\b")

    def test_cells_say_what_they_span_in_both_files(self):
        run = subprocess.run(["qpdf", "--qdf", "--object-streams=disable",
                              self.output / "table.pdf", "-"], capture_output=True, check=True)
        self.assertEqual(run.stdout.count(b"/RowSpan 3"), 20)
        self.assertEqual(run.stdout.count(b"/ColSpan 2"), 20)
        self.assertEqual(run.stdout.count(b"/Scope /Row"), 21)
        book = self.book("table")
        self.assertEqual(book.count('rowspan="3"'), 20)
        self.assertEqual(book.count('colspan="2"'), 20)
        self.assertEqual(book.count('scope="row"'), 21)

    def test_a_list_over_many_pages_is_one_list(self):
        self.assertGreaterEqual(len([p for p in self.pages("list") if "item" in p]), 7)
        outline = tags(self.output / "list.pdf")
        self.assertEqual(count(outline, "L"), 1)
        self.assertEqual(count(outline, "LI"), 100)
        text = words(outline)
        for i in range(100):
            self.assertEqual(text.count(f"item{i}x"), 1, i)

    def test_cells_hold_blocks(self):
        outline = tags(self.output / "blocks.pdf")
        self.assertEqual(count(outline, "Table"), 1)
        self.assertEqual(count(outline, "L"), 1)
        self.assertIn("<ul", self.book("blocks"))

    def test_judges_find_nothing(self):
        files = sorted(self.output.glob("*.pdf"))
        self.assertEqual(judges.verapdf(files), [])
        self.assertEqual(judges.epubcheck(sorted(self.output.glob("*.epub"))), [])


if __name__ == "__main__":
    unittest.main()
