#!/usr/bin/env python3
"""Drawings as two others see them: the PDF by poppler, the book's SVG and the original by librsvg.
Each file of drawings/ has one feature or is written as a drawing program writes; those named z_…
are not drawn by ourselves and must come painted whole."""
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import unittest
import zipfile
import zlib

import judges
from bifolium import ROOT, Run, project

SIDE = 200
FOLDER = pathlib.Path(__file__).parent / "drawings"
SHEET = f"""@page {{ size: {SIDE}px {SIDE}px; margin: 0 }}
body, figure, p, img {{ margin: 0; padding: 0; border: 0 }}
img {{ display: block; width: {SIDE}px; height: {SIDE}px; max-height: none }}
figure {{ break-after: page }}
"""
# The mean difference of a sample, of 255. Edges alone make about 1; twice that is a fault.
MOST = 2.0
# What was looked at and found right. PDF readers have 256 steps for a gradient, however often it is
# repeated; and librsvg rounds a pattern's tile to whole pixels, which are finer in print.
KNOWN = {"linear_spread": 6, "radial_spread": 8, "z_pattern": 15}


def pixels_of_ppm(data):
    head, rest = data[:64].split(b"\n255\n")[0], data.index(b"\n255\n") + 5
    width, height = map(int, head.split()[1:3])
    return width, height, data[rest:]


def pixels_of_png(data):
    """Eight-bit RGB or RGBA, not interlaced, on white."""
    at, packed = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", body[:10])
        if kind == b"IDAT":
            packed += body
        at += size + 12
    step = {2: 3, 6: 4}[colour]
    raw, row, above, out = zlib.decompress(packed), width * step, bytes(width * step), bytearray()
    for y in range(height):
        kind, line = raw[y * (row + 1)], bytearray(raw[y * (row + 1) + 1:(y + 1) * (row + 1)])
        for i in range(row):
            left = line[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            if kind == 1:
                line[i] = (line[i] + left) & 255
            elif kind == 2:
                line[i] = (line[i] + above[i]) & 255
            elif kind == 3:
                line[i] = (line[i] + (left + above[i]) // 2) & 255
            elif kind == 4:
                p = left + above[i] - corner
                near = min((abs(p - left), 0, left), (abs(p - above[i]), 1, above[i]),
                           (abs(p - corner), 2, corner))
                line[i] = (line[i] + near[2]) & 255
        above = line
        for x in range(0, row, step):
            alpha = line[x + 3] if step == 4 else 255
            out += bytes((c * alpha + 255 * (255 - alpha)) // 255 for c in line[x:x + 3])
    return width, height, bytes(out)


def difference(a, b):
    if a[:2] != b[:2]:
        raise AssertionError(f"sizes differ: {a[:2]} and {b[:2]}")
    return sum(abs(x - y) for x, y in zip(a[2], b[2])) / len(a[2])


@unittest.skipUnless(shutil.which("rsvg-convert") and shutil.which("pdftoppm"),
                     "rsvg-convert or pdftoppm is missing")
class Drawings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files = sorted(FOLDER.glob("*.svg"))
        text = "".join(f"![{f.stem}]({f.name})\n\n" for f in cls.files)
        cls.folder = project({"d.md": "---\nlang: en\n---\n\n" + text, "sheet.css": SHEET,
                              **{f.name: f.read_bytes() for f in cls.files}})
        cls.build = Run(cls.folder.name, ["build", "d.md", "--style", "sheet.css"])
        cls.out = pathlib.Path(cls.folder.name, "output/en")
        config = pathlib.Path(cls.folder.name, "fonts.conf")
        config.write_text(f"<fontconfig><dir>{ROOT}/fonts</dir><cachedir>{cls.folder.name}/cache"
                          "</cachedir></fontconfig>")
        cls.environment = {**os.environ, "FONTCONFIG_FILE": str(config)}

    def rsvg(self, svg):
        run = subprocess.run(["rsvg-convert", "-w", str(SIDE), "-h", str(SIDE)], input=svg,
                             capture_output=True, check=True, env=self.environment)
        return pixels_of_png(run.stdout)

    def test_only_what_must_be_is_painted(self):
        painted = {place.split(":")[0] for code, place in self.build.findings
                   if code == "image.svg-painted"}
        self.assertEqual(painted, {f.name for f in self.files if f.name.startswith("z_")})
        self.assertEqual([f for f in self.build.findings if f[0].startswith("image.")
                          and f[0] != "image.svg-painted"], [])

    def test_the_pdf_shows_them_as_librsvg_does(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["pdftoppm", "-r", "96", self.out / "d.pdf", f"{folder}/p"], check=True)
            pages = sorted(pathlib.Path(folder).glob("p*.ppm"))
            self.assertEqual(len(pages), len(self.files))
            for svg, page in zip(self.files, pages):
                with self.subTest(svg.stem):
                    mean = difference(pixels_of_ppm(page.read_bytes()), self.rsvg(svg.read_bytes()))
                    self.assertLess(mean, KNOWN.get(svg.stem, MOST))

    def test_the_book_shows_them_as_they_were(self):
        with zipfile.ZipFile(self.out / "d.epub") as book:
            chapter = next(n for n in book.namelist() if n.endswith(".xhtml") and b"<img" in
                           book.read(n))
            names = [part.split('"')[0] for part in
                     book.read(chapter).decode().split('src="../images/')[1:]]
            self.assertEqual(len(names), len(self.files))
            for svg, name in zip(self.files, names):
                if name.endswith(".png"):
                    continue
                with self.subTest(svg.stem):
                    mean = difference(self.rsvg(book.read(f"EPUB/images/{name}")),
                                      self.rsvg(svg.read_bytes()))
                    self.assertLess(mean, KNOWN.get(svg.stem, MOST))

    def test_the_judges_find_nothing(self):
        self.assertEqual(judges.verapdf([self.out / "d.pdf"]), [])
        self.assertEqual(judges.epubcheck([self.out / "d.epub"]), [])

    def test_a_difference_is_seen(self):
        square = ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
                  "<rect width='{}' height='4'/></svg>")
        self.assertGreater(difference(self.rsvg(square.format(4).encode()),
                                      self.rsvg(square.format(5).encode())), MOST)


if __name__ == "__main__":
    unittest.main()
