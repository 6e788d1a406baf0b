#!/usr/bin/env python3
"""Fills or checks src/css/properties.def from the specifications' own data.

    scripts/properties.py path/to/@webref/css/css.json            rewrites the table
    scripts/properties.py --check path/to/@webref/css/css.json    exit 1 if it would change

The npm package @webref/css holds every property definition of the CSS specifications. The table's
names, order, sections and last column are ours and stay; initial values and inheritance are
theirs."""
import json, pathlib, re, sys

TABLE = pathlib.Path(__file__).resolve().parent.parent / "src/css/properties.def"

# What the specifications do not define, or define otherwise than sheets use it.
OURS = {
    "-bifolium-glyph-stretch": ("0%", "yes"),   # our one extension
    "vertical-align": ("baseline", "no"),       # CSS 2.2, 10.8: a longhand; css-inline-3 splits it
    "column-width": ("auto", "no"),             # css-multicol-1; the package follows css-sizing-4
}
C_PLUS_PLUS = {"float": "floating", "-bifolium-glyph-stretch": "glyph_stretch"}


def definitions(path):
    data = json.loads(pathlib.Path(path).read_text())
    found = {}
    for p in data["properties"]:
        if "initial" in p:
            inherited = "yes" if p["inherited"].startswith("yes") else "no"
            found[p["name"]] = (p["initial"], inherited)
    for rule in data["atrules"]:
        if rule["name"] == "@page":
            for d in rule["descriptors"]:
                found[d["name"]] = (d["initial"], "no")
    found["font-stretch"] = found["font-width"]  # its older name, and the one that sheets use
    return found | OURS


def row(name, initial, inherited, layout):
    identifier = C_PLUS_PLUS.get(name, name.replace("-", "_"))
    initial = initial.replace('"', '\\"')
    return f'BIFOLIUM_PROPERTY({identifier}, "{name}", "{initial}", {inherited}, {layout})'


def rewrite(text, found):
    out = []
    for line in text.splitlines():
        m = re.fullmatch(r'BIFOLIUM_PROPERTY\(.*?"([^"]+)".*, (done|parsed)\)', line)
        out.append(row(m[1], *found[m[1]], m[2]) if m else line)
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--check"]
    before = TABLE.read_text()
    after = rewrite(before, definitions(arguments[0]))
    if "--check" not in sys.argv:
        TABLE.write_text(after)
    elif before != after:
        sys.exit("src/css/properties.def is not what the specifications say")
