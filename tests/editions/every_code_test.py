"""Codes that no other test happens to meet, each by a project that has just that mistake. The house
test house.findings holds that every code is named by some test."""
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import judges
from bifolium import PLAIN, PROGRAM, Run, project

HEAD = "---\ntitle: A\nlang: en\ndate: 2026-11-20\n---\n\n"
YAML = "publications:\n  - {id: a, files: [a.md], styles: [a.css]}\n"
PO = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
GERMAN = YAML + "project: {languages: [de]}\n"
FILTERED = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><filter id="f">'
            '<feGaussianBlur stdDeviation="1"/></filter>'
            '<rect width="9" height="9" filter="url(#f)"/></svg>')


def fit(pages, levers="{--size: 9pt to 10pt}"):
    return YAML + f"variants:\n  standard: {{forms: [pdf], fit: {{pages: {pages}, levers: {levers}}}}}\n"


SIZES = ":root { --size: 10pt } body { font-size: var(--size) }\n"
WORDS = "Some words of a text that fills a line or two of a page. " * 5 + "\n\n"

# code -> the files of a project in which `check` says it
CASES = {
    "file.too-large": {"a.md": "a" * ((16 << 20) + 1)},
    "fit.moved": {"bifolium.yaml": fit(4, "{--size: 9pt to 30pt}"), "a.css": SIZES,
                  "a.md": HEAD + WORDS * 14},
    "fit.no-lever": {"bifolium.yaml": fit(1, "{--width: 9pt to 10pt}"), "a.css": SIZES,
                     "a.md": HEAD + WORDS},
    "fit.too-long": {"bifolium.yaml": fit(1), "a.css": SIZES, "a.md": HEAD + WORDS * 60},
    "fit.too-short": {"bifolium.yaml": fit(9), "a.css": SIZES, "a.md": HEAD + WORDS},
    "font.not-in-manifest": {"a.css": "@font-face { font-family: X; src: url(fonts/x.ttf) }\n"},
    "l10n.bad-review": {"bifolium.yaml": GERMAN, "manuscript/locale/de/a.po": PO,
                        "manuscript/locale/de/a.review": "no review\n"},
    "l10n.coverage": {"bifolium.yaml": GERMAN + "l10n: {min-coverage: 90, "
                      "on-incomplete: source-with-notice}\n",
                      "manuscript/locale/de/a.po": PO},
    "l10n.machine-translation": {"bifolium.yaml": GERMAN, "manuscript/locale/de/a.po":
                                 PO + '# mt\nmsgid "Text."\nmsgstr "Worte."\n'},
    "l10n.stale": {"bifolium.yaml": GERMAN, "manuscript/locale/de/a.po":
                   PO + '#, fuzzy\nmsgid "Text."\nmsgstr "Worte."\n'},
    "manuscript.too-deep": {"a.md": HEAD + ">" * 120 + " deep\n"},
    "page.too-many": {"a.css": "@page { size: 1in 1in; margin: 0 } p { break-after: page }\n",
                      "a.md": HEAD + "x\n\n" * 20_100},
    "po.too-big": {"bifolium.yaml": GERMAN, "manuscript/locale/de/a.po":
                   PO + "# " + "x" * (32 << 20) + "\n"},
}


class EveryCode(unittest.TestCase):
    def test_each_is_met(self):
        for code, files in CASES.items():
            with self.subTest(code=code), project(
                    {"bifolium.yaml": YAML, "a.md": HEAD + "Text.\n", "a.css": "", **files}) as folder:
                self.assertIn(code, dict(Run(folder, ["check"]).findings))

    def test_a_drawing_that_cannot_be_painted_finely(self):
        painter = shutil.which("rsvg-convert")
        if painter is None:
            judges.missing("rsvg-convert")
        style = "@page { size: 20in 20in; margin: 0 } img { width: 19in }\n"
        with project({"a.md": HEAD + "![A blur](a.svg)\n", "a.svg": FILTERED, "a.css": style,
                      "bifolium.yaml": YAML, "bin/rsvg-convert":
                      f'#!/bin/sh\ncase $1 in --width=[3-9]???|--width=?????) exit 1;; esac\n'
                      f'exec {painter} "$@"\n'}) as folder:
            pathlib.Path(folder, "bin/rsvg-convert").chmod(0o755)
            done = Run(folder, ["check"], {"PATH": f"{folder}/bin"})
            self.assertIn("image.svg-coarse", dict(done.findings))

    def test_every_code_has_a_page_with_its_cure(self):
        codes = [line.split()[0] for line in
                 subprocess.run([PROGRAM, "explain"], capture_output=True, env=PLAIN, check=True,
                                encoding="utf-8").stdout.splitlines()]
        self.assertGreater(len(codes), 200)
        self.assertEqual(codes, sorted(set(codes)))
        for code in codes:
            page = subprocess.run([PROGRAM, "explain", code], capture_output=True, env=PLAIN,
                                  check=True, encoding="utf-8").stdout.split("\n\n")
            self.assertTrue(page[0].startswith(code + " ("))
            self.assertEqual([len(part.strip()) > 5 for part in page[1:]], [True, True], code)


class WholeProject(unittest.TestCase):
    def test_a_selector_that_no_text_answers(self):
        style = (".takeaway p, #hwo { color: black }\n.critical, :not(.x) { color: black }\n"
                 ".contents a, .cover { color: black }\n")
        text = HEAD + "## How {#how .takeaways}\n\n::: critical\nText.\n:::\n"
        with project({"bifolium.yaml": YAML, "a.md": text, "a.css": style}) as folder:
            done = Run(folder, ["check"])
            self.assertEqual([(f["message"], f["help"]) for f in done.report["findings"]
                              if f["code"] == "css.useless"],
                             [("nothing that this sheet is for has the class 'takeaway'",
                               "did you mean 'takeaways'?"),
                              ("nothing that this sheet is for has the id 'hwo'",
                               "did you mean 'how'?")])
            self.assertEqual(done.exit_code, 0)
            self.assertNotIn("css.useless", dict(Run(folder, ["build"]).findings))

    def test_a_template_that_is_older_than_its_manuscript(self):
        with project({"bifolium.yaml": GERMAN, "a.md": HEAD + "Text.\n", "a.css": "",
                      "manuscript/locale/de/a.po": PO}) as folder:
            self.assertEqual(Run(folder, ["l10n", "extract"]).exit_code, 0)
            self.assertNotIn("l10n.template-outdated", dict(Run(folder, ["check"]).findings))
            pathlib.Path(folder, "a.md").write_text(HEAD + "Other text.\n")
            self.assertIn("l10n.template-outdated", dict(Run(folder, ["check"]).findings))

    def test_a_review_that_was_due(self):
        text = HEAD.replace("---\n\n", "next-review: 2027-01-31\n---\n\nText.\n")
        with project({"bifolium.yaml": YAML, "a.md": text, "a.css": ""}) as folder:
            for day, expected in ((None, False), ("2027-01-31", False), ("2027-02-01", True)):
                done = Run(folder, ["check", *(["--today", day] if day else [])])
                self.assertEqual("frontmatter.review-overdue" in dict(done.findings), expected, day)
                self.assertEqual(done.exit_code, 0)
            self.assertEqual(dict(done.findings)["frontmatter.review-overdue"], "a.md:5:1")

    def test_what_publications_share_is_told_once(self):
        yaml = ("publications:\n  - {id: a, files: [a.md]}\n  - {id: b, files: [b.md], styles: [d.css]}\n"
                "variants:\n  standard: {styles: [c.css]}\n  big: {styles: [c.css, d.css]}\n")
        text = HEAD + "::: include x.md\n"
        with project({"bifolium.yaml": yaml, "a.md": text, "b.md": text, "x.md": "[t](#no)\n",
                      "c.css": "p { colr: red }\n", "d.css": ""}) as folder:
            codes = [f[0] for f in Run(folder, ["check"]).findings]
            self.assertEqual((codes.count("css.unknown-property"), codes.count("link.dead")), (1, 1))


class Changes(unittest.TestCase):
    def test_what_changed_for_the_reader(self):
        before = HEAD + "# Part one\n\nThe first words stand here.\n\n## Second\n\nTake 5 mg now.\n\n" \
            "A passage about sleep and rest that will go elsewhere.\n\n## Third\n\nThis goes away now.\n\n" \
            "Eat well and walk a lot every day.\n"
        after = HEAD + "# Part one\n\nThe first words stand there today.\n\n## Second\n\nTake 6 mg now.\n\n" \
            "## Third\n\nEat well and walk a lot every day.\n\n" \
            "A passage about sleep and rest that will go elsewhere.\n\n## Fourth and new\n\n" \
            "Nobody has seen this before at all.\n"
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("old", before), ("new", after)):
                pathlib.Path(folder, name).mkdir()
                pathlib.Path(folder, name, "a.md").write_text(text)
                subprocess.run([PROGRAM, "build", "a.md", "-q"], cwd=pathlib.Path(folder, name),
                               capture_output=True, env=PLAIN, check=True)
            done = subprocess.run([PROGRAM, "diff", "old/output", "new/output", "--message-format",
                                   "json"], cwd=folder, capture_output=True, env=PLAIN, check=False,
                                  encoding="utf-8")
        said = json.dumps(json.loads(done.stdout))
        for code in ("change.added", "change.edited", "change.moved", "change.number",
                     "change.removed"):
            self.assertIn(code.split(".")[1], said)


if __name__ == "__main__":
    unittest.main()
