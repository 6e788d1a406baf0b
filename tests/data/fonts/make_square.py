#!/usr/bin/env python3
"""Writes Square.ttf, the font of layout's tests. Every letter is a square of one em on a line of
one em (ascent 0.8, descent 0.2), so widths can be worked out in the head. Spaces are one em too;
combining marks and the soft hyphen have no width. There are no kerning and no ligatures.
https://learn.microsoft.com/en-us/typography/opentype/spec/otff"""
import pathlib
import struct

NOTDEF, SQUARE, SPACE, MARK = range(4)
RANGES = [  # first, last, glyph
    (0x20, 0x20, SPACE), (0x21, 0x7E, SQUARE), (0xA0, 0xA0, SPACE), (0xA1, 0xAC, SQUARE),
    (0xAD, 0xAD, MARK), (0xAE, 0x17F, SQUARE), (0x300, 0x36F, MARK), (0x391, 0x3C9, SQUARE),
    (0x5D0, 0x5EA, SQUARE), (0x627, 0x64A, SQUARE), (0xE01, 0xE30, SQUARE),
    (0xE31, 0xE31, MARK), (0xE32, 0xE33, SQUARE), (0xE34, 0xE3A, MARK), (0xE3F, 0xE46, SQUARE),
    (0xE47, 0xE4E, MARK), (0x200B, 0x200F, MARK),
    (0x2010, 0x2027, SQUARE), (0x202A, 0x202E, MARK), (0x2066, 0x2069, MARK),
    (0x25AA, 0x25AA, SQUARE), (0x25E6, 0x25E6, SQUARE), (0x2610, 0x2611, SQUARE),
    (0x3000, 0x3000, SPACE), (0x3001, 0x30FF, SQUARE), (0x4E00, 0x9FFF, SQUARE),
    (0xAC00, 0xD7A3, SQUARE), (0xFF01, 0xFF60, SQUARE),
]


def square(em=1000, bottom=-200):
    points = [(0, bottom), (0, em), (em, 0), (0, -em)]  # each from the one before
    head = struct.pack(">hhhhhHH", 1, 0, bottom, em, bottom + em, 3, 0)
    flags = bytes([1] * 4)
    xs = b"".join(struct.pack(">h", x) for x, _ in points)
    ys = b"".join(struct.pack(">h", y) for _, y in points)
    return head + flags + xs + ys


def cmap():
    groups = b"".join(struct.pack(">III", a, b, glyph) for a, b, glyph in RANGES)
    table = struct.pack(">HHIII", 13, 0, 16 + len(groups), 0, len(RANGES)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def name(family):
    strings = {1: family, 2: "Regular", 4: family, 6: family}
    records, data = b"", b""
    for key, text in sorted(strings.items()):
        encoded = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, key, len(encoded), len(data))
        data += encoded
    return struct.pack(">HHH", 0, len(strings), 6 + len(records)) + records + data


def checksum(data):
    data += b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF


def main():
    outline = square()
    outline += b"\0" * (-len(outline) % 4)
    glyphs = [outline, outline, b"", b""]
    offsets, at = [0], 0
    for glyph in glyphs:
        at += len(glyph)
        offsets.append(at)
    advances = [1000, 1000, 1000, 0]
    os2 = struct.pack(">HhHHHhhhhhhhhhhh10sIIII4sHHHhhhHHIIhhHHH", 4, 1000, 400, 5, 0, 650, 600, 0,
                      75, 650, 600, 0, 350, 50, 300, 0, bytes(10), 0, 0, 0, 0, b"NONE", 0x40, 0x20,
                      0xFFFF, 800, -200, 0, 800, 200, 0, 0, 500, 700, 0, 32, 1)
    tables = {
        b"OS/2": os2,
        b"cmap": cmap(),
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, 1000, 0, 0, 0,
                             -200, 1000, 800, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, 800, -200, 0, 1000, 0, 0, 1000, 1, 0, 0,
                             0, 0, 0, 0, 0, len(glyphs)),
        b"hmtx": b"".join(struct.pack(">Hh", a, 0) for a in advances),
        b"loca": b"".join(struct.pack(">I", o) for o in offsets),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, len(glyphs), 4, 1, 0, 0, 2, 0, 0, 0, 0, 0,
                             0, 0, 0),
        b"name": name("Square"),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 1, 0, 0, 0, 0),
    }
    count = len(tables)
    header = struct.pack(">IHHHH", 0x10000, count, 128, 3, count * 16 - 128)
    directory, body = b"", b""
    start = len(header) + 16 * count
    for tag, data in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag, checksum(data), start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    font = header + directory + body
    pathlib.Path(__file__).with_name("Square.ttf").write_bytes(font)


if __name__ == "__main__":
    main()
