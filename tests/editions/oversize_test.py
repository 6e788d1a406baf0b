#!/usr/bin/env python3
"""What has no room is set all the same: every letter is in the PDF, on the sheet, and a finding says
what is too large or could not be kept together, with its place."""
import collections
import pathlib
import re
import subprocess
import unittest

import judges
from bifolium import Run, project

HEAD = "---\nlang: en\n---\n\n# Start\n\nBefore it.\n\n"
TAIL = "\n\nAfter it, the end.\n"
PAGE = ("@page { size: 300pt 200pt; margin: 20pt; @bottom-center { content: none } }\n"
        "body { font-family: 'Noto Sans'; hyphens: manual }\n")
PLAIN = " ".join(f"w{i}" for i in range(400))
PICTURE = ('<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="9000">'
           '<rect width="3000" height="9000" fill="#005a70"/></svg>')


def text_on_sheets(pdf):
    """The text of the pages as far as it stands on them, in whatever order."""
    box = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    words = []
    for page in box.stdout.decode().split("<page ")[1:]:
        width, height = (float(re.search(rf'{side}="([\d.]+)"', page)[1])
                         for side in ("width", "height"))
        for word in re.finditer(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<',
                                page):
            left, top, right, bottom = map(float, word.groups()[:4])
            if left >= -1 and right <= width + 1 and (top + bottom) / 2 <= height and top >= -20:
                words.append(word[5])
    return "".join(words)


class Oversize(unittest.TestCase):
    def build(self, text, sheet, codes, files=None):
        """Builds it, and looks for every letter of the text and for the findings."""
        folder = project({"m.md": HEAD + text + TAIL, "sheet.css": PAGE + sheet, **(files or {})})
        self.addCleanup(folder.cleanup)
        run = Run(folder.name, ["build", "m.md", "--style", "sheet.css", "--format", "pdf"])
        self.assertEqual(run.errors, [])
        found = {f["code"]: f for f in run.report["findings"]}
        for code in codes:
            self.assertIn(code, found)
            self.assertIn("line", found[code], "a finding without a place")
        pdf = pathlib.Path(folder.name, "output/en/m.pdf")
        wanted = "".join(re.findall(r"w\d+", text)) + "Afteritend"
        lost = collections.Counter(wanted) - collections.Counter(text_on_sheets(pdf))
        self.assertEqual(lost, collections.Counter(), "these characters are on no sheet")
        return found, pdf

    def test_a_box_that_may_not_break_and_is_longer_than_its_page(self):
        found, pdf = self.build(f"[{PLAIN}]{{.high}}", ".high { display: inline-block }",
                                ["page.overflow"])
        self.assertRegex(found["page.overflow"]["message"], r"\d+\.\d pt higher .* over \d+ pages")
        self.assertEqual(judges.verapdf([pdf]), [])

    def test_a_box_of_a_height_that_no_page_has(self):
        self.build(f"::: high\n{PLAIN}\n:::", ".high { height: 900pt; border: 1pt solid }", [])

    def test_type_that_is_higher_than_the_page(self):
        found, pdf = self.build("::: huge\nw1\n:::", ".huge { font-size: 250pt; line-height: 1 }",
                                ["page.overflow"])
        self.assertRegex(found["page.overflow"]["message"], r"\d+\.\d pt .* \d+ % of its size")
        self.assertEqual(judges.verapdf([pdf]), [])

    def test_a_float_that_is_longer_than_its_page(self):
        self.build(f"::: side\n{PLAIN}\n:::\n\nBeside it.", ".side { float: left; width: 80pt }",
                   ["page.overflow"])

    def test_a_page_float_that_is_longer_than_its_page(self):
        self.build(f"::: top\n{PLAIN[:800]}\n:::\n\nBelow it.", ".top { float: top }",
                   ["page.overflow"])

    def test_a_table_row_that_is_longer_than_its_page(self):
        self.build(f"| k | l |\n|---|---|\n| {PLAIN} | w999 |", "", [])

    def test_a_line_of_code_that_is_wider_than_its_page(self):
        self.build(f"```\n{PLAIN}\n```", "pre { white-space: pre-wrap }", [])
        self.build(f"```\n{PLAIN[:300]}\n```", "pre, code { white-space: pre }",
                   ["text.overfull", "page.overflow"])

    def test_a_picture_that_is_larger_than_its_page(self):
        self.build("![A wall](wall.svg)\n\nw1", "", [], {"wall.svg": PICTURE})

    def test_a_note_that_is_longer_than_its_page(self):
        self.build(f"Text[^n] w998.\n\n[^n]: {PLAIN}", "", [])

    def test_a_note_that_may_not_break_and_is_longer_than_its_page(self):
        self.build(f"Text[^n].\n\n[^n]: [{PLAIN}]{{.high}}", ".high { display: inline-block }",
                   ["page.overflow"])

    def test_breaks_that_are_avoided_everywhere(self):
        paragraphs = "\n\n".join(PLAIN[i:i + 200].rsplit(" ", 1)[0] for i in range(0, 1500, 200))
        avoid = "* { break-inside: avoid; break-before: avoid; break-after: avoid; orphans: 99 }"
        self.build(paragraphs, avoid, ["page.bad-end"])

    def test_breaks_that_contradict_each_other(self):
        self.build("::: a\nw1\n:::\n\n::: b\nw2\n:::\n\n::: c\nw3\n:::",
                   ".a { break-after: avoid } .b { break-before: right; break-after: left }"
                   ".c { break-before: right; break-inside: avoid }", [])

    def test_a_column_that_is_narrower_than_a_syllable(self):
        self.build("::: narrow\n" + PLAIN[:200] + " extraordinarily\n:::",
                   ".narrow { columns: 60; column-gap: 20pt }", ["page.columns-reduced"])

    def test_a_page_area_that_is_narrower_than_a_word(self):
        self.build("w1 w2 w3", "@page { margin: 20pt 147pt }", ["text.overfull"])


if __name__ == "__main__":
    unittest.main()
