#!/usr/bin/env python3
"""The PDF, by judges that did not write it. Tampered copies must each fail in veraPDF, by the rule
that is for them: else a pass says nothing. And the text comes back as it was written."""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest

import judges
from bifolium import ROOT, Run, project

MANUSCRIPT = """---
title: A leaflet
lang: en
---
# A leaflet

Some words and [a link](https://example.org/).

![A cell](cell.svg)

| Drug | Dose |
|------|------|
| A    | 5 mg |

- one
- two
"""
CELL = ('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
        '<circle cx="20" cy="20" r="15" fill="#005a70"/></svg>')
SHEET = ('@page { @bottom-center { content: counter(page) } }\n'
         'body { font-family: "Noto Sans" }\n')
LATIN = {
    "ligatures": "Efficient affluent offices file fluent waffles.",
    "german": "Weißwürste, Größe, naïve façade, “quoted” – dashed.",
    "greek": "Καλημέρα κόσμε, η ψυχή.",
    "cyrillic": "Съешь же ещё этих мягких булок.",
    "vietnamese": "Tiếng Việt có nhiều dấu: ẩm thực, quyển sách.",
}
STRUCTURE_ONLY = {
    "arabic": ("ar", "الخلايا الجذعية قد تساعد في العلاج."),
    "hindi": ("hi", "स्टेम कोशिकाएँ शरीर की मरम्मत कर सकती हैं।"),
}


def built(files, name="leaflet"):
    """The folder, and the PDF in it."""
    folder = project(files)
    run = Run(folder.name, ["build", f"{name}.md", "--style", "sheet.css", "--format", "pdf"])
    pdf = pathlib.Path(folder.name, "output/en", f"{name}.pdf")
    if not pdf.exists():
        raise AssertionError(f"no PDF: {run.findings} {run.stderr}")
    return folder, pdf


def said_by(*command):
    if shutil.which(command[0]) is None:
        judges.missing(command[0])
    run = subprocess.run(command, capture_output=True, check=False)
    return run.stdout.decode(errors="replace")


def folded(text):
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())


class Tampered(unittest.TestCase):
    # what is done to the file, and the clause of ISO 14289-1 or 19005-2 that must object
    DEEDS = {
        "no-alternative": ("7.3", rb"\n  /Alt <[^>]*>", b""),
        "footer-no-artifact": ("7.1", rb"/Artifact <</Type /Pagination[^\n]* BDC", b"/Nothing BMC"),
        "no-language": ("7.2", rb"\n */Lang (?:\([^)]*\)|<[^>]*>)", b""),
        "no-scope": ("7.5", rb"\n */Scope /Column", b""),
        "no-unicode": ("7.21", rb"\n */ToUnicode \d+ 0 R", b""),
        "wrong-width": ("7.21", rb"(/W \[\s+0\s+\[\s+\d+(?:\.\d+)?\s+)\d+(?:\.\d+)?", rb"\g<1>999"),
    }

    def test_each_is_caught(self):
        if not judges.VERAPDF.exists():
            judges.missing("veraPDF")
        folder, pdf = built({"leaflet.md": MANUSCRIPT, "cell.svg": CELL, "sheet.css": SHEET})
        with folder, tempfile.TemporaryDirectory() as place:
            self.assertEqual(judges.verapdf([pdf]), [])
            self.assertEqual(judges.qpdf(pdf), [])
            plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(pdf), "-"],
                                   capture_output=True, check=True).stdout
            for name, (clause, pattern, instead) in self.DEEDS.items():
                tampered, count = re.subn(pattern, instead, plain)
                self.assertGreater(count, 0, f"{name}: nothing to tamper with")
                file = pathlib.Path(place, name + ".pdf")
                fixed = subprocess.run(["fix-qdf"], input=tampered, capture_output=True, check=True)
                file.write_bytes(fixed.stdout)
                said = judges.verapdf([file], "ua1")
                rules = [line.split()[0] for line in said if re.match(r"  \d", line)]
                self.assertTrue(any(r.startswith(clause) for r in rules), f"{name}: {said}")
            # Written anew without a deed, the file still passes: the deeds it is that fail.
            file = pathlib.Path(place, "untouched.pdf")
            file.write_bytes(plain)
            self.assertEqual(judges.verapdf([file], "ua1"), [])


class Extraction(unittest.TestCase):
    def test_letters_come_back_exact(self):
        text = "---\ntitle: Letters\nlang: en\n---\n# Letters\n\n" + "\n\n".join(LATIN.values())
        folder, pdf = built({"leaflet.md": text, "sheet.css": SHEET})
        with folder:
            readers = {"pdftotext": said_by("pdftotext", str(pdf), "-"),
                       "mutool": said_by("mutool", "draw", "-q", "-F", "txt", str(pdf)),
                       "structure": said_by("pdfinfo", "-struct-text", str(pdf)).replace('"', "")}
            for reader, said in readers.items():
                for name, line in LATIN.items():
                    self.assertIn(folded(line).replace('"', ""), folded(said), f"{name} in {reader}")

    def test_letters_of_a_cff_face_come_back_exact(self):
        font = ROOT / "tests/data/fonts/BifoliumTestCFF-Regular.otf"
        line = "Quick affluent offices, naïve façade: 12 of 345."
        sheet = ('@font-face { font-family: Cff; src: url("fonts/BifoliumTestCFF-Regular.otf") }\n'
                 "* { font-family: Cff !important }\n")
        digest = hashlib.sha256(font.read_bytes()).hexdigest()
        folder, pdf = built({"leaflet.md": f"---\ntitle: Letters\nlang: en\n---\n# Letters\n\n{line}\n",
                             "sheet.css": sheet, f"fonts/{font.name}": font.read_bytes(),
                             "fonts/manifest": f"{digest}  {font.name}\n"})
        with folder:
            self.assertRegex(said_by("pdffonts", str(pdf)), r"BifoliumTestCFF\S* +CID Type 0C")
            self.assertIn(line, folded(said_by("pdftotext", "-raw", str(pdf), "-")))
            self.assertIn(line, folded(said_by("mutool", "draw", "-q", "-F", "txt", str(pdf))))
            self.assertEqual(judges.verapdf([pdf]), [])

    def test_structure_speaks_scripts_that_reorder(self):
        text = "---\ntitle: Scripts\nlang: en\n---\n# Scripts\n"
        for lang, line in STRUCTURE_ONLY.values():
            direction = " dir=rtl" if lang == "ar" else ""
            text += f"\n::: note {{lang={lang}{direction}}}\n{line}\n:::\n"
        folder, pdf = built({"leaflet.md": text, "sheet.css": SHEET})
        with folder:
            said = said_by("pdfinfo", "-struct-text", str(pdf))
            words = folded("".join(re.findall(r'"(.*)"', said)))
            for name, (_, line) in STRUCTURE_ONLY.items():
                self.assertIn(folded(line), words, name)
            self.assertEqual(judges.verapdf([pdf]), [])


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    unittest.main()
