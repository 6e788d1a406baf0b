"""Writes the documents whose producer is python-docx (1.2.0). Usage: python3 with_python_docx.py FOLDER"""
import io
import pathlib
import sys

import docx
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from by_hand import png


def leaflet(path):
    d = docx.Document()
    d.add_heading("Your knee operation", 0)
    d.add_heading("Before you come", 1)
    d.add_paragraph("Stop eating at ").add_run("22:00").bold = True
    d.paragraphs[-1].add_run(" on the evening before; water is allowed until ")
    d.paragraphs[-1].add_run("06:00").italic = True
    d.paragraphs[-1].add_run(".")
    for text in ("your insurance card", "a list of your medicines", "loose trousers"):
        d.add_paragraph(text, style="List Bullet")
    for text in ("Report at the desk.", "Sign the form.", "Wait in room 12."):
        d.add_paragraph(text, style="List Number")
    d.add_paragraph("Ask if anything is unclear.", style="Intense Quote")
    d.add_picture(io.BytesIO(png(60, 40)), width=Mm(40))
    d.add_paragraph("Figure 1. The way to room 12.", style="Caption")
    d.core_properties.title, d.core_properties.author = "Knee", "Orthopaedics"
    d.save(path)


def doses(path):
    d = docx.Document()
    d.add_heading("Doses", 2)
    table = d.add_table(rows=5, cols=4)
    table.style = "Table Grid"
    for i, row in enumerate(table.rows):
        for k, cell in enumerate(row.cells):
            cell.text = f"{(i + 1) * (k + 1) * 2.5:g} mg" if i and k else f"h{i}{k}"
    table.cell(0, 1).merge(table.cell(0, 3)).text = "Milligrams by day"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Weeks 1 and 2"
    table.cell(3, 1).text = ""
    table.cell(3, 1).add_paragraph("first line")
    table.cell(3, 1).add_paragraph("second line")
    inner = table.cell(4, 3).add_table(rows=2, cols=2)
    for i, row in enumerate(inner.rows):
        for k, cell in enumerate(row.cells):
            cell.text = f"inner {i}.{k}"
    d.save(path)


def formats(path):
    d = docx.Document()
    p = d.add_paragraph()
    for text, change in (("caps ", "all_caps"), ("small ", "small_caps"), ("struck ", "strike"),
                         ("under ", "underline"), ("sub", "subscript"), ("sup", "superscript"),
                         ("hidden ", "hidden"), ("shadow ", "shadow")):
        setattr(p.add_run(text).font, change, True)
    p.add_run("marked ").font.highlight_color = WD_COLOR_INDEX.YELLOW
    run = p.add_run("red")
    run.font.color.rgb, run.font.size = RGBColor(255, 0, 0), Pt(20)
    q = d.add_paragraph("one")
    for part in ("two", "three"):
        q.add_run().add_break(WD_BREAK.LINE)
        q.add_run(part)
    q.add_run("\tafter a tab").bold = True
    q.add_run().add_break(WD_BREAK.PAGE)
    r = d.add_paragraph()
    for i, part in enumerate(("Un", "believ", "able", "!", " Really", " 100", "%")):
        r.add_run(part).bold = i % 2 == 0
    s = d.add_paragraph()
    for text, bold, italic in (("a(", 0, 0), ("b)", 1, 0), ("c", 0, 0), ("“d”", 1, 0), ("e", 0, 1), ("f", 1, 1),
                               ("g", 0, 1), (" *h* ", 1, 0), ("_i_", 0, 1), ("日本", 1, 0), ("。", 0, 0)):
        run = s.add_run(text)
        run.bold, run.italic = bool(bold), bool(italic)
    d.save(path)


def sections(path):
    d = docx.Document()
    d.sections[0].header.paragraphs[0].text = "Klinik am See"
    d.sections[0].footer.paragraphs[0].text = "Stand: 03/2026"
    rpr = d.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    rpr.find(qn("w:lang")).set(qn("w:val"), "de-CH")
    d.add_heading("Nach der Spritze", 1)
    d.add_paragraph("Kühlen Sie 3-mal täglich je 10 Min., höchstens 1,5 Std. insgesamt.")
    d.add_section()
    d.add_heading("Notfall", 1)
    d.add_paragraph("Rufen Sie 144. Fragen: 044 555 01 00, täglich 8–17 Uhr.")
    p = d.add_paragraph()
    run = p.add_run("prudence")
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), "fr-CH")
    run._r.get_or_add_rPr().append(lang)
    d.save(path)


def many(path):
    d = docx.Document()
    for section in range(12):
        d.add_heading(f"Section {section + 1}", 1 + section % 3)
        for i in range(6):
            d.add_paragraph(f"Sentence {i} of section {section + 1} says {section * 17 + i * 3} and "
                            f"{(section + 1) / (i + 2):.3f}, no more, no less.")
    d.save(path)


def main(folder):
    for make in (leaflet, doses, formats, sections, many):
        make(str(pathlib.Path(folder, f"python-docx-{make.__name__}.docx")))


if __name__ == "__main__":
    main(sys.argv[1])
