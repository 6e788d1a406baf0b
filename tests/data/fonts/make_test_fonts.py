#!/usr/bin/env python3
"""Writes the fonts of the tests. Every glyph is one em square with an advance of one em, so that
expected numbers can be worked out in the head: at 10 pt a letter is 10 pt wide, 8 pt above the
baseline and 2 pt below it. The space has the same advance and no outline.

Needs fontTools (Debian: python3-fonttools). The same bytes each time. Licence: Apache-2.0, as the
rest of the repository."""
import hashlib
import pathlib

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

HERE = pathlib.Path(__file__).parent
EM, ASCENT, DESCENT = 1000, 800, -200
SPACES = {0x20, 0xA0}


def characters():
    ranges = [(0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x17F, 0x17F), (0x391, 0x3A1),
              (0x3A3, 0x3A9), (0x3B1, 0x3C9), (0x410, 0x44F), (0x5D0, 0x5EA), (0x621, 0x63A),
              (0x641, 0x64A), (0x660, 0x669), (0x2010, 0x2015), (0x2018, 0x201E), (0x2022, 0x2022),
              (0x2026, 0x2026), (0x2192, 0x2192), (0x3042, 0x3044), (0x4E00, 0x4E01),
              (0xAC00, 0xAC01)]
    return [c for first, last in ranges for c in range(first, last + 1)]


def draw(pen):
    pen.moveTo((0, DESCENT))
    pen.lineTo((0, ASCENT))
    pen.lineTo((EM, ASCENT))
    pen.lineTo((EM, DESCENT))
    pen.closePath()


def build(style, weight, italic, is_ttf):
    name = f"BifoliumTest-{style}" if is_ttf else f"BifoliumTestCFF-{style}"
    codes = characters()
    order = [".notdef"] + [f"uni{c:04X}" for c in codes]
    builder = FontBuilder(EM, isTTF=is_ttf)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({c: f"uni{c:04X}" for c in codes})
    blank = {f"uni{c:04X}" for c in SPACES}
    if is_ttf:
        glyphs = {}
        for glyph in order:
            pen = TTGlyphPen(None)
            if glyph not in blank:
                draw(pen)
            glyphs[glyph] = pen.glyph()
        builder.setupGlyf(glyphs)
    else:
        strings = {}
        for glyph in order:
            pen = T2CharStringPen(EM, None)
            if glyph not in blank:
                draw(pen)
            strings[glyph] = pen.getCharString()
        builder.setupCFF(name, {"FullName": f"Bifolium Test {style}"}, strings, {})
    builder.setupHorizontalMetrics({glyph: (EM, 0) for glyph in order})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    family = "Bifolium Test" if is_ttf else "Bifolium Test CFF"
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": name,
                            "uniqueFontIdentifier": name, "fullName": f"{family} {style}",
                            "version": "Version 1.0", "licenseDescription": "Apache-2.0"})
    builder.setupOS2(usWeightClass=weight, fsType=0, sTypoAscender=ASCENT,
                     sTypoDescender=DESCENT, sTypoLineGap=0, usWinAscent=ASCENT,
                     usWinDescent=-DESCENT, sxHeight=500, sCapHeight=700,
                     yStrikeoutPosition=250, yStrikeoutSize=50,
                     fsSelection=(0x01 if italic else 0) | (0x20 if weight >= 700 else 0) |
                     (0x40 if not italic and weight < 700 else 0))
    builder.setupPost(underlinePosition=-100, underlineThickness=50,
                      italicAngle=-10 if italic else 0, keepGlyphNames=False)
    head = builder.font["head"]
    head.created = head.modified = 0
    head.macStyle = (1 if weight >= 700 else 0) | (2 if italic else 0)
    builder.font.recalcTimestamp = False
    path = HERE / f"{name}.{'ttf' if is_ttf else 'otf'}"
    builder.save(path)
    return path


def main():
    paths = [build("Regular", 400, False, True), build("Bold", 700, False, True),
             build("Italic", 400, True, True), build("Regular", 400, False, False)]
    lines = ["# The fonts of the tests, written by make_test_fonts.py."]
    lines += [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}" for p in paths]
    (HERE / "manifest").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
