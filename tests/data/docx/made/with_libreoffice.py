"""Writes the documents whose producer is LibreOffice (7.4), from flat OpenDocument and HTML made here.
Usage: python3 with_libreoffice.py FOLDER"""
import base64
import pathlib
import subprocess
import sys
import tempfile

from by_hand import png

OFFICE = ('<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
          'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
          'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
          'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
          'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
          'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
          'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
          'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" '
          'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
          'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">')


def flat(body, language="en", country="GB", meta="", automatic=""):
    return (f'<?xml version="1.0" encoding="UTF-8"?>{OFFICE}<office:meta>{meta}</office:meta><office:styles>'
            f'<style:default-style style:family="paragraph"><style:text-properties fo:language="{language}" '
            f'fo:country="{country}"/></style:default-style></office:styles>'
            f'<office:automatic-styles>{automatic}</office:automatic-styles>'
            f'<office:body><office:text>{body}</office:text></office:body></office:document>')


def p(text):
    return f"<text:p>{text}</text:p>"


def h(level, text):
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def note(number, text, kind="footnote"):
    return (f'<text:note text:id="n{kind}{number}" text:note-class="{kind}"><text:note-citation>{number}'
            f"</text:note-citation><text:note-body><text:p>{text}</text:p></text:note-body></text:note>")


NOTES = flat(h(1, "Why we wait") + p("Half of them" + note(1, "That is 42 of 84.") + " waited 3 days"
             + note(2, "See the appendix, p. 9.") + " or more" + note(1, "An endnote with 7 words in it.", "endnote") + ".")
             + h(2, "Then") + p("Soft\u00adhyphen, 5\u00a0mg, a<text:tab/>tab, a<text:line-break/>break, two<text:s text:c=\"3\"/>spaces."),
             meta="<dc:title>Waiting</dc:title><meta:initial-creator>Ann</meta:initial-creator>")

FRAME = flat(h(1, "Framed") + p('<draw:frame text:anchor-type="paragraph" svg:width="6cm" draw:name="Frame1">'
             '<draw:text-box fo:min-height="2cm"><text:p>In the frame: call 555 0142.</text:p>'
             "<text:p>Second paragraph of the frame.</text:p></draw:text-box></draw:frame>Around the frame are 5 words.")
             + p("Drawn: " + '<draw:custom-shape text:anchor-type="char" svg:width="4cm" svg:height="2cm">'
                 "<text:p>Words on a shape, 99 %.</text:p></draw:custom-shape>" + " and after."))

PICTURE = flat(h(1, "Shown") + p(f'<draw:frame text:anchor-type="as-char" svg:width="4cm" svg:height="3cm" draw:name="Image1">'
               f'<draw:image><office:binary-data>{base64.b64encode(png()).decode()}</office:binary-data></draw:image>'
               "<svg:title>Rectangle</svg:title><svg:desc>A teal rectangle, 4 cm wide</svg:desc></draw:frame>")
               + p("Words under it."))

CHANGES = flat('<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info>'
               "<dc:creator>Bo</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info></text:insertion>"
               '</text:changed-region><text:changed-region text:id="c2"><text:deletion><office:change-info>'
               "<dc:creator>Bo</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info>"
               "<text:p>four</text:p></text:deletion></text:changed-region></text:tracked-changes>"
               + p('Take <text:change-start text:change-id="c1"/>two<text:change-end text:change-id="c1"/>'
                   '<text:change text:change-id="c2"/> tablets'
                   '<office:annotation><dc:creator>Bo</dc:creator><text:p>Sure?</text:p></office:annotation> at noon.'))

ARABIC = flat(h(1, "قبل العملية") + p("لا تأكل بعد الساعة 22:00، واشرب 250 مل من الماء حتى 06:00.")
              + p("اتصل بالرقم +1 555 0100 عند الحاجة."), "ar", "EG")

PAGE = """<html lang="fr"><head><meta charset="utf-8"><title>Retour</title></head><body lang="fr-FR">
<h1>Le retour à la maison</h1><p>Prenez <b>5&nbsp;mg</b> à 8&nbsp;h, <i>jamais</i> plus de 15&nbsp;mg&nbsp;; « repos »&nbsp;!</p>
<ul><li>Buvez 1,5&nbsp;l</li><li>Marchez :<ol><li>10 min</li><li>20 min</li></ol></li></ul>
<table border="1"><tr><th>Jour</th><th colspan="2">Dose</th></tr><tr><td rowspan="2">1</td><td>2,5 mg</td><td>8 h</td></tr>
<tr><td>5 mg</td><td>20 h</td></tr></table><p>H<sub>2</sub>O, 10<sup>6</sup>, <u>souligné</u>, <s>barré</s>,
<a href="https://example.org/fr">un lien</a>.</p><blockquote>Une citation de 5 mots.</blockquote><hr><p>Fin.</p></body></html>"""

SOURCES = {"notes": ("fodt", NOTES), "frame": ("fodt", FRAME), "picture": ("fodt", PICTURE),
           "changes": ("fodt", CHANGES), "arabic": ("fodt", ARABIC), "french": ("html", PAGE)}


def main(folder):
    with tempfile.TemporaryDirectory() as work:
        for name, (kind, text) in SOURCES.items():
            source = pathlib.Path(work, f"libreoffice-{name}.{kind}")
            source.write_text(text, encoding="utf-8")
            reader = ["--infilter=HTML (StarWriter)"] if kind == "html" else []
            subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", *reader,
                            "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, source],
                           check=True, capture_output=True)


if __name__ == "__main__":
    main(sys.argv[1])
