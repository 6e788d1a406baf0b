#!/usr/bin/env python3
"""Editions in other languages: a catalogue that says the source again makes the source's very bytes;
how a manuscript is typed loses no translation; a critical translation that is stale, missing or
unreviewed withholds its edition and takes what stood of it away; a preview says so on every page."""
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import textwrap
import unittest

import judges
from bifolium import PLAIN, PROGRAM, ROOT, Run, editions, project
from spec_examples_test import examples, PNG, supplied

HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def bifolium(folder, *arguments):
    return subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, text=True,
                          env=PLAIN, timeout=120, check=False)


def said_again(template):
    """The template with every text translated by itself. Msgids are one line each."""
    return re.sub(r'(msgid "(.+)"\n)msgstr ""', r'\1msgstr "\2"', template)


def entries(*pairs, machine=False):
    mark = "# mt\n" if machine else ""
    return HEAD + "\n".join(f'{mark}msgid "{source}"\nmsgstr "{text}"\n' for source, text in pairs)


LEAFLET = """---
title: Pain
lang: en
version: "1"
contact: Ward 7
reviewed: 2026-01-01
next-review: 2027-01-01
sources: [None]
---

Rest a little.

::: critical
Take 5 mg, not more.
:::
"""
SETTINGS = """project: {source-language: en, languages: [en, de, es]}
publications:
  - {id: pain, files: [pain.md]}
l10n: {folder: locale}
"""
GERMAN = (("Pain", "Schmerz"), ("Ward 7", "Station 7"), ("Rest a little.", "Ruhen Sie ein wenig."),
          ("Take 5 mg, not more.", "Nehmen Sie 5 mg, nicht mehr."))
SPANISH = (("Pain", "Dolor"), ("Ward 7", "Sala 7"), ("Rest a little.", "Descanse un poco."),
           ("Take 5 mg, not more.", "Tome 5 mg, no más."))


def leaflet(settings=SETTINGS):
    return project({"bifolium.yaml": settings, "pain.md": LEAFLET,
                    "locale/de/pain.po": entries(*GERMAN), "locale/es/pain.po": entries(*SPANISH)})


def files(folder):
    return sorted(editions(pathlib.Path(folder, "output")))


class Identity(unittest.TestCase):
    def build_both(self, place, source, *more):
        """Builds `source` as it is, and translated into its own language by itself."""
        run = bifolium(place, "l10n", "extract", *more)
        self.assertEqual(run.returncode, 0, run.stderr)
        for template in sorted(place.rglob("*.pot")):
            catalogue = place / (template.stem + ".po")
            catalogue.write_text(said_again(template.read_text()), encoding="utf-8")
            one = bifolium(place, "build", "-o", "one", "--publication", template.stem, "-q")
            other = bifolium(place, "build", "-o", "other", "--publication", template.stem, "-q",
                             "--po", catalogue.name, "--lang", source)
            self.assertEqual((one.returncode, other.returncode), (0, 0), other.stderr)

    def test_the_publications_of_this_repository(self):
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder)
            for name in ("manuscript", "styles", "fonts"):
                shutil.copytree(ROOT / name, place / name)
            settings = (ROOT / "bifolium.yaml").read_text()
            settings = re.sub(r"languages: \[.*?\]", "languages: [en]", settings)
            settings = re.sub(r"(?m)^l10n:.*\n(  .*\n)*", "", settings)
            (place / "bifolium.yaml").write_text(settings + "\nl10n: {critical: translated}\n")
            self.build_both(place, "en")
            one, other = editions(place / "one"), editions(place / "other")
            self.assertEqual(list(one), list(other))
            self.assertGreaterEqual(len(one), 5)
            for name, data in one.items():
                self.assertEqual(data, other[name], name)

    def test_examples_of_the_specifications(self):
        def round_trip(item):
            name, markdown, expected = item
            with tempfile.TemporaryDirectory() as folder:
                place = pathlib.Path(folder)
                (place / "a.md").write_text(supplied(markdown, expected), encoding="utf-8",
                                            newline="")
                (place / "stub.png").write_bytes(PNG)
                (place / "bifolium.yaml").write_text(
                    "project: {languages: [en]}\npublications: [{id: a, files: [a.md]}]\n"
                    "l10n: {folder: locale, critical: translated}\n")
                if bifolium(place, "build", "-o", "one", "-q").returncode != 0:
                    return None
                run = bifolium(place, "l10n", "extract")
                template = place / "locale/a.pot"
                if run.returncode != 0 or "l10n.unwritable" in run.stderr:
                    return f"{name}: {run.stderr}"
                (place / "a.po").write_text(said_again(template.read_text()), encoding="utf-8")
                run = bifolium(place, "build", "-o", "other", "-q", "--po", "a.po", "--lang", "en")
                one, other = editions(place / "one"), editions(place / "other")
                same = run.returncode == 0 and one == other
                return "" if same else f"{name}: {run.returncode} {run.stderr}"

        step = 1 if os.environ.get("BIFOLIUM_ALL_EXAMPLES") else 10
        try:
            chosen = list(examples())[::step]
        except FileNotFoundError as missing:
            judges.missing(str(missing.filename))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            results = [r for r in pool.map(round_trip, chosen) if r is not None]
        self.assertGreaterEqual(len(results), len(chosen) * 0.9)
        self.assertEqual([r for r in results if r], [])


class Typing(unittest.TestCase):
    def ids(self, text):
        with project({"a.md": text}) as folder:
            settings = "publications: [{id: a, files: [a.md]}]\nl10n: {folder: locale}\n"
            pathlib.Path(folder, "bifolium.yaml").write_text(settings)
            run = bifolium(folder, "l10n", "extract")
            self.assertEqual(run.returncode, 0, run.stderr)
            template = pathlib.Path(folder, "locale/a.pot").read_text()
            return re.findall(r'^msgid "(.+)"$', template, re.M)

    def test_loses_no_translation(self):
        article = (ROOT / "manuscript/msc.md").read_text()
        article = re.sub(r"(?m)^cover:.*\n", "", article)
        before = self.ids(article)
        self.assertGreater(len(before), 30)
        head, body = article.split("\n---\n", 1)
        blocks = [textwrap.fill(b, 72, break_long_words=False, break_on_hyphens=False)
                  if re.match(r"[A-Z]", b) else b for b in body.split("\n\n")]
        edits = {
            "wrapped": "\n\n".join(blocks),
            "underscores": body.replace("**", "__"),
            "asterisks": re.sub(r"(?m)^- ", "* ", body),
            "indented": re.sub(r"(?m)^- ", "-   ", body),
        }
        for name, edited in edits.items():
            self.assertNotEqual(edited, body, name)
            self.assertEqual(self.ids(head + "\n---\n" + edited), before, name)


class Honesty(unittest.TestCase):
    def approve(self, folder):
        for language in ("de", "es"):
            run = bifolium(folder, "l10n", "approve", language, "--by", "A. Reader", "--critical",
                           "--date", "2026-02-03")
            self.assertEqual(run.returncode, 0, run.stderr)

    def test_a_changed_dose(self):
        with leaflet() as folder:
            self.approve(folder)
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            every = files(folder)
            self.assertEqual(every, [f"{tag}/pain.{form}" for tag in ("de", "en", "es")
                                     for form in ("epub", "pdf")])
            manuscript = pathlib.Path(folder, "pain.md")
            manuscript.write_text(LEAFLET.replace("5 mg", "10 mg"))
            run = Run(folder, ["build"])
            self.assertEqual(run.exit_code, 1)
            self.assertEqual([(e["language"], e["verdict"]) for e in run.report["editions"]],
                             [("en", "publishable"), ("de", "withheld"), ("es", "withheld")])
            self.assertIn("l10n.missing-critical", [code for code, _ in run.findings])
            self.assertEqual(files(folder), ["en/pain.epub", "en/pain.pdf"])
            manifest = json.loads(pathlib.Path(folder, "output/manifest.json").read_text())
            others = [file for e in manifest["editions"] if e["language"] != "en"
                      for file in e["files"]]
            self.assertEqual([file["role"] for file in others], ["report", "report"])
            for file in others:  # it says why, and no dose
                text = pathlib.Path(folder, "output", file["path"]).read_text()
                self.assertIn("l10n.missing-critical", text)
                self.assertNotIn("Nehmen Sie", text)
            # Once the catalogues know of the new source, the finding is at their line.
            self.assertEqual(bifolium(folder, "l10n", "update").returncode, 0)
            run = Run(folder, ["build"])
            self.assertEqual(run.exit_code, 1)
            critical = [place for code, place in run.findings if code.endswith("-critical")]
            self.assertTrue(all(p.startswith("locale/") for p in critical), critical)
            self.assertEqual(len(critical), 2)
            manuscript.write_text(LEAFLET)
            for language, pairs in (("de", GERMAN), ("es", SPANISH)):
                pathlib.Path(folder, f"locale/{language}/pain.po").write_text(entries(*pairs))
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            self.assertEqual(files(folder), every)

    def test_an_edited_translation_is_reviewed_no_more(self):
        with leaflet() as folder:
            self.approve(folder)
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            catalogue = pathlib.Path(folder, "locale/de/pain.po")
            catalogue.write_text(catalogue.read_text().replace("nicht mehr", "nie mehr"))
            run = Run(folder, ["build"])
            self.assertEqual(run.exit_code, 1)
            self.assertEqual([f for f in run.findings if f[0] == "l10n.unreviewed-critical"],
                             [("l10n.unreviewed-critical", "locale/de/pain.po:16:1")])
            self.assertNotIn("de/pain.pdf", files(folder))
            self.assertIn("es/pain.pdf", files(folder))

    def test_a_fuzzy_one_is_no_translation(self):
        with leaflet() as folder:
            self.approve(folder)
            catalogue = pathlib.Path(folder, "locale/de/pain.po")
            fuzzy = catalogue.read_text().replace('msgid "Take', '#, fuzzy\nmsgid "Take')
            catalogue.write_text(fuzzy)
            run = Run(folder, ["build"])
            self.assertEqual(run.exit_code, 1)
            self.assertIn(("l10n.stale-critical", "locale/de/pain.po:17:1"), run.findings)

    def test_what_nobody_reviewed_needs_a_review(self):
        with leaflet() as folder:
            run = Run(folder, ["build"])
            self.assertEqual(run.exit_code, 1)
            self.assertEqual([code for code, _ in run.findings],
                             ["l10n.unreviewed-critical"] * 2)

    def test_an_ordinary_sentence_with_a_notice(self):
        with leaflet(SETTINGS.replace("locale}", "locale, on-incomplete: source-with-notice}")) as folder:
            self.approve(folder)
            manuscript = pathlib.Path(folder, "pain.md")
            manuscript.write_text(LEAFLET.replace("a little", "a while"))
            run = Run(folder, ["build"])
            self.assertEqual(run.exit_code, 0)
            self.assertEqual([code for code, _ in run.findings], ["l10n.missing"] * 2)
            text = subprocess.run(["pdfinfo", "-struct-text", "output/de/pain.pdf"], cwd=folder,
                                  capture_output=True, text=True, check=True).stdout
            self.assertIn("noch nicht übersetzt", " ".join(re.findall(r'"(.*)"', text)))
            self.assertIn("Rest a while.", text)

    def test_a_language_without_catalogue_is_withheld(self):
        with leaflet(SETTINGS.replace("es]", "es, fr]")) as folder:
            self.approve(folder)
            run = Run(folder, ["build"])
            self.assertEqual(run.exit_code, 1)
            self.assertIn("l10n.no-catalogue", [code for code, _ in run.findings])
            self.assertEqual({f.split("/")[0] for f in files(folder)}, {"de", "en", "es"})


class Preview(unittest.TestCase):
    def test_says_so_on_every_page(self):
        settings = SETTINGS.replace("locale}", "locale, on-incomplete: preview}")
        with leaflet(settings) as folder:
            long = LEAFLET + "\n\n" + "\n\n".join(["Rest a little."] * 80)
            pathlib.Path(folder, "pain.md").write_text(long)
            pathlib.Path(folder, "locale/de/pain.po").write_text(entries(*GERMAN, machine=True))
            run = Run(folder, ["build", "--lang", "de"])
            self.assertEqual(run.exit_code, 0)
            self.assertEqual(files(folder), ["de/pain-preview.epub", "de/pain-preview.pdf"])
            self.assertEqual(run.report["editions"][0]["verdict"], "preview")
            told = [f for f in run.report["findings"] if f["code"] == "l10n.machine-translation"]
            self.assertIn("until then its editions are previews", told[0]["help"])
            pages = subprocess.run(["pdftotext", "-layout", "output/de/pain-preview.pdf", "-"],
                                   cwd=folder, capture_output=True, text=True, check=True)
            pages = pages.stdout.split("\f")[:-1]
            self.assertGreater(len(pages), 2)
            for page in pages:
                self.assertIn("Maschinelle Übersetzung, nicht geprüft", page)
            # Once all is reviewed it is no preview, and none stays.
            self.assertEqual(bifolium(folder, "l10n", "approve", "de", "--by", "B").returncode, 0)
            self.assertEqual(Run(folder, ["build", "--lang", "de"]).exit_code, 0)
            self.assertEqual(files(folder), ["de/pain.epub", "de/pain.pdf"])


class LanguageSheets(unittest.TestCase):
    def test_apply_to_their_language_alone(self):
        with leaflet(SETTINGS.replace("locale}", "locale, critical: translated}")) as folder:
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            before = editions(pathlib.Path(folder, "output"))
            sheet = pathlib.Path(folder, "styles/de.css")
            sheet.parent.mkdir()
            sheet.write_text("@page { size: 100mm 100mm }")
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            after = editions(pathlib.Path(folder, "output"))
            changed = [name for name in after if after[name] != before[name]]
            # The e-book has a picture of the first page for its cover.
            self.assertEqual(changed, ["de/pain.epub", "de/pain.pdf"])


class PseudoLocales(unittest.TestCase):
    """No line too long, no glyph missing, nothing clipped, no number lost, in words that are longer,
    run the other way or have no spaces."""

    def test_the_publications_of_this_repository(self):
        for tag in ("en-XA", "ar-XB", "en-XC"):
            with tempfile.TemporaryDirectory() as folder:
                run = Run(folder, ["build", str(ROOT), "--lang", tag, "-o", folder])
                self.assertEqual(run.exit_code, 0, run.errors)
                told = {f["code"] for f in run.report["findings"] if f["severity"] != "note"}
                self.assertEqual(told, {"frontmatter.missing-fact"}, tag)
                paper = pathlib.Path(folder, tag, "msc.pdf")
                text = subprocess.run(["pdftotext", paper, "-"], capture_output=True, text=True,
                                      check=True).stdout
                self.assertIn("1,000", text)
                self.assertNotIn("therapies", text)
                self.assertEqual(judges.verapdf([paper], "ua1"), [])
                self.assertEqual(judges.epubcheck([paper.with_suffix(".epub")]), [])


class Catalogues(unittest.TestCase):
    def test_gettext_takes_them_and_leaves_them_alone(self):
        if shutil.which("msgfmt") is None:
            judges.missing("gettext")
        with leaflet() as folder:
            pathlib.Path(folder, "pain.md").write_text(
                LEAFLET + '\nA "quoted" \\\\ word, `code\\x` and a tab&#9;here.\n')
            self.assertEqual(bifolium(folder, "l10n", "update").returncode, 0)
            for name in ("locale/de/pain.po", "locale/es/pain.po"):
                path = pathlib.Path(folder, name)
                subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True)
                again = subprocess.run(["msgcat", "--no-wrap", path], capture_output=True,
                                       check=True).stdout
                self.assertEqual(again, path.read_bytes())

    def test_pseudo_locales_have_them_too(self):
        with leaflet() as folder:
            self.assertEqual(bifolium(folder, "l10n", "pseudo", "--lang", "en-XA").returncode, 0)
            self.assertFalse(pathlib.Path(folder, "locale/ar-XB").exists())
            po = pathlib.Path(folder, "locale/en-XA/pain.po").read_text()
            self.assertIn('msgid "Take 5 mg', po)
            self.assertIn('msgstr "Ŧááķéé 5 ', po)
            self.assertEqual(po.count('msgstr ""'), 1)  # the header's

    def test_status_counts(self):
        with leaflet() as folder:
            run = bifolium(folder, "l10n", "status", "--json")
            rows = json.loads(run.stdout)
            self.assertEqual(rows[0], {"publication": "pain", "language": "de", "units": 4,
                                       "translated": 4, "stale": 0, "missing": 0, "machine": 0,
                                       "reviewed": 0, "critical": 1, "critical-open": 1})


if __name__ == "__main__":
    unittest.main()
