"""A project with more than twenty kinds of mistake, each once, and where each stands. The tests run
it through every message format; the bench tests/bench/mistakes makes each alone, for others too."""
import struct
import zlib


def _png(cut=None):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes([grey]) * 6 for grey in (0x80, 0x20))
    whole = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)) +
             chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return whole[:cut]


# The first characters of a line take several bytes and, in UTF-16, several units: columns count
# code points.
MANUSCRIPT = """\
---
title: Your tablets
lang: en
date: 2026-11-20
auhtors: [A. Writer]
profile: none-such
---

# Your tablets {#top}

\U0001FA7A 字 Take them as the [leaflet](#dosse) says, {{times}} a day.

### What else {#top}

![](images/tablet.png)

![A tablet](images/missing.png)

![A damaged picture](images/damaged.png)

| Drug | Dose |
|------|------|
| A    | 5 mg | 20 mg |
| B    |

Ask your doctor[^who] or see [the list][drugs]. <blink>Now</blink> ask [her]{colour=red}.

[^old]: Nobody refers to this.

Cuneiform: \U00012000.

[](https://example.org/)

[Run](javascript:alert(1))

> [!DANGER]
> Keep them away from children.

Take 5 mg.

::: critical
Do not take more than 20 mg a day.
:::

::: wide
Thisisaverylongword so
:::

::: box
"""
STYLE = """\
p { colr: #123456; }
h1 { color: #dddddd; widows: 2px }
table { border-color: var(--line); }
.wide { white-space: nowrap; width: 4em }
li:hovr { color: black }
@medai print { p { color: black } }
"""
PROJECT = """\
project:
  source-language: en
  languages: [en, de]
publications:
  - id: tablets
    files: [manuscript/tablets.md]
    styles: [styles/tablets.css]
    langauges: [en]
"""
CATALOGUE = """\
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#, wrong-flag
msgid "Take 5 mg."
msgstr "Nehmen Sie 50 mg."

#, fuzzy
msgid "Do not take more than 20 mg a day."
msgstr "Nehmen Sie nicht mehr als 10 mg am Tag."
"""
FILES = {
    "bifolium.yaml": PROJECT,
    "manuscript/tablets.md": MANUSCRIPT,
    "manuscript/images/tablet.png": _png(),
    "manuscript/images/damaged.png": _png(50),
    "manuscript/locale/de/tablets.po": CATALOGUE,
    "styles/tablets.css": STYLE,
}


def _place(file, mark, after=0):
    """file, line and column of the first `mark`; `after` skips so many characters of it."""
    text = FILES[file]
    at = text.index(mark) + after
    return file, text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


_MD, _CSS, _PO = "manuscript/tablets.md", "styles/tablets.css", "manuscript/locale/de/tablets.po"
# code -> where; each stands in the project once.
MISTAKES = {
    "project.unknown-key": _place("bifolium.yaml", "langauges"),
    "frontmatter.unknown-key": _place(_MD, "auhtors"),
    "frontmatter.unknown-profile": _place(_MD, "none-such"),
    "link.dead": _place(_MD, "[leaflet]"),
    "variable.unknown": _place(_MD, "{{times}}"),
    "heading.skipped-level": _place(_MD, "### What"),
    "identifier.duplicate": _place(_MD, "{#top}\n\n!"),
    "image.missing-alt": _place(_MD, "![](images"),
    "image.missing": _place(_MD, "![A tablet]"),
    "image.damaged": _place(_MD, "![A damaged"),
    "table.surplus-cell": _place(_MD, "20 mg |"),
    "table.missing-cell": _place(_MD, "| B "),
    "note.undefined": _place(_MD, "[^who]"),
    "link.undefined-reference": _place(_MD, "[the list]"),
    "html.dropped-tag": _place(_MD, "<blink>"),
    "attribute.unknown": _place(_MD, "colour=red"),
    "note.unused": _place(_MD, "[^old]"),
    "text.missing-glyph": _place(_MD, "\U00012000"),
    "link.no-text": _place(_MD, "[](https"),
    "link.unsafe": _place(_MD, "[Run]"),
    "callout.unknown": _place(_MD, "[!DANGER]"),
    "text.overfull": _place(_MD, "Thisisavery"),
    "container.unclosed": _place(_MD, "::: box"),
    "css.unknown-property": _place(_CSS, "colr"),
    "contrast.low": _place(_CSS, "color: #dddddd"),
    "css.bad-value": _place(_CSS, "2px"),
    "css.undefined-variable": _place(_CSS, "border-color"),
    "css.unknown-selector": _place(_CSS, ":hovr"),
    "css.unknown-at-rule": _place(_CSS, "@medai"),
    "po.unknown-flag": _place(_PO, "#, wrong-flag"),
    "l10n.number": _place(_PO, 'msgstr "Nehmen Sie 50'),
    "l10n.stale-critical": _place(_PO, 'msgstr "Nehmen Sie nicht'),
}
