"""Links from one publication of a project to another: checked where they are written, alive in the
files where the project says its address, words where it does not; and the cache knows of them."""
import json
import pathlib
import re
import subprocess
import unittest
import zipfile

import judges
from bifolium import Run, project

HEAD = "---\ntitle: {}\nlang: en\ndate: 2026-11-20\n---\n\n"
YAML = """\
project:
  source-language: en
  languages: [en{more}]
{url}publications:
  - {{id: pain, files: [text/pain.md]}}
  - {{id: sleep, files: [text/sleep.md, text/dreams.md], languages: [en]}}
variants:
  standard: {{forms: [pdf, epub]}}
  large: {{forms: [pdf]}}
"""
URL = "  url: https://example.org/leaflets\n"
SLEEP = HEAD.format("Sleeping well") + "# Rest {#rest}\n\nWords.\n"
DREAMS = "# Dreams\n\nMore.\n\n## Good ones {#ones}\n\nSome.\n"


def files(pain, url=URL, more="", **others):
    return {"bifolium.yaml": YAML.format(url=url, more=more), "text/sleep.md": SLEEP,
            "text/dreams.md": DREAMS, "text/pain.md": HEAD.format("Pain") + pain, **others}


def objects(path):
    said = subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", path], capture_output=True,
                          check=True).stdout
    return [o.get("value") for o in json.loads(said)["qpdf"][1].values()]


def inner(value):
    """All dictionaries in a value."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inner(part)


def uris(path):
    return [d["/URI"][2:] for d in inner(objects(path)) if d.get("/S") == "/URI"]


def destinations(path):
    """Names that lead to a page: each before its place in a leaf of the name tree."""
    out = []
    for leaf in inner(objects(path)):
        names = leaf.get("/Names") if isinstance(leaf.get("/Names"), list) else []
        out += [name[2:] for name, at in zip(names[::2], names[1::2]) if "/XYZ" in at]
    return sorted(out)


def hrefs(path):
    with zipfile.ZipFile(path) as book:
        text = "".join(book.read(n).decode() for n in book.namelist() if n.endswith(".xhtml"))
    return re.findall(r'<a href="(https?:[^"]*)"', text)


def told(run):
    """But for what is said of texts so short."""
    return [(code, place) for code, place in run.findings
            if code not in ("frontmatter.missing-fact", "page.bad-end")]


class LinksToOthers(unittest.TestCase):
    def test_where_they_lead_in_each_form(self):
        text = ("See [sleep](sleep.md), [rest](sleep.md#rest), [ones](dreams.md#ones), "
                "[dreams](dreams.md) and [](dreams.md#ones), [](sleep.md).\n")
        with project(files(text)) as folder:
            run = Run(folder, ["build"])
            self.assertEqual((run.exit_code, told(run)), (0, []))
            base = "https://example.org/leaflets/en/sleep"
            parts = ["", "#nameddest=rest", "#nameddest=ones", "#nameddest=dreams",
                     "#nameddest=ones", ""]
            out = pathlib.Path(folder, "output/en")
            self.assertEqual(uris(out / "pain.pdf"), [f"{base}.pdf{p}" for p in parts])
            self.assertEqual(uris(out / "pain-large.pdf"), [f"{base}-large.pdf{p}" for p in parts])
            self.assertEqual(hrefs(out / "pain.epub"), [f"{base}.epub"] * 6)
            self.assertLessEqual({"rest", "ones", "dreams"}, set(destinations(out / "sleep.pdf")))
            words = subprocess.run(["pdftotext", out / "pain.pdf", "-"], capture_output=True,
                                   text=True, check=True).stdout
            self.assertIn("and Good ones, Sleeping well.", " ".join(words.split()))
            self.assertEqual(judges.verapdf(sorted(out.glob("*.pdf"))), [])
            self.assertEqual(judges.epubcheck(sorted(out.glob("*.epub"))), [])

    def test_without_an_address_the_words_stay(self):
        with project(files("See [sleep](sleep.md#rest).\n", url="")) as folder:
            run = Run(folder, ["build"])
            self.assertEqual((run.exit_code, told(run)), (0, [("link.not-live", "text/pain.md:7:5")]))
            out = pathlib.Path(folder, "output/en")
            self.assertEqual((uris(out / "pain.pdf"), hrefs(out / "pain.epub")), ([], []))
            words = subprocess.run(["pdftotext", out / "pain.pdf", "-"], capture_output=True,
                                   text=True, check=True).stdout
            self.assertIn("See sleep.", words)

    def test_what_is_not_there_is_an_error_with_what_was_meant(self):
        for link, code, hint in (("sleep.md#rst", "link.dead", "did you mean '#rest'?"),
                                 ("dreams.md#nothing", "link.dead", "{#nothing}"),
                                 ("slep.md", "link.relative", "did you mean 'sleep.md'?"),
                                 ("../secret.md", "link.relative", "manuscript"),
                                 ("../../secret.md", "link.relative", "manuscript")):
            with project(files(f"Words, see [it]({link}).\n",
                               **{"secret.md": "# A\n"})) as folder:
                run = Run(folder, ["check"])
                self.assertEqual((run.exit_code, told(run)), (1, [(code, "text/pain.md:7:12")]), link)
                self.assertIn(hint, "".join(f.get("help", "") for f in run.report["findings"]))

    def test_a_language_that_the_other_has_not(self):
        po = ('msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
              'msgid "Pain"\nmsgstr "Schmerzen"\n\n'
              'msgid "See [sleep](text/sleep.md)."\nmsgstr "Siehe [Schlaf](text/sleep.md)."\n')
        with project(files("See [sleep](sleep.md).\n", more=", de",
                           **{"manuscript/locale/de/pain.po": po})) as folder:
            run = Run(folder, ["build"])
            self.assertEqual(told(run), [("link.other-language", "text/pain.md:7:5")])
            self.assertEqual(uris(pathlib.Path(folder, "output/de/pain.pdf")),
                             ["https://example.org/leaflets/en/sleep.pdf"])

    def test_a_choice_of_publications_changes_nothing(self):
        with project(files("See [sleep](sleep.md).\n")) as folder:
            run = Run(folder, ["build", "--publication", "pain", "--variant", "large"])
            self.assertEqual((run.exit_code, told(run)), (0, []))
            self.assertEqual(uris(pathlib.Path(folder, "output/en/pain-large.pdf")),
                             ["https://example.org/leaflets/en/sleep-large.pdf"])

    def test_one_that_is_not_published(self):
        with project(files("See [sleep](sleep.md#rest).\n", **{
                "text/sleep.md": SLEEP + "\n[Nowhere](#nothing)\n"})) as folder:
            run = Run(folder, ["check"])
            self.assertEqual((run.exit_code, told(run)),
                             (1, [("link.unpublished", "text/pain.md:7:5")] +
                              [("link.dead", "text/sleep.md:11:1")]))

    def test_two_that_lead_to_each_other(self):
        with project(files("See [sleep](sleep.md#rest).\n", **{
                "text/sleep.md": SLEEP + "\nBack to [pain](pain.md).\n"})) as folder:
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            self.assertEqual(uris(pathlib.Path(folder, "output/en/sleep.pdf")),
                             ["https://example.org/leaflets/en/pain.pdf"])

    def test_an_address_must_be_one(self):
        for url in ("example.org", "ftp://example.org/", "https://", "https://example.org/?a"):
            with project(files("Words.\n", url=f"  url: {url}\n")) as folder:
                run = Run(folder, ["check"])
                self.assertEqual((run.exit_code, told(run)[0][0]), (2, "project.bad-value"), url)


class RememberedLinks(unittest.TestCase):
    """What an edition links to is an input of it; what it does not link to is none."""

    def made(self, folder, cache):
        run = Run(folder, ["build"], {"BIFOLIUM_CACHE": cache})
        return run, sorted(e["publication"] + "/" + e["variant"] for e in run.report["editions"]
                           if not e.get("unchanged"))

    def test_what_changes_with_the_other(self):
        with project(files("See [](sleep.md#rest).\n")) as folder, project({"x": ""}) as cache:
            path = pathlib.Path(folder)
            self.made(folder, cache)
            self.assertEqual(self.made(folder, cache)[1], [])
            sleep, yaml = path / "text/sleep.md", path / "bifolium.yaml"
            sleep.write_text(SLEEP.replace("# Rest", "# Peace"))
            run, made = self.made(folder, cache)
            self.assertEqual(made, ["pain/large", "pain/standard", "sleep/large", "sleep/standard"])
            sleep.write_text(SLEEP.replace("{#rest}", "{#calm}"))
            run, _ = self.made(folder, cache)
            self.assertEqual((run.exit_code, told(run)), (1, [("link.dead", "text/pain.md:7:5")]))
            sleep.write_text(SLEEP)
            self.made(folder, cache)
            (path / "text/pain.md").write_text(HEAD.format("Pain") + "New, see [](sleep.md#rest).\n")
            self.assertEqual(self.made(folder, cache)[1], ["pain/large", "pain/standard"])
            yaml.write_text(yaml.read_text().replace("example.org", "example.com"))
            self.assertEqual(self.made(folder, cache)[1], ["pain/large", "pain/standard"])
            yaml.write_text(yaml.read_text().replace("id: sleep", "id: rest"))
            run, made = self.made(folder, cache)
            self.assertLessEqual({"pain/large", "pain/standard"}, set(made))
            self.assertIn("https://example.com/leaflets/en/rest.pdf#nameddest=rest",
                          uris(path / "output/en/pain.pdf"))
            manifest = json.loads((path / "output/manifest.json").read_text())
            self.assertFalse([i for i in json.dumps(manifest["inputs"]).split('"') if i[:1] == "?"])


if __name__ == "__main__":
    unittest.main()
