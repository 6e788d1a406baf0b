#!/usr/bin/env python3
"""Turns the files of a new project, src/app/starter/**, and the style sheets that it begins with
into the C++ table that src/app/init.cpp includes. A name's leading 'dot-' stands for its dot, so
that the files mean nothing where they are kept.
Usage: starter.py FOLDER [STYLES] OUTPUT"""
import pathlib
import sys

STYLES = ["brand.css", "brochure.css"]
LONGEST = 16000  # of a literal: a compiler need take no more than 65,536 characters


def name_of(path):
    return "/".join("." + part[4:] if part.startswith("dot-") else part for part in path.parts)


def literal(text):
    """Raw strings side by side, which the compiler joins."""
    pieces = [text[at:at + LONGEST] for at in range(0, len(text), LONGEST)] or [""]
    return "\n".join(f'R"file({piece})file"' for piece in pieces)


def main():
    folder, *styles, output = map(pathlib.Path, sys.argv[1:])
    files = {name_of(path.relative_to(folder)): path
             for path in folder.rglob("*") if path.is_file()}
    files |= {f"styles/{name}": folder / name for folder in styles for name in STYLES}
    lines = [f"{{\"{name}\",\n{literal(path.read_text(encoding='utf-8'))}}},"
             for name, path in sorted(files.items())]
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
