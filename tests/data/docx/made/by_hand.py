"""Writes the documents whose producer is "hand": WordprocessingML as Word itself writes it, for what
no library makes. Usage: python3 by_hand.py FOLDER"""
import pathlib
import struct
import sys
import zipfile
import zlib

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml"}.items())
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def png(width=40, height=30, colour=(32, 128, 160)):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes(colour) * width for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs, style="", more=""):
    inner = "".join(r if r.startswith("<") else run(r) for r in runs)
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{more}</w:pPr>{inner}</w:p>"


def cell(*blocks, span=1, merge=None):
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    inner = "".join(b if b.startswith("<w:p") or b.startswith("<w:tbl") else p(b) for b in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells, head=False):
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{properties}{''.join(c if c.startswith('<w:tc') else cell(c) for c in cells)}</w:tr>"


def table(*rows, columns=3, head=True):
    look = f'<w:tblLook w:firstRow="{int(head)}" w:val="{"0420" if head else "0400"}"/>'
    grid = "".join('<w:gridCol w:w="2400"/>' for _ in range(columns))
    return f'<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def field(code, result):
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    return (mark("begin") + f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
            + mark("separate") + run(result) + mark("end"))


def picture(relation, alternative="", width=1828800, height=1371600):
    descr = f' descr="{alternative}"' if alternative is not None else ""
    return (f'<w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="1" name="Picture 1"{descr}/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill><pic:spPr/></pic:pic>'
            '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')


def text_box(*blocks):
    """As Word writes it: the shape, and for older programs the same in VML."""
    inner = "".join(blocks)
    return ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
            '<wp:extent cx="1828800" cy="914400"/><wp:docPr id="9" name="Text Box 2"/>'
            '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
            'wordprocessingShape"><wps:wsp><wps:txbx>'
            f'<w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>'
            '</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>'
            f'<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>'
            '</mc:AlternateContent></w:r>')


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{name}"/>{more}</w:style>'
    for i, name, more in [
        ("Normal", "Normal", ""), ("Title", "Title", ""), ("Subtitle", "Subtitle", ""),
        *[(f"Heading{n}", f"heading {n}", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr>')
          for n in range(1, 7)],
        *[(f"TOC{n}", f"toc {n}", "") for n in range(1, 4)], ("TOCHeading", "TOC Heading", ""),
        ("Caption", "caption", ""), ("ListParagraph", "List Paragraph", ""),
        ("FootnoteText", "footnote text", ""), ("Quote", "Quote", "")])


def numbering():
    def abstract(number, fmt, text):
        return (f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/></w:lvl>'
                f'<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
                '<w:lvlText w:val="o"/></w:lvl></w:abstractNum>')
    kinds = [(0, "bullet", "•"), (1, "decimal", "%1."), (2, "lowerLetter", "%1)")]
    nums = "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>'
                   for i, _, _ in kinds)
    nums += ('<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
             '<w:startOverride w:val="5"/></w:lvlOverride></w:num>')
    return "".join(abstract(*k) for k in kinds) + nums


def item(text, number=1, level=0):
    return p(text, style="ListParagraph",
             more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def write(path, body, parts=None, relations=None, core=None, language="en-GB", override=None):
    """parts: name -> bytes; relations: id -> (type, target)."""
    parts = dict(parts or {})
    relations = {"rS": ("styles", "styles.xml"), "rN": ("numbering", "numbering.xml"),
                 **(relations or {})}
    kinds = {"png": "image/png", "emf": "image/x-emf", "jpeg": "image/jpeg", "bin": "application/x",
             "gif": "image/gif", "xml": "application/xml",
             "rels": "application/vnd.openxmlformats-package.relationships+xml"}
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             + "".join(f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in kinds.items())
             + f'<Override PartName="/word/document.xml" ContentType="{word}document.main+xml"/>'
             + f'<Override PartName="/word/styles.xml" ContentType="{word}styles+xml"/></Types>')
    fonts = f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    files = {
        "[Content_Types].xml": types,
        "_rels/.rels": relationships({"r1": ("officeDocument", "word/document.xml"),
                                      "r2": ("metadata/core-properties", "docProps/core.xml")}),
        "docProps/core.xml": core or "",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(relations),
        "word/styles.xml": f"<w:styles {NAMESPACES}>{fonts}{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{numbering()}</w:numbering>",
        **parts, **(override or {})}
    if not core:
        del files["docProps/core.xml"]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, (2026, 11, 20, 12, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)


def relationships(items):
    schema = "http://schemas.openxmlformats.org/package/2006/relationships"
    def kind(name):
        return (f"http://schemas.openxmlformats.org/package/2006/relationships/{name}"
                if "/" in name else OFFICE + name)
    return (f'<Relationships xmlns="{schema}">' + "".join(
        f'<Relationship Id="{i}" Type="{kind(k)}" Target="{t}"'
        + (' TargetMode="External"' if "://" in t or t.startswith("mailto") else "") + "/>"
        for i, (k, t) in items.items()) + "</Relationships>")


def core(title="", creator="", keywords=""):
    return ('<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
            'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>"
            f"<cp:keywords>{keywords}</cp:keywords>"
            '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-10-05T09:30:00Z</dcterms:modified>'
            "</cp:coreProperties>")


def notes(kind, texts):
    name = {"footnotes": "footnote", "endnotes": "endnote"}[kind]
    inner = (f'<w:{name} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{name}>')
    for number, text in enumerate(texts, 1):
        inner += f'<w:{name} w:id="{number}">{p(f"<w:r><w:{name}Ref/></w:r>", " " + text)}</w:{name}>'
    return f"<w:{kind} {NAMESPACES}>{inner}</w:{kind}>"


def reference(kind, number):
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def change(kind, text, author="Dr Lee"):
    tag = "delText" if kind == "del" else "t"
    return (f'<w:{kind} w:id="7" w:author="{author}" w:date="2026-09-01T10:00:00Z"><w:r>'
            f'<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r></w:{kind}>')


def hand_text_boxes(path):
    write(path,
          p("Before your infusion", style="Heading1")
          + p("Eat a light breakfast.", text_box(p("Call 555 0100 at once if you have a fever above 38.5 °C."),
                                                 item("shivering"), item("a new rash")),
              " Drink two glasses of water.")
          + p("Wear loose clothing.")
          + table(row("When", "What", head=True),
                  row(cell(p("08:00", text_box(p("Boxed in a cell: 12.5 mg.")))), "Arrive"), columns=2))


def hand_vml_box(path):
    body = (p("Pillow talk", style="Heading1")
            + p('<w:r><w:pict><v:shape><v:textbox><w:txbxContent>' + p("An old box from Word 2003 says 7 days.")
                + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>", "The text around it."))
    write(path, body)


def hand_tracked_changes(path):
    comments = (f'<w:comments {NAMESPACES}><w:comment w:id="3" w:author="Nurse Kim" '
                f'w:date="2026-09-02T08:00:00Z">{p("Is this dose right?")}</w:comment></w:comments>')
    write(path,
          p("Dosing", style="Heading1")
          + p("Take ", change("del", "10 mg"), change("ins", "5 mg"), " every ",
              '<w:commentRangeStart w:id="3"/>', run("8 hours"), '<w:commentRangeEnd w:id="3"/>',
              '<w:r><w:commentReference w:id="3"/></w:r>', ".")
          + p("Moved: ", '<w:moveFrom w:id="8" w:author="A"><w:r><w:t>with food </w:t></w:r></w:moveFrom>',
              "swallow whole, ", '<w:moveTo w:id="9" w:author="A"><w:r><w:t>with food</w:t></w:r></w:moveTo>', ".")
          + p("First half", more='<w:rPr><w:del w:id="11" w:author="B"/></w:rPr>')
          + p(" and second half of one paragraph."),
          parts={"word/comments.xml": comments}, relations={"rC": ("comments", "comments.xml")})


def hand_merged_cells(path):
    write(path,
          p("Table 1: Doses by week", style="Caption")
          + table(row(cell("Week", merge="restart"), cell("In the day", span=2), head=True),
                  row(cell("", merge="on"), "Morning", "Evening", head=True),
                  row(cell("First", merge="restart"), "5 mg", "5 mg"),
                  row(cell("", merge="on"), "10 mg", "7.5 mg"),
                  row("At most", cell("20 mg | never more", span=2)))
          + p("After the table.")
          + table(row("Name", "Phone"), row("Ward 7", "555 0107"), row("Desk", "555 0100"),
                  columns=2, head=False)
          + table(row(cell(p("Remember"), item("bring this sheet"), item("bring your list"))), columns=1, head=False))


def hand_notes(path):
    write(path,
          p("Evidence", style="Heading1")
          + p("Of 120 patients 84 improved", reference("footnote", 1), " within 6 months",
              reference("endnote", 1), ".")
          + p("Second", reference("footnote", 2), " mention."),
          parts={"word/footnotes.xml": notes("footnotes", ["Smith 2024, p. 17.", "See table 3."]),
                 "word/endnotes.xml": notes("endnotes", ["Registered as NCT01234567."])},
          relations={"rF": ("footnotes", "footnotes.xml"), "rE": ("endnotes", "endnotes.xml")})


def hand_fields_and_contents(path):
    write(path,
          p("Contents", style="TOCHeading")
          + p(field('TOC \\o "1-3"', "Before you come 1"), style="TOC1")
          + p("After you leave 2", style="TOC1")
          + p('<w:bookmarkStart w:id="1" w:name="_Ref77"/>', "Before you come",
              '<w:bookmarkEnd w:id="1"/>', style="Heading1")
          + p("Printed on ", field("DATE", "5 October 2026"), ", page ", field("PAGEREF _Ref77", "3"),
              ". See ", '<w:hyperlink w:anchor="_Ref77">' + run("Before you come") + "</w:hyperlink>",
              " or ", '<w:hyperlink r:id="rH">' + run("our page") + "</w:hyperlink>", " or ",
              '<w:hyperlink w:anchor="nowhere">' + run("a dead place") + "</w:hyperlink>", ".")
          + p("Figure ", field("SEQ Figure", "1"), ": a drawing", style="Caption")
          + p("After you leave", style="Heading1")
          + p("Name: ", field("FORMTEXT", "Jane Roe"), ' <w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
              " consent given."),
          relations={"rH": ("hyperlink", "https://example.org/a_b?x=1&amp;y=2"),
                     "rK": ("header", "header1.xml"), "rL": ("footer", "footer1.xml")},
          parts={"word/header1.xml": f"<w:hdr {NAMESPACES}>{p('St Anna Clinic, version 3')}</w:hdr>",
                 "word/footer1.xml": f"<w:ftr {NAMESPACES}>{p('Page ', field('PAGE', '1'))}</w:ftr>"})


def hand_equations(path):
    fraction = ("<m:oMath><m:f><m:num><m:r><m:t>dose</m:t></m:r></m:num><m:den><m:r><m:t>70</m:t></m:r>"
                "</m:den></m:f></m:oMath>")
    simple = ("<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup>"
              "</m:sSup></m:oMath>")
    write(path, p("The dose per kilogram is ", fraction, ", and a bag holds ", simple, " cells.")
          + p("CO", run("2", '<w:vertAlign w:val="subscript"/>'), " and x", run("2", '<w:vertAlign w:val="superscript"/>'),
              " and ", run("H2O", "<w:b/>"), "."))


def hand_pictures(path):
    emf = struct.pack("<II", 1, 88) + b"\0" * 32 + b" EMF" + b"\0" * 200
    write(path,
          p("Pictures", style="Heading1")
          + p(picture("rP1", "A syringe beside a ruler"))
          + p("Figure 1. The syringe holds 1 ml.", style="Caption")
          + p("Without words: ", picture("rP1", None), " in a line.")
          + p(picture("rP2", "A drawing in an old format"))
          + p(picture("rP3", "A screenshot of a cell phone Description automatically generated"))
          + p(picture("rP9", "Its file is missing")),
          parts={"word/media/image1.png": png(), "word/media/image2.emf": emf,
                 "word/media/../../../evil.png": png(8, 8)},
          relations={"rP1": ("image", "media/image1.png"), "rP2": ("image", "media/image2.emf"),
                     "rP3": ("image", "media/../../../evil.png"), "rP9": ("image", "media/none.png")})


def hand_diagram(path):
    data = ('<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>'
            + "".join(f'<dgm:pt><dgm:t><a:p><a:r><a:t>{t}</a:t></a:r></a:p></dgm:t></dgm:pt>'
                      for t in ["Collect", "Grow for 21 days", "Infuse"]) + "</dgm:ptLst></dgm:dataModel>")
    drawing = ('<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="4" name="Diagram"/>'
               '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram">'
               '<dgm:relIds r:dm="rD"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')
    ole = ('<w:r><w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rO"/></w:object></w:r>')
    write(path, p("How cells are made", style="Heading1") + p("In three steps:") + p(drawing)
          + p("The costs: ", ole, " in euro.")
          + p("Hidden: ", run("internal remark 42", "<w:vanish/>"), "seen."),
          parts={"word/diagrams/data1.xml": data, "word/embeddings/x.bin": b"x"},
          relations={"rD": ("diagramData", "diagrams/data1.xml"), "rO": ("oleObject", "embeddings/x.bin")})


def hand_bold_headings(path):
    bold = "<w:b/>"
    write(path,
          p(run("PATIENT INFORMATION SHEET", bold + '<w:sz w:val="36"/>'), more='<w:jc w:val="center"/>')
          + p(run("What is it?", bold)) + p("It is a treatment with cells.")
          + p(run("How ", bold), run("is it ", bold), run("given?", bold)) + p("Into a vein, over 45 minutes.")
          + p(run("Never stop it by yourself.", bold)) + p("• typed bullet one") + p("• typed bullet two")
          + p("1. typed number") + p("2. another typed number")
          + p("*not emphasis* _nor this_ [nor a link](x) `nor code` # nor heading {#nor id} &lt;b&gt;nor tag&lt;/b&gt; &amp;amp; a|b ~~x~~ \\ $5 :::"),
          core=core("", "Ann Author", "cells; infusion, safety"))


def hand_characters(path):
    write(path,
          p("Zeichen", style="Heading1")
          + p("Weiches\u00adTrennen, ge\u00adschützt: 5\u00a0mg, schmal 10\u202fkg, „Anführung“ – ‚halb‘ … 3×4 ≥ 12 µg")
          + p("Nicht<w:noBreakHyphen/>trennen".replace("<w:noBreakHyphen/>", "\u2011"))
          + "<w:p><w:r><w:t>Kein</w:t><w:noBreakHyphen/><w:t>Trennen</w:t><w:softHyphen/><w:t>hier</w:t><w:tab/>"
            "<w:t>nach</w:t><w:br/><w:t>Umbruch</w:t></w:r></w:p>"
          + p("ﬁ Ligatur, 𝟗 und e\u0301, \u200bnull, 日本語 и العربية."),
          language="de-DE")


def hand_arabic(path):
    rtl = "<w:rtl/>"
    write(path,
          p(run("الخلايا الجذعية", rtl), style="Heading1", more="<w:bidi/>")
          + p(run("خذ ", rtl), run("5 mg", ""), run(" كل 8 ساعات، وليس أكثر من 15 مغ في اليوم.", rtl), more="<w:bidi/>")
          + item(run("اشرب الماء", rtl)) + item(run("استرح", rtl)),
          override={"word/styles.xml": f'<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>'
                    f'<w:lang w:val="en-US" w:bidi="ar-EG"/></w:rPr></w:rPrDefault></w:docDefaults>{STYLES}</w:styles>'})


def hand_lists(path):
    write(path,
          p("Lists", style="Heading2")
          + item("bullet one") + item("nested bullet", level=1) + item("bullet two")
          + p("Between.")
          + item("number one", 2) + item("number two", 2)
          + p("A paragraph between the numbers.")
          + item("number five", 4) + item("number six", 4)
          + item("letter a", 3) + item("letter b", 3)
          + p("Skipped a level", style="Heading5") + p("See step b."))


def main(folder):
    for name, make in sorted(globals().items()):
        if name.startswith("hand_"):
            make(pathlib.Path(folder, name.replace("_", "-") + ".docx"))


if __name__ == "__main__":
    main(sys.argv[1])
