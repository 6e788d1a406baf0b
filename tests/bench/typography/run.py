#!/usr/bin/env python3
"""How well bifolium sets text, beside its peers, on the same words, font and measure. Prints a table
for each case and judges nothing.

run.py [--program P] [--words N] [--cache FOLDER] [--keep FOLDER] [CASE...]
CASE is LANGUAGE:MEASURE with an optional ':ragged', such as en:108 (mm) or de:70 or en:108:ragged;
without any: en, de and fr at 108 and 70 mm, and ragged at 108 mm.

The texts and the font come from Debian's packages by `apt-get download`. Peers are used if they are
there: the Python packages `typst` and `weasyprint`, Debian's texlive-luatex with
texlive-latex-recommended, texlive-latex-extra, texlive-lang-german and texlive-lang-french. Glyphs
are read by the Python package `pymupdf`."""
import argparse
import pathlib
import tempfile

import pymupdf

import engines
import measure
import texts

ROOT = pathlib.Path(__file__).resolve().parents[3]
ROWS = ["pages", "lines", "gap CV", "loose %", "very loose", "hyphens/100", "longest ladder",
        "ladders", "rivers", "widows", "orphans", "stranded", "runts", "fragments", "overfull",
        "least fill", "mean fill", "rag sd em", "defects/100"]
MM = 72 / 25.4


def shown(value):
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def run_case(case, options, font):
    language, width, *rest = case.split(":")
    justified = "ragged" not in rest
    text = texts.text_of(language, options.cache, options.words)
    side = (engines.PAGE[0] - float(width)) / 2 * MM
    right = engines.PAGE[0] * MM - side
    space = pymupdf.Font(fontfile=str(font)).text_length(" ", fontsize=1)
    columns = {}
    for name, engine in engines.ENGINES.items():
        folder = options.keep / case.replace(":", "-") / name.replace(" ", "-")
        path = engine(engines.Job(text, language, float(width), justified, font, folder),
                      options.program)
        if path is not None:
            try:
                columns[name] = measure.figures(path, text, side, right, space, justified)
            except ValueError as error:
                print(f"{name}: not measured: {error}")
    print(f"\n{case}  ({sum(len(words.split()) for _, words in text)} words)")
    print(f"{'':<16}" + "".join(f"{name:>20}" for name in columns))
    for row in ROWS:
        print(f"{row:<16}" + "".join(f"{shown(values[row]):>20}" for values in columns.values()),
              flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / "build/release/bifolium"))
    parser.add_argument("--words", type=int, default=18000)
    parser.add_argument("--cache", type=pathlib.Path, default=ROOT / "build/typography")
    parser.add_argument("--keep", type=pathlib.Path, help="where sources and PDFs stay")
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    folder = texts.unpacked("fonts-ebgaramond", options.cache)
    font = folder / "usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf"
    cases = options.cases or ["en:108", "en:70", "en:108:ragged", "de:108", "de:70", "fr:108",
                              "fr:70"]
    with tempfile.TemporaryDirectory() as scratch:
        options.keep = options.keep or pathlib.Path(scratch)
        for case in cases:
            run_case(case, options, font)


if __name__ == "__main__":
    main()
