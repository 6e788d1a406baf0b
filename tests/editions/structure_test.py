#!/usr/bin/env python3
"""One structure: the tag outline of each PDF, as poppler reads it, equals the outline of its book's
DOM: headings and their levels, paragraphs, lists, tables, quotations, figures and notes, with their
text, in order. (Bifolium compares both with the manuscript after every build, languages and
alternative texts too; this is other code, on the finished files.) Tampered files are found."""
import pathlib
import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest
import xml.etree.ElementTree as tree
import zipfile

import judges
from bifolium import PLAIN, PROGRAM, ROOT

ROLES = {**{f"h{n}": f"H{n}" for n in range(1, 7)}, "p": "P", "pre": "P", "ul": "L", "ol": "L",
         "li": "LI", "dl": "L", "blockquote": "BlockQuote", "table": "Table", "tr": "TR",
         "th": "TH", "td": "TD", "figcaption": "Caption", "caption": "Caption", "img": "Figure",
         "figure": "Figure"}
COMPARED = set(ROLES.values()) | {"Note"}


class Outline(list):
    """Rows of role and text; text without white space, since each file breaks it elsewhere."""

    def open(self, role):
        self.append([role, ""])

    def say(self, text):
        text = "".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())
        if text:
            if not self:
                self.open("")
            self[-1][1] += text


def of_paper(paper):
    run = subprocess.run(["pdfinfo", "-struct-text", paper], capture_output=True, text=True,
                         check=True)
    rows, out, skipped = run.stdout.splitlines(), Outline(), None
    for row in rows:
        depth, row = len(row) - len(row.lstrip()), row.strip()
        if skipped is not None and depth > skipped:
            continue
        skipped = None
        role = re.match(r"([A-Z][A-Za-z0-9]*)(?: <[^>]*>)?(?: \((?:block|inline)\))?:?$", row)
        if role and role[1] in ("Lbl", "TOC"):
            skipped = depth
            if role[1] == "TOC":
                out.pop()  # its heading: the book's contents are its nav
        elif role and role[1] in COMPARED:
            out.open(role[1])
        elif row.startswith('"') and row.endswith('"'):
            out.say(row[1:-1])
    return out


def of_book(book):
    out = Outline()
    with zipfile.ZipFile(book) as archive:
        package = archive.read("EPUB/package.opf").decode()
        for idref in re.findall(r'<itemref[^>]*idref="([^"]+)"', package):
            item = re.search(rf'<item [^>]*id="{idref}"[^>]*>', package)[0]
            href = re.search(r'href="([^"]+)"', item)[1]
            if "cover.xhtml" in href or "nav.xhtml" in href:
                continue  # what readers need beside the text
            body = tree.fromstring(archive.read("EPUB/" + href)).find("{*}body")
            walk(body, out)
    return out


def walk(element, out):
    name = element.tag.rpartition("}")[2]
    classes = element.get("class", "").split()
    if "marker" in classes or name == "dt":
        return
    if name == "aside" and "footnote" in classes:
        out.open("Note")
    elif name in ROLES and not (name == "img" and not element.get("alt")):
        out.open(ROLES[name])
    out.say(element.text or "")
    terms = False
    for child in element:
        if child.tag.endswith("}dt"):
            if not terms:
                out.open("LI")
            terms = True
        else:
            terms = False
        walk(child, out)
        out.say(child.tail or "")


def first_difference(one, other):
    for at, (a, b) in enumerate(zip(one, other)):
        if a != b:
            return f"row {at}: {a} is not {b}"
    return None if len(one) == len(other) else f"{len(one)} rows are not {len(other)}"


class Structure(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if shutil.which("pdfinfo") is None or shutil.which("qpdf") is None:
            judges.missing("pdfinfo or qpdf")
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([PROGRAM, "build", ROOT, "-o", cls.folder.name, "-q"], capture_output=True,
                       env=PLAIN, check=True)
        cls.output = pathlib.Path(cls.folder.name, "en")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_both_files_have_one_outline(self):
        for name, rows in (("msc", 60), ("guide", 300)):
            paper = of_paper(self.output / f"{name}.pdf")
            book = of_book(self.output / f"{name}.epub")
            # The guide shows one paragraph to each medium: .print-only and .ebook-only.
            paper, book = ([row for row in rows_of if not row[1].endswith("hasanotherone.")]
                           for rows_of in (paper, book))
            # Notes at the foot of pages need no heading; those at a chapter's end do.
            book = [row for row in book if row[1] != "Notes" or not row[0].startswith("H")]
            self.assertGreater(len(paper), rows)
            self.assertIsNone(first_difference(paper, book), name)

    def test_every_language_has_the_outline_of_the_source(self):
        source = [role for role, _ in of_paper(self.output / "msc.pdf")]
        tags = sorted(folder.name for folder in self.output.parent.iterdir()
                      if any(folder.glob("*.pdf")) and folder.name != "en")
        self.assertEqual(len(tags), 8)
        for tag in tags:
            folder = self.output.parent / tag
            paper = of_paper(folder / "msc-preview.pdf")
            book = of_book(folder / "msc-preview.epub")
            self.assertIsNone(first_difference(paper, book), tag)
            roles = [role for role, _ in paper]  # one more: the notice that it is a preview
            self.assertEqual(len(roles), len(source) + 1, tag)
            self.assertTrue(any(roles[:i] + roles[i + 1:] == source for i in range(len(roles))),
                            tag)

    def test_tampered_books_are_found(self):
        paper = of_paper(self.output / "msc.pdf")
        for old, new in (("<h2", "<h3"), ("physician", "physicians"), ("<li>", "<li></li><li>"),
                         ("</li>\n<li>", "</li></ul><ul><li>"), (" not universally", " universally"),
                         ("1,000", "1.000")):
            with self.subTest(old=old, new=new):
                self.assertIsNotNone(first_difference(paper, of_book(self.changed(old, new))))

    def changed(self, old, new):
        """A copy of the book with the first `old` in its text replaced."""
        copy, done = self.output / "changed.epub", False
        with zipfile.ZipFile(self.output / "msc.epub") as book, zipfile.ZipFile(copy, "w") as out:
            for item in book.infolist():
                data = book.read(item)
                if not done and "/section-" in item.filename and old.encode() in data:
                    text = data.decode().replace(old, new, 1)
                    data = text.replace("</h2>", "</h3>", 1).encode() if new == "<h3" else text.encode()
                    done = True
                out.writestr(item, data)
        self.assertTrue(done, f"'{old}' is not in the book")
        return copy

    def test_tampered_papers_are_found(self):
        book = of_book(self.output / "msc.epub")
        for old, new in ((b"/S /H2\n", b"/S /H3\n"), (b"/S /L\n", b"/S /P\n"),
                         (b"/S /Caption\n", b"/S /P\n"), (b"/S /LI\n", b"/S /TR\n")):
            plain, changed = self.output / "plain.pdf", self.output / "changed.pdf"
            subprocess.run(["qpdf", "--qdf", "--object-streams=disable", self.output / "msc.pdf",
                            plain], check=True)
            data = plain.read_bytes()
            if old not in data:
                continue
            changed.write_bytes(data.replace(old, new, 1))
            with self.subTest(old=old, new=new):
                self.assertIsNotNone(first_difference(of_paper(changed), book))


if __name__ == "__main__":
    unittest.main()
