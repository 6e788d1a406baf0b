#!/usr/bin/env python3
"""The editions of this repository, judged by others: veraPDF (PDF/UA-1, PDF/A-2a), qpdf, EPUBCheck
and Ace find nothing, MuPDF and poppler open them without an error, and the article's words are in
them, every one, in their order."""
import html
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest
import zipfile

import judges
from bifolium import PLAIN, PROGRAM, ROOT


def words(text):
    """The words of a text: NFC, without soft hyphens, split at white space."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "").split()


class Project(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        run = subprocess.run([PROGRAM, "build", ROOT, "-o", cls.folder.name], capture_output=True,
                             text=True, env=PLAIN, check=False)
        if run.returncode != 0:
            raise AssertionError(run.stdout + run.stderr)
        output = pathlib.Path(cls.folder.name)
        cls.papers = sorted(output.rglob("*.pdf"))
        cls.books = sorted(output.rglob("*.epub"))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_every_edition_is_there(self):
        made = [str(p.relative_to(self.folder.name)) for p in self.papers + self.books]
        self.assertEqual([name for name in made if name.startswith("en/")],
                         ["en/guide.pdf", "en/msc-leaflet.pdf", "en/msc.pdf", "en/guide.epub",
                          "en/msc.epub"])
        for tag in ("ar", "de", "es", "fr", "hi", "ja", "uk", "zh-Hans"):
            self.assertEqual([name for name in made if name.startswith(tag + "/")],
                             [f"{tag}/msc-leaflet-preview.pdf", f"{tag}/msc-preview.pdf",
                              f"{tag}/msc-preview.epub"])

    def test_verapdf(self):
        self.assertEqual(judges.verapdf(self.papers), [])

    def test_qpdf(self):
        for paper in self.papers:
            self.assertEqual(judges.qpdf(paper), [])

    def test_epubcheck(self):
        self.assertEqual(judges.epubcheck(self.books), [])

    def test_ace(self):
        for book in self.books:
            self.assertEqual(judges.ace(book), [], book.name)

    def test_readers_open_them(self):
        for tool in ("mutool", "pdftotext"):
            if shutil.which(tool) is None:
                judges.missing(tool)
        for file in self.papers + self.books:
            commands = [["mutool", "draw", "-q", "-F", "txt", "-o", "/dev/null", file]]
            if file.suffix == ".pdf":
                commands.append(["pdftotext", file, "/dev/null"])
            for command in commands:
                run = subprocess.run(command, capture_output=True, text=True, check=False)
                # Debian's MuPDF says of itself that it has no colour management and is older than
                # EPUB 3: nothing that stands against the file.
                said = [line for line in run.stderr.splitlines() if line not in (
                    "warning: ICC support is not available", "warning: unknown epub version: 3.0")]
                self.assertEqual((run.returncode, said), (0, []), command)

    def test_the_words_of_the_article(self):
        article = (ROOT / "tests/data/msc.txt").read_text(encoding="utf-8")
        # Bullets, Q: and A: are markup in the manuscript; a bullet's mark is no word.
        expected = words(re.sub(r"^(-|Q:|A:)\s*", "", article, flags=re.M))
        for found, where in ((self.words_of_paper(), "PDF"), (self.words_of_book(), "EPUB")):
            at = 0
            for word in found:
                if at < len(expected) and word == expected[at]:
                    at += 1
            self.assertEqual(expected[at:at + 5], [], f"first words that are not in the {where}")

    def words_of_paper(self):
        paper = next(p for p in self.papers if p.name == "msc.pdf")
        run = subprocess.run(["pdfinfo", "-struct-text", paper], capture_output=True, text=True,
                             check=True)
        return words(" ".join(re.findall(r'^\s*"(.*)"$', run.stdout, re.M)))

    def words_of_book(self):
        book = next(b for b in self.books if b.name == "msc.epub")
        text = []
        with zipfile.ZipFile(book) as archive:
            package = archive.read("EPUB/package.opf").decode()
            for idref in re.findall(r'<itemref[^>]*idref="([^"]+)"', package):
                href = re.search(rf'<item [^>]*id="{idref}"[^>]*>', package)[0]
                name = "EPUB/" + re.search(r'href="([^"]+)"', href)[1]
                body = archive.read(name).decode().split("<body", 1)[1]
                body = re.sub(r"<(?=/?(p|h\d|li|section|div|dt|dd|td|th)\b)", " <", body)
                text.append(re.sub(r"<[^>]*>", "", "<body" + body))
        return words(html.unescape(" ".join(text)))


if __name__ == "__main__":
    if not os.environ.get("BIFOLIUM"):
        raise SystemExit("run it through ctest")
    unittest.main()
