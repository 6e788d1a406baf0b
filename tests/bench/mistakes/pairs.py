"""The mistakes of tests/editions/mistakes.py, each alone, in every language that can make it: what
is right, and the same with the mistake, whose place the mark ‸ names. A language that is not listed
has no such thing to get wrong."""

MARK = "‸"
RARE = "\U0001E4D5"  # of Unicode 15: in no font of Debian 12
SHORT, LONG = "So", "Thisisaverylongword"
WIDE = ".wide { white-space: nowrap; width: 4em }"
RUNS = "Take one tablet a day."


class Mistake:
    """`slots`: by what is written into, see engines.py: the right and the wrong words. `without`:
    engines that read such a slot and have no use for what stands in it."""

    def __init__(self, code, without=(), **slots):
        self.code, self.without, self.slots = code, without, slots


TABLE = "| Drug | Dose |\n|------|------|\n| A    | 5 mg |{}\n| B    |{}\n"
HTML_TABLE = ("<table>\n<tr><th>Drug</th><th>Dose</th></tr>\n<tr><td>A</td><td>5 mg</td>{}</tr>\n"
              "<tr><td>B</td>{}</tr>\n</table>")
TYPST_TABLE = "#table(columns: 2,\n  table.header[Drug][Dose],\n  [A], [5 mg],{}\n  [B],{}\n)"
CATALOGUE = """\
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Your tablets"
msgstr "Ihre Tabletten"

msgid "Take 5 mg."
msgstr "Nehmen Sie 5 mg."

"""
CRITICAL = "Take 5 mg.\n\n::: critical\nNot more than 20 mg.\n:::"
STALE = '#, fuzzy\nmsgid "Not more than 20 mg."\n‸msgstr "Nicht mehr als 10 mg."\n'
REVIEWED = 'msgid "Not more than 20 mg."\nmsgstr "Nicht mehr als 20 mg."\n'

MISTAKES = [
    Mistake("project.unknown-key",
            project=("    languages: [en]\n", "    ‸langauges: [en]\n"),
            defaults=("toc-depth: 2\n", "‸toc-deppth: 2\n")),
    Mistake("frontmatter.unknown-key",
            head=("authors: [A. Writer]\n", "‸auhtors: [A. Writer]\n"),
            meta=('<meta name="author" content="A. Writer">',
                  '‸<meta name="auhtor" content="A. Writer">'),
            typst=('#set document(author: "A. Writer")', '#set document(‸auhtor: "A. Writer")')),
    Mistake("frontmatter.unknown-profile", without=("pandoc → EPUB", "pandoc → PDF"),
            head=("", "profile: ‸none-such\n")),
    Mistake("link.dead",
            body=("Take it as [it](#your-tablets) says.", "Take it as ‸[it](#dosse) says."),
            html=('<a href="#top">it</a>', '‸<a href="#dosse">it</a>'),
            typst=("#link(<top>)[it]", "‸#link(<dosse>)[it]")),
    Mistake("variable.unknown", without=("pandoc → EPUB", "pandoc → PDF"),
            body=("Take it {{often}}.", "Take it ‸{{times}}."),
            typst=("#let often = [twice]\nTake it #often.",
                   "#let often = [twice]\nTake it #‸times.")),
    Mistake("heading.skipped-level",
            body=("## What else", "‸### What else"),
            html=("<h2>What else</h2>", "‸<h3>What else</h3>"),
            typst=("== What else", "‸=== What else")),
    Mistake("identifier.duplicate",
            body=("## A {#one}\n\nText, [here](#one).\n\n## B {#two}",
                  "## A {#one}\n\nText, [here](#one).\n\n## B ‸{#one}"),
            html=('<p id="one"><a href="#one">Here</a></p><p id="two">B</p>',
                  '<p id="one"><a href="#one">Here</a></p>‸<p id="one">B</p>'),
            typst=("== A <one>\n#link(<one>)[here]\n== B <two>",
                   "== A <one>\n#link(<one>)[here]\n== B ‸<one>")),
    Mistake("image.missing-alt",
            body=("![A tablet](tablet.png){width=10%}", "‸![](tablet.png){width=10%}"),
            html=('<img alt="A tablet" src="tablet.png">', '‸<img src="tablet.png">'),
            typst=('#image("tablet.png", alt: "A tablet")', '‸#image("tablet.png")')),
    Mistake("image.missing",
            body=("![A tablet](tablet.png)", "‸![A tablet](missing.png)"),
            html=('<img alt="A tablet" src="tablet.png">', '‸<img alt="A tablet" src="missing.png">'),
            typst=('#image("tablet.png", alt: "A tablet")',
                   '#image(‸"missing.png", alt: "A tablet")')),
    Mistake("image.damaged",
            body=("![A tablet](tablet.png)", "‸![A tablet](damaged.png)"),
            html=('<img alt="A tablet" src="tablet.png">', '‸<img alt="A tablet" src="damaged.png">'),
            typst=('#image("tablet.png", alt: "A tablet")',
                   '#image(‸"damaged.png", alt: "A tablet")')),
    Mistake("table.surplus-cell",
            body=(TABLE.format("", " 1 mg |"), TABLE.format(" ‸20 mg |", " 1 mg |")),
            html=(HTML_TABLE.format("", "<td>1 mg</td>"),
                  HTML_TABLE.format("‸<td>20 mg</td>", "<td>1 mg</td>")),
            typst=(TYPST_TABLE.format("", " [1 mg]"), TYPST_TABLE.format(" ‸[20 mg],", " [1 mg]"))),
    Mistake("table.missing-cell",
            body=(TABLE.format("", " 1 mg |"), TABLE.format("", "").replace("| B", "‸| B")),
            html=(HTML_TABLE.format("", "<td>1 mg</td>"),
                  HTML_TABLE.format("", "").replace("<tr><td>B", "‸<tr><td>B")),
            typst=(TYPST_TABLE.format("", " [1 mg]"),
                   TYPST_TABLE.format("", "").replace("[B]", "‸[B]"))),
    Mistake("note.undefined",
            body=("Ask your doctor[^who].\n\n[^who]: Or a nurse.", "Ask your doctor‸[^who]."),
            typst=("Ask#footnote[Or a nurse.] <who>.", "Ask‸#footnote(<who>).")),
    Mistake("link.undefined-reference",
            body=("See [the list][drugs].\n\n[drugs]: https://example.org/",
                  "See ‸[the list][drugs].")),
    Mistake("html.dropped-tag",
            body=("<small>Now</small> ask.", "‸<blink>Now</blink> ask."),
            html=("<small>Now</small> ask.", "‸<blink>Now</blink> ask."),
            typst=("#strong[Now] ask.", "#‸blink[Now] ask.")),
    Mistake("attribute.unknown",
            body=("Ask [her]{.who}.", "Ask [her]{‸colour=red}."),
            html=('<span class="who">her</span>', '‸<span colour="red">her</span>'),
            typst=("#text(fill: red)[her]", "#text(‸colour: red)[her]")),
    Mistake("note.unused",
            body=("Ask[^old].\n\n[^old]: Nobody refers to this.",
                  "Ask.\n\n‸[^old]: Nobody refers to this.")),
    Mistake("text.missing-glyph", without=("pandoc → EPUB",),
            body=("Nag Mundari: a.", f"Nag Mundari: ‸{RARE}."),
            html=("Nag Mundari: a.", f"Nag Mundari: ‸{RARE}."),
            typst=("Nag Mundari: a.", f"Nag Mundari: ‸{RARE}.")),
    Mistake("link.no-text",
            body=("[Here](https://example.org/)", "‸[](https://example.org/)"),
            html=('<a href="https://example.org/">Here</a>', '‸<a href="https://example.org/"></a>'),
            typst=('#link("https://example.org/")[Here]', '‸#link("https://example.org/")[]')),
    Mistake("link.unsafe",
            body=("[Run](https://example.org/)", "‸[Run](javascript:alert(1))"),
            html=('<a href="https://example.org/">Run</a>', '‸<a href="javascript:alert(1)">Run</a>'),
            typst=('#link("https://example.org/")[Run]', '‸#link("javascript:alert(1)")[Run]')),
    Mistake("callout.unknown", without=("pandoc → EPUB", "pandoc → PDF"),
            body=("> [!WARNING]\n> Keep it away.", "> ‸[!DANGER]\n> Keep it away.")),
    Mistake("text.overfull", without=("pandoc → EPUB",),
            body=(f"::: wide\n{SHORT}\n:::", f"::: wide\n‸{LONG}\n:::"),
            html=(f'<div class="wide">{SHORT}</div>', f'<div class="wide">‸{LONG}</div>'),
            style=(WIDE, WIDE),
            typst=(f"#set text(hyphenate: false)\n#block(width: 4em)[{SHORT}]",
                   f"#set text(hyphenate: false)\n#block(width: 4em)[‸{LONG}]")),
    Mistake("container.unclosed",
            body=(f"::: box\n{RUNS}\n:::", f"‸::: box\n{RUNS}\n"),
            html=(f"<div>\n<p>{RUNS}</p>\n</div>", f"‸<div>\n<p>{RUNS}</p>\n"),
            typst=(f"#block[\n{RUNS}\n]", f"#block‸[\n{RUNS}\n")),
    Mistake("css.unknown-property",
            style=("p { color: #123456; }", "p { ‸colr: #123456; }"),
            typst=('#set text(fill: rgb("#123456"))', '#set text(‸colr: rgb("#123456"))')),
    Mistake("contrast.low",
            style=("h1 { color: #333333 }", "h1 { ‸color: #dddddd }"),
            typst=('#text(fill: rgb("#333333"))[Now]', '#text(‸fill: rgb("#dddddd"))[Now]')),
    Mistake("css.bad-value",
            style=("p { widows: 2 }", "p { widows: ‸2px }"),
            typst=("#set text(size: 12pt)", "#set text(size: ‸2)")),
    Mistake("css.undefined-variable",
            style=(":root { --line: red }\np { border: 1px solid var(--line) }",
                   ":root { --lime: red }\np { ‸border: 1px solid var(--line) }"),
            typst=("#let line-colour = red\n#set block(stroke: line-colour)",
                   "#let lime-colour = red\n#set block(stroke: ‸line-colour)")),
    Mistake("css.unknown-selector",
            style=("p:first-child { color: black }", "p‸:hovr { color: black }"),
            typst=("#show heading: strong", "#show ‸hedding: strong")),
    Mistake("css.unknown-at-rule",
            style=("@media print { p { color: black } }", "‸@medai print { p { color: black } }")),
    Mistake("po.unknown-flag", body=(CRITICAL, CRITICAL), without=("pandoc → EPUB", "pandoc → PDF"),
            po=(CATALOGUE + REVIEWED,
                CATALOGUE.replace('msgid "Take', '‸#, wrong-flag\nmsgid "Take')
                + REVIEWED)),
    Mistake("l10n.number", body=(CRITICAL, CRITICAL), without=("pandoc → EPUB", "pandoc → PDF"),
            po=(CATALOGUE + REVIEWED,
                CATALOGUE.replace('msgstr "Nehmen Sie 5', '‸msgstr "Nehmen Sie 50')
                + REVIEWED)),
    Mistake("l10n.stale-critical", body=(CRITICAL, CRITICAL),
            without=("pandoc → EPUB", "pandoc → PDF"),
            po=(CATALOGUE + REVIEWED, CATALOGUE + STALE)),
]
