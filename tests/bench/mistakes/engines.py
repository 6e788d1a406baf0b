"""The programs, each with its input, how it is run, and what of its words are findings."""
import importlib.metadata
import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys

import pairs

MANUSCRIPT = ("---\ntitle: Your tablets\nlang: en\ndate: 2026-11-20\n"
              "{head}---\n\n# Your tablets\n\n{body}\n")
PROJECT = ("project:\n  source-language: en\npublications:\n  - id: tablets\n"
           "    files: [tablets.md]\n    styles: [tablets.css]\n{project}vars: {{often: twice}}\n"
           "l10n: {{critical: translated}}\n")
DEFAULTS = "from: markdown\n{defaults}"
PAGE = ('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<title>Your tablets</title>\n'
        '{meta}\n<link rel="stylesheet" href="tablets.css">\n</head>\n<body>\n'
        '<h1 id="top">Your tablets</h1>\n{html}\n</body>\n</html>\n')
TYPST = ('#set document(title: "Your tablets")\n#set text(lang: "en")\n= Your tablets <top>\n\n{typst}\n')
PACKAGES = {"WeasyPrint": "weasyprint", "Typst": "typst"}
# As strict as it gets: its checks of PDF/UA tell most. Its own words, and its exit code.
RUN_TYPST = """\
import sys, typst
try:
    out, warnings = typst.compile_with_warnings("tablets.typ", output="out.pdf",
                                                pdf_standards=["ua-1"])
except typst.TypstError as error:
    sys.exit(error.diagnostic)
for warning in warnings: print(warning.diagnostic, file=sys.stderr)
"""


class Engine:
    """`files`: by name, what is written with which slots. `command`: how it is run. `slots`: those
    where a mistake can be made."""

    def __init__(self, name, files, command, is_there):
        self.name, self.files, self.command, self.is_there = name, files, command, is_there
        self.slots = re.findall(r"\{([a-z]+)\}", "".join(files.values()).replace("{{", ""))

    def version(self):
        """"pandoc 2.17": the first line that its command, or its package, says of itself."""
        if self.name in PACKAGES:
            return f"{self.name} {importlib.metadata.version(PACKAGES[self.name])}"
        return subprocess.run([self.command[0], "--version"], capture_output=True, text=True,
                              check=True).stdout.splitlines()[0]

    def takes(self, mistake):
        return self.name not in mistake.without and any(s in self.slots for s in mistake.slots)

    def write(self, mistake, folder, wrong):
        """The file, line and column of the mistake."""
        texts = dict.fromkeys(self.slots, "")
        if "project" in texts:
            texts["project"] = f"    languages: [{'en, de' if 'po' in mistake.slots else 'en'}]\n"
        for slot, pair in mistake.slots.items():
            texts[slot] = pair[wrong]
        place = None
        for name, template in self.files.items():
            text = template.format(**texts)
            if pairs.MARK in text:
                before = text.split(pairs.MARK)[0]
                place = (name, before.count("\n") + 1, len(before) - before.rfind("\n"))
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace(pairs.MARK, ""), encoding="utf-8")
        return place

    def run(self, folder):
        """The exit code and what was said."""
        path = f"{pathlib.Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {"PATH": path, "HOME": folder, "LC_ALL": "C.UTF-8"}
        if data := os.environ.get("BIFOLIUM_DATA"):
            environment["BIFOLIUM_DATA"] = data
        done = subprocess.run(self.command, cwd=folder, capture_output=True, text=True,
                              env=environment, timeout=300, check=False)
        return done.returncode, [line.strip() for line in (done.stdout + done.stderr).splitlines()
                                 if line.strip()]


def engines(program):
    markdown = {"tablets.md": MANUSCRIPT, "tablets.css": "{style}\n", "defaults.yaml": DEFAULTS}
    page = {"tablets.html": PAGE, "tablets.css": "{style}\n"}
    own = {"bifolium.yaml": PROJECT, "tablets.md": MANUSCRIPT, "tablets.css": "{style}\n",
           "manuscript/locale/de/tablets.po": "{po}"}
    weasyprint = importlib.util.find_spec("weasyprint") is not None
    pandoc = ["pandoc", "--defaults", "defaults.yaml", "tablets.md", "--css", "tablets.css", "-o"]
    return [
        Engine("bifolium", own, [program, "check", ".", "--message-format", "short"], True),
        Engine("pandoc → EPUB", markdown, [*pandoc, "out.epub"], shutil.which("pandoc")),
        Engine("pandoc → PDF", markdown, [*pandoc, "out.pdf", "--pdf-engine=weasyprint"],
               shutil.which("pandoc") and weasyprint),
        Engine("WeasyPrint", page, [sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1",
                                    "tablets.html", "out.pdf"], weasyprint),
        Engine("Typst", {"tablets.typ": TYPST}, [sys.executable, "-c", RUN_TYPST],
               importlib.util.find_spec("typst")),
    ]
