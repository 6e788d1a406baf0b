"""What an import tells of a Word document that holds what a manuscript cannot say: each code by a
document that has just that."""
import io
import os
import shutil
import subprocess
import unittest
import zipfile

from bifolium import PLAIN, PROGRAM, project

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (f'xmlns:w="{W}" xmlns:r="{R}" '
         'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
         'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
         'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
         'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
         'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
         'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
         'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"')
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944"
                    "4154789c6360606060000000050001a5f645400000000049454e44ae426082")


def p(inner, properties=""):
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text, properties=""):
    return (f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}"
            f'<w:t xml:space="preserve">{text}</w:t></w:r>')


def cell(text):
    return f"<w:tc><w:tcPr/>{p(r(text))}</w:tc>"


def table(*rows):
    grid = '<w:gridCol w:w="900"/>' * len(rows[0])
    body = "".join("<w:tr>" + "".join(map(cell, row)) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def picture(part, words):
    return p('<w:r><w:drawing><wp:inline><wp:extent cx="9000" cy="9000"/>'
             f'<wp:docPr id="1" name="Picture 1" descr="{words}"/><a:graphic><a:graphicData '
             'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
             '<pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
             f'<a:blip r:embed="{part}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData>'
             "</a:graphic></wp:inline></w:drawing></w:r>")


BOX = p('<w:r><w:pict><v:shape><v:textbox><w:txbxContent>' + p(r("In a box.")) +
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")
LANGUAGE = '<w:lang w:val="en-GB"/>'
TEXT = p(r("The quick brown fox jumps over the lazy dog.", LANGUAGE))
# code -> what the document's body holds beside a paragraph of English
BODIES = {
    "import.box": table(["A lone cell."]),
    "import.comment": p('<w:commentRangeStart w:id="0"/>' + r("words") + '<w:commentRangeEnd w:id="0"/>'
                        '<w:r><w:commentReference w:id="0"/></w:r>'),
    "import.contents-list": p(r("First 3"), '<w:pStyle w:val="TOC1"/>'),
    "import.dead-link": p('<w:hyperlink w:anchor="none">' + r("there") + "</w:hyperlink>"),
    "import.equation": p("<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b"
                         "</m:t></m:r></m:den></m:f></m:oMath>"),
    "import.field": p('<w:fldSimple w:instr=" PAGEREF x ">' + r("7") + "</w:fldSimple>"),
    "import.hidden": p(r("Not for readers.", "<w:vanish/>")),
    "import.list-numbering": p(r("one"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    "import.lost-drawing": p('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'),
    "import.lost-picture": picture("rId77", "A dog"),
    "import.made-up-alternative": picture("rId8", "A picture containing text Description "
                                          "automatically generated"),
    "import.margin": '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/></w:sectPr>',
    "import.lost-words": p('<w:r><w:ruby><w:rt>' + r("above") + "</w:rt><w:rubyBase>" + r("base") +
                           "</w:rubyBase></w:ruby></w:r>"),
    "import.moved-words": table(["a", "b"], ["c", "d"]) +
                          p(r("A caption of the table"), '<w:pStyle w:val="TableCaption"/>'),
    "import.other-language": p(r("Der schnelle braune Fuchs.", '<w:lang w:val="de-DE"/>')),
    "import.picture-format": picture("rId9", "A dog"),
    "import.symbol": p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
    "import.table-head": table(["a", "b"], ["c", "d"]),
    "import.table-too-large": table(["x"] * 201, ["y"] * 201),
    "import.text-box": BOX,
    "import.tracked-change": p('<w:ins w:id="1" w:author="J" w:date="2026-01-01T00:00:00Z">' +
                               r("new words") + "</w:ins>"),
    "import.typed-list": p(r("- one")) + p(r("- two")),
    "import.bold-paragraph": p(r("A bold line", "<w:b/>")) + p(r("Text below it.")),
}
PARTS = {
    "word/comments.xml": f'<w:comments {NAMES}><w:comment w:id="0" w:author="J" w:initials="J">'
                         + p(r("Is this right?")) + "</w:comment></w:comments>",
    "word/header1.xml": f"<w:hdr {NAMES}>{p(r('A running head'))}</w:hdr>",
    "word/numbering.xml": f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
                          '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/>'
                          '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
                          "</w:num></w:numbering>",
    "word/styles.xml": f'<w:styles {NAMES}><w:style w:type="paragraph" w:styleId="TOC1">'
                       '<w:name w:val="toc 1"/></w:style><w:style w:type="paragraph" '
                       'w:styleId="TableCaption"><w:name w:val="Table Caption"/></w:style></w:styles>',
}
KINDS = {"rId4": ("comments", "comments.xml"), "rId5": ("numbering", "numbering.xml"),
         "rId6": ("header", "header1.xml"), "rId7": ("styles", "styles.xml"),
         "rId8": ("image", "media/a.png"), "rId9": ("image", "media/b.emf")}


def docx(body):
    types = "".join(f'<Override PartName="/word/{file}" ContentType="application/vnd.openxmlformats-'
                    f'officedocument.wordprocessingml.{kind}+xml"/>'
                    for kind, file in KINDS.values() if file.endswith(".xml"))
    links = "".join(f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{file}"/>'
                    for name, (kind, file) in KINDS.items())
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    space = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{space}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default '
        'Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/relationships"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels":
            f'<Relationships xmlns="{space}/relationships">{links}</Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>", **PARTS}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, head + text)
        archive.writestr("word/media/a.png", PNG)
        archive.writestr("word/media/b.emf", b"\1\0\0\0")
    return out.getvalue()


def codes(content, *arguments, name="a.docx"):
    with project({name: content}) as folder:
        done = subprocess.run([PROGRAM, "import", name, "-o", "out", "--message-format", "short",
                               *arguments], cwd=folder, capture_output=True, env=PLAIN, timeout=60,
                              check=False, encoding="utf-8")
        again = subprocess.run([PROGRAM, "import", name, "-o", "out", "--message-format", "short"],
                               cwd=folder, capture_output=True, env=PLAIN, timeout=60, check=False,
                               encoding="utf-8")
    return done.stdout + done.stderr, again.stdout + again.stderr


@unittest.skipIf(shutil.which("pandoc") is None and not os.environ.get("CI"), "pandoc is missing")
class ImportCodes(unittest.TestCase):
    def test_what_a_manuscript_cannot_say_is_told(self):
        for code, body in BODIES.items():
            with self.subTest(code=code):
                said, _ = codes(docx(TEXT + body))
                self.assertIn(f"[{code}]", said)

    def test_a_sound_document_draws_a_word_on_its_header_only(self):
        self.assertNotRegex(codes(docx(TEXT))[0], r"\[import\.(?!margin)")

    def test_a_language_that_nobody_named(self):
        self.assertIn("[import.no-language]", codes(docx(p(r("Words."))))[0])

    def test_a_manuscript_that_is_there(self):
        self.assertIn("[import.exists]", codes(docx(TEXT))[1])

    def test_what_is_no_document(self):
        self.assertIn("[import.unreadable]", codes(b"PK\3\4 no archive")[0])


    def test_what_is_pasted(self):
        for code, text in (("import.not-taken", "\\begin{x}\na\n\\end{x}\n\nText.\n"),
                           ("import.too-deep", "> " * 300 + "deep\n")):
            with project({}) as folder:
                done = subprocess.run([PROGRAM, "import", "-", "-o", "out", "--from", "markdown",
                                       "--message-format", "short"], cwd=folder, input=text,
                                      capture_output=True, env=PLAIN, timeout=60, check=False,
                                      encoding="utf-8")
            self.assertIn(f"[{code}]", done.stdout)


if __name__ == "__main__":
    unittest.main()
