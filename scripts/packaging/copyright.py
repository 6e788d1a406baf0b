#!/usr/bin/env python3
"""Writes the package's copyright file: who owns what is installed, and under which licence, each
read from where it is said. The hyphenation patterns say it in their heads, the fonts in the
licences beside them. A file of which nobody says it is a fault.
https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Usage: copyright.py ROOT OUTPUT"""
import pathlib
import re
import sys

SHARE = "usr/share/bifolium"
FONTS = [("Lato-", "Lato-LICENSE.txt"), ("Noto", "Noto-LICENSE.txt"),
         ("EBGaramond", "EBGaramond-LICENSE.txt")]
APACHE = """On Debian systems, the full text of the Apache License, Version 2.0, is in
/usr/share/common-licenses/Apache-2.0."""


def indented(text):
    """As a field's further lines: a blank one is a dot."""
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    return "\n".join(" " + (line if line.strip() else ".") for line in lines)


def stanza(files, owners, licence, text=None):
    out = f"Files: {files}\nCopyright: " + "\n           ".join(owners) + f"\nLicense: {licence}\n"
    return out + (indented(text) + "\n" if text else "")


def ofl(text):
    return text[text.index("SIL OPEN FONT LICENSE"):]


def fonts(folder):
    """One stanza a family; the licence is the same for all and stands at the end."""
    manifest = (folder / "manifest").read_text(encoding="utf-8")
    named = {line.split()[1] for line in manifest.splitlines()
             if line and not line.startswith("#") and not line.split()[1].startswith("package:")}
    for prefix, licence in FONTS:
        text = (folder / licence).read_text(encoding="utf-8")
        owners = re.findall(r"(?m)^Copyright:? (?:\(c\) )?(.+)$", text)[:1]
        if not owners or "SIL OPEN FONT LICENSE" not in text:
            raise SystemExit(f"{folder / licence}: no owner, or not the Open Font License")
        named = {name for name in named if not name.startswith(prefix)}
        yield stanza(f"{SHARE}/fonts/{prefix}*", owners, "OFL-1.1")
    if named:
        raise SystemExit(f"{folder}: nobody says whose these are: {sorted(named)}")


def head_of(path):
    """The comment that a file of patterns begins with, its signs taken away."""
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("%") or line.startswith("% ===="):
            break
        lines.append(line[2:] if line.startswith("% ") else line[1:])
    return "\n".join(lines) + "\n"


def field(head, name, path):
    """A field of the head with all that belongs to it."""
    found = re.search(rf"(?m)^{name}:(.*\n(?:(?:[ \t].*)?\n)*)", head)
    if not found:
        raise SystemExit(f"{path}: its head has no '{name}'")
    return found[1]


def patterns(folder):
    for path in sorted(folder.glob("*.tex")):
        head = head_of(path)
        owners = [line.strip() for line in field(head, "copyright", path).splitlines()
                  if line.strip() not in ("", ">")]
        licence = field(head, "licence", path)
        said = "Its head says:\n\n" + licence.strip("\n")
        if "LPPL" in licence and "Permission" not in licence:
            said += "\n\nThe LPPL stands at the end."
        yield stanza(f"{SHARE}/hyphenation/{path.name}", owners, "hyph-utf8-" + path.stem[5:], said)


def main():
    root, output = map(pathlib.Path, sys.argv[1:])
    lato = (root / "fonts/Lato-LICENSE.txt").read_text(encoding="utf-8")
    lppl = (root / "hyphenation/LPPL.txt").read_text(encoding="utf-8")
    parts = ["Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
             "Upstream-Name: Bifolium\n",
             stanza("*", ["2026 The Bifolium authors"], "Apache-2.0", APACHE),
             *fonts(root / "fonts"), *patterns(root / "hyphenation"),
             "License: OFL-1.1\n" + indented(ofl(lato)) + "\n",
             "License: LPPL-1.3c\n" + indented(lppl) + "\n"]
    output.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
