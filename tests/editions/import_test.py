"""Documents of many producers (tests/data/docx) through `bifolium import`: every word and number, in
order, by an extraction that shares nothing with the program (zipfile and ElementTree here; the e-book's
XHTML there), or listed as lost; and every manuscript builds or names the place that stops it."""
import json
import pathlib
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest
import xml.etree.ElementTree as ET
import zipfile

import bifolium

CORPUS = bifolium.ROOT / "tests/data/docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
H = "{http://www.w3.org/1999/xhtml}"


def words(text):
    text = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    return text.split()


class Document:
    """A DOCX file's words, paragraph by paragraph."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        self.contents_styles = set()
        if "word/styles.xml" in self.archive.namelist():
            for style in self.tree("word/styles.xml").iter(f"{W}style"):
                name = style.find(f"{W}name")
                if name is not None and re.match(r"toc (\d|heading)", name.get(f"{W}val", "").lower()):
                    self.contents_styles.add(style.get(f"{W}styleId"))
        self.marks, self.text = [], []
        for paragraph in self.paragraphs(self.tree("word/document.xml")):
            self.add(paragraph, self.text)
        self.notes = []
        for kind, number in list(self.marks):
            part = self.tree(f"word/{kind}s.xml")
            for note in part.iter(f"{W}{kind}"):
                if note.get(f"{W}id") == number:
                    for paragraph in self.paragraphs(note):
                        self.add(paragraph, self.notes)

    def tree(self, name):
        return ET.fromstring(self.archive.read(name))

    def paragraphs(self, element):
        """Paragraphs that lie in no other paragraph."""
        for child in element:
            if child.tag == f"{W}p":
                yield child
            elif child.tag == f"{MC}AlternateContent":
                yield from self.paragraphs(child[0])
            elif child.tag not in (f"{W}del", f"{W}moveFrom"):
                yield from self.paragraphs(child)

    def add(self, paragraph, out):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") in self.contents_styles:
            return
        pieces, boxes = [], []
        self.runs(paragraph, pieces, boxes)
        out.append("".join(pieces))
        for box in boxes:
            for inner in self.paragraphs(box):
                self.add(inner, out)

    def runs(self, element, pieces, boxes):
        for child in element:
            tag = child.tag
            if tag in (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText"):
                continue
            if tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag == f"{MC}AlternateContent":
                self.runs(child[0], pieces, boxes)
            elif tag == f"{W}t":
                pieces.append(child.text or "")
            elif tag in (f"{W}tab", f"{W}br", f"{W}cr"):
                pieces.append(" ")
            elif tag == f"{W}noBreakHyphen":
                pieces.append("\u2011")
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self.marks.append((tag[len(W):-len("Reference")], child.get(f"{W}id")))
            else:
                self.runs(child, pieces, boxes)


class Book:
    """An e-book's words: of its text, and of its notes."""

    def __init__(self, path):
        self.text, self.notes = [], []
        with zipfile.ZipFile(path) as archive:
            package = next(n for n in archive.namelist() if n.endswith(".opf"))
            opf = ET.fromstring(archive.read(package))
            spaces = {"o": "http://www.idpf.org/2007/opf"}
            hrefs = {i.get("id"): i.get("href") for i in opf.iterfind(".//o:item", spaces)}
            for item in opf.iterfind(".//o:itemref", spaces):
                href = hrefs[item.get("idref")]
                if "titlepage" in href or "nav" in href or "cover" in href:
                    continue
                name = str(pathlib.PurePosixPath(package).parent / href)
                self.walk(ET.fromstring(archive.read(name)).find(f"{H}body"), self.text)
        self.text = " ".join(self.text)
        self.notes = " ".join(self.notes)

    def walk(self, element, out):
        classes = (element.get("class") or "").split()
        if "noteref" in classes or element.get("role") == "doc-pagebreak":
            return
        if "about" in classes or "contents" in classes or "cover" in classes:
            return
        if "footnote" in classes or "notes" in classes:
            out = self.notes
        inline = element.tag[len(H):] in ("em", "strong", "span", "code", "a", "sub", "sup", "u", "del", "small",
                                          "abbr", "kbd", "bdi", "img", "s")
        pieces = [element.text or ""]
        collected = [pieces]
        for child in element:
            inner = []
            self.walk(child, inner)
            if child.tag[len(H):] in ("em", "strong", "span", "code", "a", "sub", "sup", "u", "del", "small", "abbr",
                                      "kbd", "bdi", "img", "s"):
                collected[-1].append("".join(inner))
            else:
                collected.append([" ", " ".join(inner), " "])
                collected.append([])
            collected[-1].append(child.tail or "")
        out.append(("" if inline else " ") + "".join("".join(c) for c in collected))


def is_subsequence(small, large):
    rest = iter(large)
    return next((word for word in small if word not in rest), None)


def mended(folder, report):
    """The manuscript without what its findings say stops it: the places must be right for that."""
    path = folder / report["manuscript"]
    lines = path.read_text(encoding="utf-8").split("\n")
    for finding in report["findings"]:
        if finding["severity"] != "error" or not finding.get("file", "").endswith(".md"):
            continue
        at = finding["line"] - 1
        if finding["code"] == "image.missing-alt":
            lines[at] = lines[at].replace("![](", "![Words](")
        else:
            lines[at] = re.sub(r"!\[[^]]*\]\([^)]*\)(\{[^}]*\})?", "", lines[at])
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def front_words(manuscript):
    """Words of the document that stand in the front matter: its title, its authors."""
    head = manuscript.read_text(encoding="utf-8").split("\n---\n")[0]
    out = []
    for line in head.splitlines():
        key, _, value = line.partition(": ")
        if key in ("title", "subtitle", "authors", "date"):
            out += words(" ".join(json.loads(value)) if value.startswith("[") else value.strip('"'))
    return out


@unittest.skipUnless(shutil.which("pandoc") or os.environ.get("CI") == "true", "pandoc is not installed")
class ImportTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="bifolium-")
        cls.folder = pathlib.Path(cls.temporary.name)
        run = subprocess.run([bifolium.PROGRAM, "import", CORPUS, "-o", "out", "--message-format", "json"],
                             cwd=cls.folder, capture_output=True, env=bifolium.PLAIN, timeout=600, check=False)
        cls.exit_code = run.returncode
        cls.reports = {pathlib.Path(d["document"]).stem: d for d in json.loads(run.stdout)["documents"]}

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def codes(self, name):
        return [f["code"] for f in self.reports[name]["findings"]]

    def markdown(self, name):
        return (self.folder / self.reports[name]["manuscript"]).read_text(encoding="utf-8")

    def test_every_word_in_order_or_lost(self):
        self.assertGreaterEqual(len(self.reports), 30)
        for name, report in sorted(self.reports.items()):
            with self.subTest(name):
                document = Document(CORPUS / f"{name}.docx")
                manuscript = mended(self.folder, report)
                run = bifolium.Run(self.folder, ["build", str(manuscript), "-o", f"built/{name}", "--format", "epub"])
                self.assertEqual(run.exit_code, 0, run.stderr)
                book = Book(next((self.folder / "built" / name).rglob("*.epub")))
                front = front_words(manuscript)
                said, found = words(" ".join(document.text)), front + words(book.text)
                if "import.equation" in self.codes(name):  # a formula's signs touch the words beside it
                    said, found = (re.findall(r"\w+", " ".join(x)) for x in (said, found))
                lost = words(" ".join(report["lost-words"]))
                self.assertIsNone(is_subsequence([w for w in said if w not in lost], found))
                self.assertIsNone(is_subsequence(words(" ".join(document.notes)), words(book.notes)))
                # Nor is anything invented, but for TeX, and facts in the front matter.
                if not set(self.codes(name)) & {"import.equation", "import.symbol"}:
                    self.assertIsNone(is_subsequence(words(book.text), said))

    def test_what_does_not_build_names_its_place(self):
        stopped = {n: r for n, r in self.reports.items() if not r["builds"]}
        self.assertEqual(sorted(stopped), ["hand-pictures", "python-docx-leaflet"])
        for report in stopped.values():
            self.assertTrue(any(f["severity"] == "error" and f.get("file", "").endswith(".md")
                                for f in report["findings"]))
        self.assertEqual(self.exit_code, 1)

    def test_nothing_is_lost_here(self):
        self.assertEqual({n: r["lost-words"] for n, r in self.reports.items() if r["lost"]}, {})

    def test_oddities_are_told(self):
        for name, codes in {
                "hand-text-boxes": ["import.text-box"], "hand-vml-box": ["import.text-box"],
                "libreoffice-frame": ["import.text-box"],
                "hand-tracked-changes": ["import.tracked-change", "import.comment"],
                "hand-equations": ["import.equation"], "hand-bold-headings": ["import.bold-paragraph", "import.typed-list"],
                "hand-fields-and-contents": ["import.field", "import.symbol", "import.margin", "import.contents-list",
                                             "import.dead-link"],
                "hand-diagram": ["import.lost-drawing", "import.hidden"], "hand-lists": ["import.list-numbering"],
                "hand-merged-cells": ["import.table-head", "import.box"],
                "hand-pictures": ["import.lost-picture", "import.made-up-alternative", "import.picture-format",
                                  "image.missing-alt", "image.unsupported"],
                "npm-docx-table": ["import.no-language"], "python-docx-sections": ["import.other-language"]}.items():
            with self.subTest(name):
                self.assertLessEqual(set(codes), set(self.codes(name)))

    def test_what_becomes_of_structure(self):
        boxes = self.markdown("hand-text-boxes")
        self.assertIn("::: text-box\nCall 555 0100 at once if you have a fever above 38.5 °C.\n\n- shivering\n", boxes)
        self.assertIn("Take 5 mg every 8 hours.", self.markdown("hand-tracked-changes"))
        self.assertIn("First half and second half of one paragraph.", self.markdown("hand-tracked-changes"))
        table = self.markdown("hand-merged-cells")
        self.assertIn("Table: Table 1: Doses by week {header-rows=2}", table)
        self.assertIn("| Week {rowspan=2} | In the day {colspan=2} | |", table)
        self.assertIn("10<sup>6</sup>", self.markdown("libreoffice-french"))
        self.assertIn("5. number five\n6. number six", self.markdown("hand-lists"))
        self.assertIn("lang: ar-EG", self.markdown("hand-arabic"))
        self.assertIn('![A syringe beside a ruler](images/hand-pictures/image1.png "Figure 1. The syringe holds 1 ml.")',
                      self.markdown("hand-pictures"))

    def test_changes_rejected_and_headings_from_bold(self):
        run = subprocess.run([bifolium.PROGRAM, "import", CORPUS / "hand-tracked-changes.docx",
                              CORPUS / "hand-bold-headings.docx", "-o", "other", "--changes", "rejected",
                              "--headings-from-bold", "-q"], cwd=self.folder, capture_output=True,
                             env=bifolium.PLAIN, timeout=100, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("Take 10 mg every", (self.folder / "other/hand-tracked-changes.md").read_text())
        self.assertIn("\n# What is it?\n", (self.folder / "other/hand-bold-headings.md").read_text())
        self.assertTrue((self.folder / "other/import-report.md").read_text().startswith("# Imported documents"))


def archive(parts):
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
            for name, data in parts.items():
                made.writestr(name, data)
        file.seek(0)
        return file.read()


def docx(body, **more):
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    schema = "http://schemas.openxmlformats.org/package/2006/relationships"
    return archive({
        "[Content_Types].xml": f'<Types xmlns="{kinds}"/>',
        "_rels/.rels": f'<Relationships xmlns="{schema}"><Relationship Id="r" Type="{relation}" '
                       'Target="word/document.xml"/></Relationships>',
        "word/document.xml": body if isinstance(body, bytes) else
        f'<w:document xmlns:w="{W[1:-1]}"><w:body>{body}</w:body></w:document>', **more})


def text(words_):
    return f"<w:p><w:r><w:t>{words_}</w:t></w:r></w:p>"


class HostileTest(unittest.TestCase):
    """One bad file is a finding, stops no other, and takes neither long nor much."""

    def imported(self, files, *arguments):
        with bifolium.project({f"in/{name}": data for name, data in files.items()}) as folder:
            run = subprocess.run([bifolium.PROGRAM, "import", "in", "-o", "out", "--message-format", "json", *arguments],
                                 cwd=folder, capture_output=True, env=bifolium.PLAIN, timeout=300, check=False)
            self.assertIn(run.returncode, (0, 1), run.stderr)
            written = bifolium.outputs(pathlib.Path(folder) / "out")
            outside = set(bifolium.outputs(folder)) - {f"in/{n}" for n in files} - {f"out/{n}" for n in written}
            self.assertEqual(outside, set())
            return {pathlib.Path(d["document"]).stem: d for d in json.loads(run.stdout)["documents"]}, written

    @unittest.skipUnless(shutil.which("pandoc") or os.environ.get("CI") == "true", "pandoc is not installed")
    def test_bad_files_among_good_ones(self):
        good = docx(text("Take 5 mg."))
        locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
        bomb = b"<!DOCTYPE x [" + b"".join(b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10) for i in range(1, 20)) \
            + b"]><x>&e19;</x>"
        reports, written = self.imported({
            "a-good.docx": good, "b-empty.docx": b"", "c-text.docx": b"Just words", "d-cut.docx": good[:len(good) // 2],
            "e-locked.docx": locked, "f-old.docx": locked[:500], "g-entities.docx": docx(bomb),
            "h-bomb.docx": docx(b" " * (100 << 20)), "i-ill.docx": docx(b"<w:document><w:body>"),
            "j-deep.docx": docx("<w:tbl><w:tr><w:tc>" * 3000 + text("x") + "</w:tc></w:tr></w:tbl>" * 3000),
            "k-sheet.docx": archive({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}),
            "l-zip.docx": archive({"readme.txt": "hello"}), "m-none.docx": docx(""), "z-good.docx": good})
        for name, why in {"b-empty": "empty", "c-text": "no archive", "d-cut": "cut off", "e-locked": "password",
                          "f-old": ".doc", "g-entities": "DOCTYPE", "h-bomb": "more than", "i-ill": "cannot be read",
                          "j-deep": "deep", "k-sheet": "no text", "l-zip": "something else"}.items():
            finding = reports[name]["findings"][0]
            self.assertEqual(finding["code"], "import.unreadable", name)
            self.assertIn(why, finding["message"], name)
            self.assertNotIn(f"{name}.md", written)
        for name in ("a-good", "z-good"):
            self.assertIn(b"Take 5 mg.", written[f"{name}.md"])
            self.assertTrue(reports[name]["builds"])
        self.assertIn("import-report.json", written)

    @unittest.skipUnless(shutil.which("pandoc") or os.environ.get("CI") == "true", "pandoc is not installed")
    def test_a_manuscript_is_not_written_over(self):
        with bifolium.project({"a.docx": docx(text("New.")), "a.md": "Mine.\n"}) as folder:
            def run(*more):
                return subprocess.run([bifolium.PROGRAM, "import", "a.docx", *more], cwd=folder, capture_output=True,
                                      env=bifolium.PLAIN, timeout=60, check=False)
            refused = run()
            self.assertEqual(refused.returncode, 1)
            self.assertEqual(pathlib.Path(folder, "a.md").read_text(), "Mine.\n")
            self.assertIn(b"import.exists", refused.stderr)
            run("--replace")
            self.assertIn("New.", pathlib.Path(folder, "a.md").read_text())

    def test_without_pandoc(self):
        with bifolium.project({"a.docx": b"PK"}) as folder:
            run = subprocess.run([bifolium.PROGRAM, "import", "a.docx"], cwd=folder, capture_output=True,
                                 env={"PATH": "/nowhere"}, timeout=60, check=False)
            self.assertEqual(run.returncode, 3)
            self.assertIn(b"apt install pandoc", run.stderr)
            run = subprocess.run([bifolium.PROGRAM, "import", "-", "--from", "text", "-o", "p.md"], cwd=folder,
                                 input="Rest.\n\n• Drink 2 l\n".encode(), capture_output=True,
                                 env={"PATH": "/nowhere"}, timeout=60, check=False)
            self.assertEqual(pathlib.Path(folder, "p.md").read_text(), "Rest.\n\n- Drink 2 l\n")

    def test_usage(self):
        with bifolium.project({"x/note.txt": "x"}) as folder:
            self.assertEqual(bifolium.Run(folder, ["import", "nothing.docx"]).exit_code, 2)
            self.assertEqual(bifolium.Run(folder, ["import", "x"]).exit_code, 2)


if __name__ == "__main__":
    unittest.main(verbosity=1)
