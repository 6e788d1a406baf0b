#!/usr/bin/env python3
"""The download page: every link leads somewhere, every digest is the file's, nothing is remote, no
script is needed, axe finds nothing; what is withheld has no link, and what a run does not make
stays."""
import hashlib
import html.parser
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import urllib.parse

import browser
import judges
from bifolium import PLAIN, PROGRAM, ROOT, Run, outputs, project

VNU = judges.FOLDER / "vnu/node_modules/vnu-jar/build/dist/vnu.jar"
ARTICLE = """---
title: {title}
description: A short one
version: "1"
date: 2026-01-02
---

# One

Text.
"""


def article(title):
    return ARTICLE.format(title=json.dumps(title))


class Page(html.parser.HTMLParser):
    """What a page refers to, and what it says to machines."""

    def __init__(self, path):
        super().__init__()
        self.path, self.references, self.ids = pathlib.Path(path), [], []
        self.scripts, self.images, self.tags, self.text = [], [], [], []
        self.feed(self.path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.tags.append((tag, values))
        self.references += [values[name] for name in ("href", "src") if name in values]
        self.ids += [values["id"]] if "id" in values else []
        if tag == "script":
            self.scripts.append([values.get("type"), ""])

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] == "script" and not self.scripts[-1][1]:
            self.scripts[-1][1] = data
        if not self.tags or self.tags[-1][0] not in ("script", "style"):
            self.text.append(data)

    @property
    def downloads(self):
        return sorted(values["href"] for tag, values in self.tags
                      if tag == "a" and "type" in values)


def pages(output):
    return [Page(path) for path in sorted(pathlib.Path(output).rglob("*.html"))]


def strays(output):
    """References that lead nowhere, or away."""
    found, known = [], {page.path.resolve(): page for page in pages(output)}
    for page in known.values():
        for reference in page.references:
            parts = urllib.parse.urlsplit(reference)
            target = (page.path.parent / urllib.parse.unquote(parts.path)).resolve() \
                if parts.path else page.path.resolve()
            if parts.scheme or parts.netloc or not target.is_file():
                found.append(f"{page.path}: {reference}")
            elif parts.fragment and parts.fragment not in known[target].ids:
                found.append(f"{page.path}: {reference}")
    return found


def manifest(output):
    return json.loads(pathlib.Path(output, "manifest.json").read_text(encoding="utf-8"))


class OfThisRepository(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        run = subprocess.run([PROGRAM, "build", ROOT, "-o", cls.folder.name], capture_output=True,
                             text=True, env=PLAIN, check=False)
        if run.returncode != 0:
            raise AssertionError(run.stderr)
        cls.output = pathlib.Path(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_links(self):
        self.assertEqual(strays(self.output), [])

    def test_every_edition_is_there(self):
        listed = {str(p.relative_to(self.output)) for p in self.output.rglob("*")
                  if p.suffix in (".pdf", ".epub")}
        self.assertEqual(set(Page(self.output / "index.html").downloads), listed)
        self.assertEqual(len(listed), 29)

    def test_digests(self):
        page = "".join(Page(self.output / "index.html").text)
        for edition in manifest(self.output)["editions"]:
            for file in edition["files"]:
                data = (self.output / file["path"]).read_bytes()
                self.assertEqual(len(data), file["size"])
                self.assertEqual(hashlib.sha256(data).hexdigest(), file["sha256"])
                if file["role"] in ("pdf", "epub"):
                    self.assertIn(file["sha256"], page)
                    sums = Page(self.output / edition["language"] / "index.html")
                    self.assertIn(file["sha256"], "".join(sums.text))

    def test_inputs(self):
        inputs = {i["path"]: i["sha256"] for i in manifest(self.output)["inputs"]}
        self.assertIn("manuscript/msc.md", inputs)
        self.assertIn("manuscript/images/cover.svg", inputs)
        self.assertIn("manuscript/locale/ar/msc.po", inputs)
        for path, digest in inputs.items():
            self.assertEqual(hashlib.sha256((ROOT / path).read_bytes()).hexdigest(), digest, path)
        resources = {i["path"] for i in manifest(self.output)["resources"]}
        self.assertIn("fonts/manifest", resources)

    def test_what_it_says_to_machines(self):
        for page in pages(self.output):
            if page.path.name != "index.html":
                self.assertEqual(page.scripts, [])
                continue
            ((kind, text),) = page.scripts
            self.assertEqual(kind, "application/ld+json")
            data = json.loads(text)
            self.assertEqual(data["@type"], "CollectionPage")
            for part in data["hasPart"]:
                self.assertEqual(part["@type"], "DigitalDocument")
                self.assertIn(part["@id"].removeprefix("#"), page.ids)
                for encoding in part["encoding"]:
                    file = page.path.parent / encoding["contentUrl"]
                    self.assertEqual(hashlib.sha256(file.read_bytes()).hexdigest(),
                                     encoding["sha256"])
                # A preview claims nothing.
                self.assertEqual("accessMode" in part, part["inLanguage"] == "en", part["@id"])

    def test_how_hard_it_is_to_read(self):
        """As `bifolium readability` tells it, and as the article is: not dressed up."""
        told = subprocess.run([PROGRAM, "readability", ".", "--publication", "msc", "--lang", "en",
                               "--json"], cwd=ROOT, env=PLAIN, check=True,
                              capture_output=True, text=True).stdout
        (facts,) = json.loads(told)
        self.assertEqual(facts["values"], {"smog": 18.2, "flesch-kincaid": 16.4})
        page = Page(self.output / "report/en/msc.html")
        text = " ".join("".join(page.text).split())
        self.assertIn("SMOG18.2 school years, less is easier", text)
        self.assertIn("Flesch-Kincaid16.4 school years, less is easier", text)
        for section in facts["sections"]:
            if section["values"]:
                self.assertIn("".join([section["title"] or "(beginning)",
                                       *(str(value) for value in section["values"].values()),
                                       str(section["counts"]["sentences"]),
                                       str(section["counts"]["words"])]), text)
        self.assertEqual(len(facts["sentences"]), 8)
        places = [text.index(f'{s["words"]} words. In {s["parts"]} parts, its section would come '
                             f'from {s["before"]} to {s["after"]} · {s["file"]}:{s["line"]}')
                  for s in facts["sentences"]]
        self.assertEqual(places, sorted(places))
        arabic = "".join(Page(self.output / "report/ar/msc.html").text)
        self.assertIn("No published readability formula is known", arabic)
        self.assertIn("A machine has translated it, and nobody has reviewed it.", arabic)

    def test_each_language_in_its_own_words(self):
        tags = {values["id"]: values for tag, values in Page(self.output / "index.html").tags
                if tag == "li" and "id" in values}
        self.assertEqual((tags["msc-ar"]["lang"], tags["msc-ar"]["dir"]), ("ar", "rtl"))
        arabic = Page(self.output / "ar/index.html")
        self.assertEqual(arabic.tags[0][1]["dir"], "rtl")
        self.assertEqual([p for p in arabic.downloads if not p.startswith("../ar/")], [])

    def test_valid(self):
        if not VNU.exists() or shutil.which("java") is None:
            judges.missing("the Nu HTML checker")
        run = subprocess.run(["java", "-jar", VNU, "--errors-only", "--format", "text",
                              *[page.path for page in pages(self.output)]],
                             capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)

    def test_in_a_browser(self):
        files = ["index.html", "ar/index.html", "ja/index.html", "report/en/guide.html",
                 "report/ar/msc.html"]
        jobs = [{"file": str(self.output / file), "width": width, "scheme": scheme, "script": True}
                for file in files for width in (280, 320, 390, 1280) for scheme in ("light", "dark")]
        for job, seen in zip(jobs, browser.looked_at(jobs)):
            self.assertEqual(seen["violations"], [], job)
            self.assertGreater(seen["passes"], 15, job)
            self.assertLessEqual(seen["width"], job["width"], job)
            self.assertEqual([url for url in seen["asked"] if not url.startswith("file:")], [], job)


class Builds(unittest.TestCase):
    SETTINGS = ("project: {source-language: en}\npublications:\n  - {id: b, files: [b.md]}\n"
                "  - {id: a, files: [a.md]}\n")

    def files(self, **more):
        return {"bifolium.yaml": self.SETTINGS, "a.md": article("First"),
                "b.md": article("Second"), **more}

    def test_a_part_keeps_the_rest(self):
        with project(self.files()) as folder:
            output = pathlib.Path(folder, "output")
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            whole = outputs(output)
            self.assertEqual(Run(folder, ["build", "--publication", "a"]).exit_code, 0)
            self.assertEqual(outputs(output), whole)
            self.assertEqual(Page(output / "index.html").downloads,
                             ["en/a.epub", "en/a.pdf", "en/b.epub", "en/b.pdf"])

    def test_hostile_titles(self):
        hostile = "'\"</title></script><script>alert(1)</script><img src=x onerror=x>\u202e&'"
        with project(self.files(**{"a.md": article(hostile)})) as folder:
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            for page in pages(pathlib.Path(folder, "output")):
                self.assertLessEqual(len(page.scripts), 1)
                self.assertNotIn("onerror", {k for _, values in page.tags for k in values})
                for kind, text in page.scripts:
                    self.assertIn("alert(1)", json.dumps(json.loads(text)))
            self.assertEqual(strays(pathlib.Path(folder, "output")), [])

    def test_an_error_keeps_the_last_good_files(self):
        with project(self.files()) as folder:
            output = pathlib.Path(folder, "output")
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            pathlib.Path(folder, "a.md").write_text(article("New") + "\n[x](#nowhere)\n")
            self.assertEqual(Run(folder, ["build"]).exit_code, 1)
            page = Page(output / "index.html")
            text = "".join(page.text)
            self.assertEqual(len(page.downloads), 4)
            self.assertIn("The last edition without errors; a newer one is withheld.", text)
            self.assertIn("link.dead", text)
            self.assertNotIn("New", text)
            self.assertEqual(strays(output), [])
            report = "".join(Page(output / "report/en/a.html").text)
            self.assertIn("Nothing of it was published.", report)
            self.assertIn("a.md:12", report)

    def test_what_somebody_took_away_has_no_link(self):
        with project(self.files()) as folder:
            output = pathlib.Path(folder, "output")
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            (output / "en/b.pdf").unlink()
            self.assertEqual(Run(folder, ["build", "--publication", "a"]).exit_code, 0)
            self.assertNotIn("en/b.pdf", Page(output / "index.html").downloads)
            self.assertEqual(strays(output), [])

    def test_what_the_project_has_no_more_is_not_listed(self):
        with project(self.files()) as folder:
            output = pathlib.Path(folder, "output")
            settings = pathlib.Path(folder, "bifolium.yaml")
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            was = outputs(output)
            settings.write_text(self.SETTINGS.replace("  - {id: b, files: [b.md]}\n", "") +
                                "variants: {standard: {forms: [pdf]}}\n")
            for arguments in (["build"], ["build", "--lang", "en"]):  # and it is told again
                run = Run(folder, arguments)
                (left,) = [f for f in run.report["findings"]
                           if f["code"] == "output.left-over"]
                self.assertEqual((run.exit_code, left["severity"]), (0, "warning"))
                self.assertEqual(left["message"], "of no edition of the project any more, and "
                                 "still there: output/covers/en/b.jpg, output/en/a.epub, "
                                 "output/en/b.epub, output/en/b.pdf, output/report/en/b.html")
                self.assertEqual(Page(output / "index.html").downloads, ["en/a.pdf"])
                self.assertNotIn("Second", (output / "index.html").read_text(encoding="utf-8"))
                for name in ("en/a.epub", "en/b.epub", "en/b.pdf"):  # nothing is deleted
                    self.assertEqual((output / name).read_bytes(), was[name])
            (output / "en/b.pdf").write_text("somebody's own")
            (output / "covers/en/b.jpg").unlink()
            (output / "report/en/b.html").unlink()
            (output / "en/a.epub").unlink()
            run = Run(folder, ["build"])
            (left,) = [f for f in run.report["findings"]
                           if f["code"] == "output.left-over"]
            self.assertIn("still there: output/en/b.epub", left["message"])
            (output / "en/b.epub").unlink()
            codes = [code for code, _ in Run(folder, ["build"]).findings]
            self.assertNotIn("output.left-over", codes)
            self.assertNotIn("left-over", manifest(output))
            settings.write_text(self.SETTINGS)  # and back again
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            self.assertEqual(outputs(output), was)

    def test_the_page_of_a_language_that_is_gone(self):
        both = ("project: {source-language: en, languages: [en, en-GB]}\n"
                "publications: [{id: a, files: [a.md]}]\nl10n: {on-incomplete: preview}\n")
        with project({"bifolium.yaml": both, "a.md": article("A")}) as folder:
            output = pathlib.Path(folder, "output")
            Run(folder, ["build"])
            self.assertTrue((output / "en-GB/index.html").exists())
            pathlib.Path(folder, "bifolium.yaml").write_text(both.replace(", en-GB", ""))
            Run(folder, ["build", "--lang", "en"])
            self.assertFalse((output / "en-GB/index.html").exists())
            self.assertNotIn("en-GB", (output / "index.html").read_text(encoding="utf-8"))
            self.assertEqual(strays(output), [])

    def test_the_brand_carries_over(self):
        brand = ":root { --brand-primary: #7a1f5c; --brand-primary-dark: rebeccapurple }\n"
        settings = self.SETTINGS.replace("[a.md]", "[a.md], styles: [brand.css]")
        with project(self.files(**{"bifolium.yaml": settings, "brand.css": brand})) as folder:
            output = pathlib.Path(folder, "output")
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            for name in ("index.html", "en/index.html", "report/en/a.html"):
                text = (output / name).read_text(encoding="utf-8")
                self.assertIn("--link: #7a1f5c;", text, name)
                self.assertIn("--band: #663399;", text, name)
            self.assertNotIn("#7a1f5c", (output / "report/en/b.html").read_text(encoding="utf-8"))
            jobs = [{"file": str(output / name), "width": 390, "scheme": scheme, "script": True}
                    for name in ("index.html", "report/en/a.html") for scheme in ("light", "dark")]
            for job, seen in zip(jobs, browser.looked_at(jobs)):
                self.assertEqual(seen["violations"], [], job)

    def test_a_lone_manuscript_has_no_page(self):
        with project({"a.md": article("A")}) as folder:
            self.assertEqual(Run(folder, ["build", "a.md"]).exit_code, 0)
            self.assertEqual(list(outputs(pathlib.Path(folder, "output"))),
                             ["en/a.epub", "en/a.pdf"])


class Withheld(unittest.TestCase):
    """A critical text changes: what stood of the translation is nowhere, and nothing leads to it."""

    FILES = {"bifolium.yaml": "project: {source-language: en, languages: [en, de]}\n"
                              "publications: [{id: a, files: [a.md]}]\nl10n: {folder: locale}\n",
             "a.md": "---\ntitle: Pain\nlang: en\ndate: 2026-01-02\nversion: '1'\n---\n\n"
                     "# Dose\n\n::: critical\nTake 5 mg.\n:::\n"}

    def run_l10n(self, folder, *arguments):
        return subprocess.run([PROGRAM, "l10n", *arguments], cwd=folder, env=PLAIN, check=True,
                              capture_output=True, text=True)

    def test_no_link_to_the_old_dose(self):
        with project(self.FILES) as folder:
            self.run_l10n(folder, "update")
            catalogue = pathlib.Path(folder, "locale/de/a.po")
            text = catalogue.read_text()
            for english, german in (("Pain", "Schmerz"), ("Dose", "Dosis"),
                                    ("Take 5 mg.", "5 mg nehmen.")):
                text = text.replace(f'msgid "{english}"\nmsgstr ""',
                                    f'msgid "{english}"\nmsgstr "{german}"')
            catalogue.write_text(text)
            self.run_l10n(folder, "approve", "de", "--by", "A. Reader", "--date", "2026-01-03")
            output = pathlib.Path(folder, "output")
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            self.assertIn("de/a.pdf", Page(output / "index.html").downloads)
            self.assertIn("Übersetzung geprüft", "".join(Page(output / "index.html").text))

            manuscript = pathlib.Path(folder, "a.md")
            manuscript.write_text(manuscript.read_text().replace("5 mg", "3 mg"))
            self.assertEqual(Run(folder, ["build"]).exit_code, 1)
            self.assertEqual(Page(output / "index.html").downloads, ["en/a.epub", "en/a.pdf"])
            self.assertEqual(Page(output / "de/index.html").downloads, [])
            self.assertIn("Zurückgehalten", "".join(Page(output / "de/index.html").text))
            # Not on any path below the output folder, whoever publishes it whole.
            self.assertEqual([name for name in outputs(output) if "/de/" in f"/{name}"],
                             ["de/index.html", "report/de/a.html"])
            for name, data in outputs(output).items():
                self.assertNotIn("5 mg nehmen", data.decode(errors="replace"), name)
            self.assertEqual(strays(output), [])


if __name__ == "__main__":
    if not os.environ.get("BIFOLIUM"):
        raise SystemExit("run it through ctest")
    unittest.main()
