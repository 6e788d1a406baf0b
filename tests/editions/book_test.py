#!/usr/bin/env python3
"""A book as a whole: front matter in roman numbers, chapters that open on right-hand pages, blank
pages without a head, a contents list whose numbers are right, and every footnote on the page of
its mark."""
import pathlib
import re
import subprocess
import sys
import unittest

import judges
import notes
from bifolium import ROOT, Run, project

sys.path.insert(0, str(ROOT / "tests/bench"))
import generate  # noqa: E402

SHEET = """
@page { size: 110mm 150mm; margin: 15mm;
        @top-center { content: string(head) } @bottom-center { content: counter(page) } }
@page front { @bottom-center { content: counter(page, lower-roman) } @top-center { content: none } }
@page chapter:first { @top-center { content: none } }
@page :nth(1 of chapter) { margin-top: 40mm }
@page :blank { @top-center { content: none } @bottom-center { content: none } }
body { page: front; font-family: "Noto Sans"; font-size: 9pt; hyphens: manual }
.part { page: chapter; break-before: right }
.first { counter-reset: page 1 }
h1 { string-set: head content() }
.contents a::after { content: leader(".") target-counter(attr(href), page) }
"""
WORDS = "Words of this chapter go on, and on, so that it takes more than one page to say them. "


def manuscript(sizes):
    text = ["---\ntitle: A book\nlang: en\ncontents: 1\n---\n"]
    for number, size in enumerate(sizes, 1):
        title = f"Chapter number {number}"
        text.append(f"# {title} {{.part{' .first' if number == 1 else ''}}}\n")
        text += [WORDS * 6 + f"So ends {title}, part {i}.\n" for i in range(size)]
    return "\n".join(text)


def labels_of(pdf, pages):
    """Of each page, as a reader's page field shows it."""
    run = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(pdf), "-"],
                         capture_output=True, check=True)
    data = run.stdout.decode("latin-1")
    tree = data[data.index("/PageLabels"):]
    reference = re.match(r"/PageLabels (\d+) 0 R", tree)
    if reference:
        tree = data[re.search(rf"^{reference[1]} 0 obj", data, re.M).start():]
    ranges = {int(m[1]): m[2] for m in re.finditer(r"(\d+)\s*<<(.*?)>>", tree[:tree.index("endobj")],
                                                  re.S)}
    labels, style, number = [], None, 1
    for page in range(pages):
        if page in ranges:
            found = re.search(r"/S /(\w)", ranges[page])
            style = found[1] if found else None
            number = int((re.search(r"/St (\d+)", ranges[page]) or [0, 1])[1])
        labels.append(roman(number) if style == "r" else str(number) if style == "D" else "")
        number += 1
    return labels


def roman(number):
    text = ""
    for value, letters in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            text, number = text + letters, number - value
    return text


class Book(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = project({"book.md": manuscript([7, 4, 7, 1]), "sheet.css": SHEET})
        cls.run_ = Run(cls.folder.name, ["build", "book.md", "--style", "sheet.css", "--format", "pdf"])
        cls.pdf = pathlib.Path(cls.folder.name, "output/en/book.pdf")
        text = subprocess.run(["pdftotext", "-layout", str(cls.pdf), "-"], capture_output=True,
                              check=True).stdout.decode()
        cls.pages = text.split("\f")[:-1]
        cls.labels = labels_of(cls.pdf, len(cls.pages))
        cls.first = {}
        for index, page in enumerate(cls.pages):
            lines = [line.strip() for line in page.strip().splitlines()]
            if lines and re.fullmatch(r"Chapter number \d", lines[0]) and cls.labels[index].isdigit():
                cls.first.setdefault(lines[0], index)

    def test_is_publishable_and_accessible(self):
        self.assertEqual(self.run_.exit_code, 0, self.run_.findings)
        self.assertEqual(judges.verapdf([self.pdf]), [])

    def test_front_matter_counts_in_roman_numbers_and_the_text_in_decimal_ones(self):
        begin, end = self.first["Chapter number 1"], len(self.pages) - 1  # the last is back matter
        self.assertEqual(self.labels[:begin], [roman(n) for n in range(1, begin + 1)])
        self.assertEqual(self.labels[begin:end], [str(n) for n in range(1, end - begin + 1)])
        printed = [page.strip().splitlines()[-1].strip() if page.strip() else None
                   for page in self.pages]
        for index, label in enumerate(printed):
            if label is not None:
                self.assertEqual(label, self.labels[index], f"page {index + 1}")

    def test_chapters_open_on_right_hand_pages_without_a_head(self):
        self.assertEqual(len(self.first), 4)
        for title, index in self.first.items():
            self.assertEqual(index % 2, 0, title)
            self.assertEqual(self.pages[index].count(title + "\n"), 1, title)

    def test_pages_left_blank_show_nothing(self):
        blank = [i for i, page in enumerate(self.pages) if not page.strip()]
        self.assertTrue(blank, "this book should have blank pages")
        for index in blank:
            self.assertIn(index + 1, self.first.values())

    def test_other_pages_have_their_chapters_title_as_head(self):
        heads = 0
        for title, begin in self.first.items():
            for index in range(begin + 1, len(self.pages) - 1):  # the last is back matter
                if index in self.first.values() or not self.pages[index].strip():
                    break
                self.assertEqual(self.pages[index].strip().splitlines()[0].strip(), title)
                heads += 1
        self.assertGreater(heads, 3)

    def test_the_contents_list_names_the_right_pages(self):
        listed = {}
        for page in self.pages[:self.first["Chapter number 1"]]:
            for match in re.finditer(r"(Chapter number \d)\s*[. ]*\.\s*(\d+)\s*$", page, re.M):
                listed[match[1]] = match[2]
        self.assertEqual(listed, {t: self.labels[i] for t, i in self.first.items()})

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()


class Notes(unittest.TestCase):
    def test_every_note_is_on_the_page_of_its_mark_or_goes_on_from_there(self):
        folder = project({"sheet.css": "@page { size: a5 } body { hyphens: manual }"})
        generate.write(pathlib.Path(folder.name), 60)
        source = pathlib.Path(folder.name, "doc.md")
        text = source.read_text(encoding="utf-8")
        # Some notes are long, so that some go on over the page.
        longer = re.sub(r"(?m)^(\[\^n\d*[02468]\]: .*)$", lambda m: m[1] + " " + m[1][6:] * 40, text)
        source.write_text(longer, encoding="utf-8")
        run = Run(folder.name, ["build", "doc.md", "--style", "sheet.css", "--format", "pdf"])
        self.assertEqual(run.exit_code, 0, run.findings)
        pdf = pathlib.Path(folder.name, "output/en/doc.pdf")
        against, count, continued = notes.check(longer, str(pdf))
        self.assertEqual(against, [])
        self.assertGreater(count, 10)
        self.assertGreater(continued, 2)
        folder.cleanup()

    def test_elements_at_the_foot_are_read_where_they_stand(self):
        text = ("---\nlang: en\n---\n\n# A\n\nBefore [an aside with [a link](https://example.org/)]"
                "{.aside} after.\n\n- item [second]{.aside} end\n")
        folder = project({"n.md": text, "sheet.css": ".aside { float: footnote }"})
        run = Run(folder.name, ["build", "n.md", "--style", "sheet.css"])
        self.assertEqual(run.exit_code, 0, run.findings)  # verify compares PDF, e-book, manuscript
        pdf = pathlib.Path(folder.name, "output/en/n.pdf")
        self.assertEqual(judges.verapdf([pdf]), [])
        shown = notes.pages_of(str(pdf))[0]
        self.assertLess(shown.index("after."), shown.index("anaside"))
        self.assertRegex(shown, r"1anasidewithalink2second")
        folder.cleanup()

    def test_the_check_finds_what_is_lost(self):
        folder = project({"n.md": "---\nlang: en\n---\n\n# A\n\ntext[^a]\n\n[^a]: said of it\n"})
        Run(folder.name, ["build", "n.md", "--format", "pdf"])
        pdf = str(pathlib.Path(folder.name, "output/en/n.pdf"))
        self.assertEqual(notes.check("text[^a]\n\n[^a]: said of it\n", pdf), ([], 1, 0))
        self.assertEqual(len(notes.check("text[^a]\n\n[^a]: other words\n", pdf)[0]), 1)
        self.assertEqual(len(notes.check("text[^a]\n\n[^a]: said of it and more\n", pdf)[0]), 1)
        self.assertEqual(len(notes.check("b[^b] c[^c]\n\n[^b]: said of it\n[^c]: x\n", pdf)[0]), 1)
        folder.cleanup()


if __name__ == "__main__":
    unittest.main()
