"""The engines, each with the sources that make it set the same page: A5, one column in the middle,
10.5 pt on 14 pt, paragraphs indented by 1 em without space between, headings of 14 pt. No folios."""
import html
import importlib.util
import os
import re
import shutil
import subprocess
import sys

PAGE = (148, 210)  # mm
TOP, BOTTOM = 17, 19.8  # mm: room for 35 lines of 14 pt
SIZE, LEADING = 10.5, 14  # pt
NAMES = {"en": "english", "de": "ngerman", "fr": "french"}


class Job:
    def __init__(self, text, language, measure, justified, font, folder):
        self.text, self.language, self.justified, self.font = text, language, justified, font
        self.side = (PAGE[0] - measure) / 2  # mm
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(font, folder)

    def write(self, name, words):
        (self.folder / name).write_text(words)

    def run(self, *command, env=None):
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True,
                              env={**os.environ, **(env or {})})
        if done.returncode:
            print((done.stdout + done.stderr)[-2000:], file=sys.stderr)
        return done.returncode == 0


def style_sheet(job, more):
    align = "justify" if job.justified else "start"
    return f"""@font-face {{ font-family: Book; src: url({job.font.name}) }}
@page {{ size: {PAGE[0]}mm {PAGE[1]}mm; margin: {TOP}mm {job.side}mm {BOTTOM}mm; @bottom-center {{ content: none }}
  @bottom-left {{ content: none }} @bottom-right {{ content: none }} }}
html, body {{ margin: 0; padding: 0 }}
body {{ font: {SIZE}pt/{LEADING}pt Book; text-align: {align}; hyphens: auto; font-variant-ligatures: common-ligatures }}
p {{ margin: 0; text-indent: 1em; orphans: 2; widows: 2; {more} }}
h1 {{ font: {LEADING}pt/{LEADING}pt Book; margin: 28pt 0 14pt; text-align: start; text-indent: 0;
  break-after: avoid; hyphens: none; border: none; padding: 0 }}
h1 + p {{ text-indent: 0 }}
"""


def bifolium(job, program):
    lines = ["---", f"lang: {job.language}", "---", ""]
    for kind, words in job.text:
        plain = re.sub(r"([\\`*_\[\]<>#&~$^{}|:])", r"\\\1", words)
        plain = re.sub(r"^(\d+)([.)])", r"\1\\\2", plain)
        plain = re.sub(r"^([-+])", r"\\\1", plain)
        lines += ["# " + plain if kind == "heading" else plain, ""]
    job.write("text.md", "\n".join(lines))
    more = ("-bifolium-glyph-stretch: 2%; " if job.justified else "") + "hanging-punctuation: allow-end"
    job.write("text.css", style_sheet(job, more).replace("url(", "url(fonts/"))
    job.write("bifolium.yaml", f"project: {{source-language: {job.language}, "
              f"languages: [{job.language}]}}\npublications:\n"
              "  - {id: text, files: [text.md], styles: [text.css]}\nvariants: {standard: {forms: [pdf]}}\n")
    good = (job.run(program, "fonts", "add", job.font.name)
            and job.run(program, "build", ".", "-o", "out", "-q"))
    found = sorted((job.folder / "out").rglob("*.pdf"))
    return found[0] if good and found else None


def weasyprint(job, _):
    if importlib.util.find_spec("weasyprint") is None:
        return None
    rows = "".join(f"<{tag}>{html.escape(words)}</{tag}>" for kind, words in job.text
                   for tag in ["h1" if kind == "heading" else "p"])
    job.write("text.css", style_sheet(job, ""))
    job.write("text.html", f'<html lang="{job.language}"><meta charset="utf-8"><link rel="stylesheet" href="text.css">{rows}')
    out = job.folder / "weasyprint.pdf"
    return out if job.run(sys.executable, "-m", "weasyprint", "text.html", out.name) else None


def typst_source(job, limits):
    justify = "true" if job.justified else "false"
    rows = []
    for kind, words in job.text:
        plain = re.sub(r"([\\`*_\[\]<>#@$~=+/.-])", r"\\\1", words)
        rows.append(f"== {plain}" if kind == "heading" else plain)
    return f"""#set page(width: {PAGE[0]}mm, height: {PAGE[1]}mm,
  margin: (top: {TOP}mm, bottom: {BOTTOM}mm, x: {job.side}mm))
#set text(font: "EB Garamond 12", size: {SIZE}pt, lang: "{job.language}", hyphenate: true,
  top-edge: 0.75em, bottom-edge: -0.25em, fallback: false)
#set smartquote(enabled: false)
#set par(justify: {justify}, leading: {LEADING - SIZE}pt, spacing: {LEADING - SIZE}pt,
  first-line-indent: 1em{limits})
#show heading: it => block(above: 28pt, below: 14pt,
  text(size: {LEADING}pt, weight: "regular", hyphenate: false, it.body))
""" + "\n\n".join(rows) + "\n"


def typst(job, _, limits="", name="typst"):
    if importlib.util.find_spec("typst") is None:
        return None
    job.write(name + ".typ", typst_source(job, limits))
    code = (f"import typst; typst.compile('{name}.typ', output='{name}.pdf', font_paths=['.'],"
            " ignore_system_fonts=True)")
    return job.folder / (name + ".pdf") if job.run(sys.executable, "-c", code) else None


def typst_tracking(job, program):
    if not job.justified:
        return None
    limits = (", justification-limits: (tracking: (min: -0.012em, max: 0.012em))")
    return typst(job, program, limits, "typst-tracking")


def lualatex(job, _):
    if shutil.which("lualatex") is None:
        return None
    special = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    rows = []
    for kind, words in job.text:
        plain = re.sub(r"[\\~^{}#$%&_]", lambda found: special.get(found[0], "\\" + found[0]), words)
        rows.append(rf"\chapterhead{{{plain}}}" if kind == "heading" else plain)
    ragged = "" if job.justified else r"\RaggedRight\setlength\parindent{1em}"
    french = r"\frenchsetup{AutoSpacePunctuation=false}" if job.language == "fr" else ""
    job.write("text.tex", rf"""\documentclass{{article}}
\usepackage[paperwidth={PAGE[0]}mm,paperheight={PAGE[1]}mm,top={TOP}mm,bottom={BOTTOM}mm,
  left={job.side}mm,right={job.side}mm,headheight=0pt,headsep=0pt,footskip=0pt]{{geometry}}
\usepackage{{fontspec}}
\setmainfont[Path=./,Extension=.otf,Ligatures=NoCommon]{{{job.font.stem}}}
\addfontfeatures{{Ligatures=Common}}
\usepackage[{NAMES[job.language]},shorthands=off]{{babel}}
{french}
\usepackage{{microtype}}
\usepackage{{ragged2e}}
\pagestyle{{empty}}
\setlength\parindent{{1em}}\setlength\parskip{{0pt}}
\widowpenalty=10000 \clubpenalty=10000 \raggedbottom \topskip=10pt
\newcommand\chapterhead[1]{{\par\addvspace{{28pt}}{{\noindent\fontsize{{14}}{{14}}\selectfont
  \raggedright\hyphenpenalty=10000 #1\par}}\nobreak\vskip14pt\nobreak
  \csname @afterheading\endcsname \csname @afterindentfalse\endcsname}}
\begin{{document}}\fontsize{{{SIZE}}}{{{LEADING}}}\selectfont {ragged}
""" + "\n\n".join(rows) + "\n\\end{document}\n")
    good = job.run("lualatex", "-interaction=batchmode", "-halt-on-error", "text.tex")
    return job.folder / "text.pdf" if good else None


ENGINES = {"bifolium": bifolium, "typst": typst, "typst tracking": typst_tracking,
           "LuaLaTeX microtype": lualatex, "WeasyPrint": weasyprint}
