#!/usr/bin/env python3
"""Pictures of the pages: one for each page of a PDF, of the page's size, and none left behind."""
import pathlib
import struct
import tempfile
import unittest

import bifolium

PAGED = "---\nlang: en\n---\n\n# Pages\n\nOne.\n\n# More\n\nTwo.\n\n# Last\n\nThree.\n"
SHEET = "@page { size: 100mm 150mm } h1 { break-before: page }\n"


def size_of(png):
    """Width and height, from the header's fixed place."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


class PagePictures(unittest.TestCase):
    def build(self, folder, text):
        pathlib.Path(folder, "a.md").write_text(text, encoding="utf-8")
        pathlib.Path(folder, "a.css").write_text(SHEET, encoding="utf-8")
        return bifolium.Run(folder, ["build", "a.md", "--style", "a.css", "-o", "out",
                                     "--page-pictures", "pictures"])

    def test_one_for_each_page(self):
        with tempfile.TemporaryDirectory() as folder:
            run = self.build(folder, PAGED)
            self.assertEqual(run.exit_code, 0, run.stderr)
            pictures = bifolium.outputs(pathlib.Path(folder, "pictures"))
            self.assertEqual(sorted(pictures), [f"en/a-page-00{n}.png" for n in (1, 2, 3)])
            # 110 pixels an inch of 100 mm × 150 mm, to the whole pixel.
            for png in pictures.values():
                self.assertEqual(size_of(png), (433, 650))
            self.assertEqual(len(set(pictures.values())), 3)
            self.assertEqual(run.report["editions"][0]["files"][0]["path"], "out/en/a.pdf")
            self.assertEqual(sorted(bifolium.outputs(pathlib.Path(folder, "out/en"))),
                             ["a.epub", "a.pdf"])

    def test_a_page_that_is_no_more_leaves_no_picture(self):
        with tempfile.TemporaryDirectory() as folder:
            self.build(folder, PAGED)
            self.build(folder, PAGED[:PAGED.index("# Last")])
            self.assertEqual(sorted(bifolium.outputs(pathlib.Path(folder, "pictures"))),
                             ["en/a-page-001.png", "en/a-page-002.png"])

    def test_a_withheld_edition_shows_its_pages_apart(self):
        with tempfile.TemporaryDirectory() as folder:
            self.build(folder, PAGED)
            run = self.build(folder, PAGED + "\n[There](#nowhere)\n")
            self.assertEqual(run.exit_code, 1)
            shown = [f"withheld/en/a-page-00{n}.png" for n in (1, 2, 3)]
            self.assertEqual(sorted(bifolium.outputs(pathlib.Path(folder, "pictures"))), shown)
            self.build(folder, PAGED)
            self.assertEqual(sorted(bifolium.outputs(pathlib.Path(folder, "pictures"))),
                             [f"en/a-page-00{n}.png" for n in (1, 2, 3)])

    def test_a_file_in_the_folders_place(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "pictures").write_text("not a folder", encoding="utf-8")
            run = self.build(folder, PAGED)
            self.assertEqual(run.exit_code, 75)
            self.assertEqual([code for code, _ in run.findings], ["file.world"])


if __name__ == "__main__":
    unittest.main()
