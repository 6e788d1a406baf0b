"""What changed for the reader between two builds: every edit once, moves as moves, numbers as
numbers, and per language what has to be translated again."""
import json
import pathlib
import re
import subprocess
import tempfile
import unittest

import judges
from bifolium import PLAIN, PROGRAM, outputs, project

LEAFLET = """---
title: Sore knees
subtitle: What helps
lang: en
version: "1"
contact: Ward 7
reviewed: 2026-01-01
next-review: 2027-01-01
sources: [None]
---

## At home

Rest your knee for two days after the first pain, and keep it raised when you sit.

Cool it with a wet towel for ten minutes, four times a day, and dry the skin afterwards.

- Put on flat shoes with soft soles.
- Walk on even ground only.
- Sit down before you are tired.

## Medicines

Take one tablet of 400 mg with a full glass of water, at most three times in a day.

> [!WARNING]
> Never take more than 1,200 mg in 24 hours.

| When | How much |
| --- | --- |
| Morning | 1 tablet |
| Noon | none |
| Night | 2 tablets |

Do not drink alcohol on days when you take tablets of any kind.[^1]

Tell us about every other medicine, herbs and teas among them.

## When to call

Call **Ward 7** if the knee turns red or hot, or if you cannot stand on it any more.[^2]

Read more on [our page](https://example.org/knees) whenever you have the time for it.

![A knee with a bandage from above](knee.png)

1. Say your name and the day of your birth.
2. Say since when it hurts.
3. Say which tablets you took.

### At night

The emergency room is open around the clock, and the entrance is behind the pharmacy.

Ice
:   Cools and numbs the skin.

Splint
:   Holds the joint still.

[^1]: Alcohol and these tablets hurt the stomach.
[^2]: The number stands on the back of your card.
"""
SETTINGS = """project: {source-language: en, languages: [en]}
publications:
  - {id: knee, files: [knee.md]}
"""

A_TEXT = "Bring your card and a list of what you take to every visit, please."

# What a reader finds: a name, the edit, how it is told of.
EDITS = [
    ("a word", ("flat shoes", "low shoes"), "list item edited"),
    ("a number", ("400 mg", "200 mg"), "paragraph edited: 400 mg → 200 mg"),
    ("a number in words and digits", ("four times a day", "4 times a day"), "paragraph edited"),
    ("a dose in a warning", ("1,200 mg", "1,500 mg"), "paragraph edited: 1,200 mg → 1,500 mg"),
    ("a cell", ("2 tablets |", "3 tablets |"), "table cell edited: 2 tablet → 3 tablet"),
    ("a word in a cell", ("| none |", "| nothing |"), "table cell edited"),
    ("a head of a table", ("| When |", "| Hour |"), "table head edited"),
    ("a row", ("| Noon | none |\n", "| Noon | none |\n| Tea | half a tablet |\n"), "2 blocks added"),
    ("a row gone", ("| Noon | none |\n", ""), "2 blocks removed"),
    ("a heading", ("## At home", "## In your home"), "heading edited"),
    ("a level", ("### At night", "## At night"), "heading of level 3 made level 2"),
    ("the title", ("title: Sore knees", "title: Painful knees"), "heading edited"),
    ("a new paragraph", ("## Medicines\n", f"## Medicines\n\n{A_TEXT}\n"), "paragraph added"),
    ("a paragraph gone", (re.search(r"Tell us.*\n\n", LEAFLET).group(0), ""), "paragraph removed"),
    ("a new item", ("- Walk on", "- Use the handrail.\n- Walk on"), "list item added"),
    ("an item gone", ("- Walk on even ground only.\n", ""), "list item removed"),
    ("two items changed about",
     ("- Walk on even ground only.\n- Sit down before you are tired.",
      "- Sit down before you are tired.\n- Walk on even ground only."), "list item moved"),
    ("a new section", ("## Medicines\n", f"## What to bring\n\n{A_TEXT}\n\n## Medicines\n"),
     "2 blocks added"),
    ("a section moved", None, "moved"),
    ("a paragraph moved", None, "paragraph moved from 'Sore knees > Medicines'"),
    ("a paragraph moved and edited", None, "paragraph edited and moved"),
    ("bold", ("**Ward 7**", "Ward 7"), "paragraph marked otherwise"),
    ("a link's target", ("example.org/knees", "example.org/knee"), "paragraph marked otherwise"),
    ("a link's words", ("[our page]", "[this page]"), "paragraph edited"),
    ("an alternative text", ("from above", "from the side"), "picture edited"),
    ("another picture", "picture", "picture replaced by another"),
    ("a note", ("hurt the stomach", "harm the stomach"), "note edited"),
    ("a note gone", None, "note removed"),
    ("a term", ("Splint\n", "Rail\n"), "term edited"),
    ("a definition", ("Holds the joint still", "Holds the knee still"), "definition edited"),
]


def picture(shade):
    """A PNG of one pixel, made here: grey."""
    import struct
    import zlib

    def chunk(name, data):
        return (struct.pack(">I", len(data)) + name + data +
                struct.pack(">I", zlib.crc32(name + data)))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(bytes([0, shade]))) + chunk(b"IEND", b""))


def edited(name, edit):
    """The leaflet after one edit."""
    if isinstance(edit, tuple):
        assert LEAFLET.count(edit[0]) == 1, (name, LEAFLET.count(edit[0]))
        return LEAFLET.replace(*edit)
    if name == "a section moved":
        begin, end = LEAFLET.index("## At home"), LEAFLET.index("## Medicines")
        home = LEAFLET[begin:end]
        at = LEAFLET.index("## When to call")
        return LEAFLET[:begin] + LEAFLET[end:at] + home + LEAFLET[at:]
    alcohol = re.search(r"Tell us about every.*\n\n", LEAFLET).group(0)
    moved = LEAFLET.replace(alcohol, "")
    if name == "a paragraph moved":
        return moved.replace("### At night\n\n", "### At night\n\n" + alcohol)
    if name == "a paragraph moved and edited":
        return moved.replace("### At night\n\n",
                             "### At night\n\n" + alcohol.replace("herbs and", "herbs or"))
    if name == "a note gone":
        return LEAFLET.replace("kind.[^1]", "kind.").replace(
            "[^1]: Alcohol and these tablets hurt the stomach.\n", "")
    return LEAFLET


def build(text, output, files=None, settings=SETTINGS, status=0):
    with project({"bifolium.yaml": settings, "knee.md": text, "knee.png": picture(90),
                  **(files or {})}) as folder:
        run = subprocess.run([PROGRAM, "build", folder, "-o", output], env=PLAIN,
                             capture_output=True, text=True, timeout=120, check=False)
        assert run.returncode == status, run.stderr


def diff(*arguments):
    return subprocess.run([PROGRAM, "diff", *arguments], env=PLAIN, capture_output=True, text=True,
                          timeout=120, check=False)


class SeededEdits(unittest.TestCase):
    def test_each_is_told_of_once(self):
        with tempfile.TemporaryDirectory() as folder:
            old = pathlib.Path(folder, "old")
            build(LEAFLET, old)
            for name, edit, told in EDITS:
                with self.subTest(name):
                    new = pathlib.Path(folder, name.replace(" ", "-"))
                    files = {"knee.png": picture(200)} if edit == "picture" else None
                    build(edited(name, edit), new, files)
                    report = json.loads(diff(old, new, "--message-format", "json").stdout)
                    changes = report["editions"][0]["changes"]
                    self.assertEqual(len(changes), 1, changes)
                    words = changes[0]["what"]
                    for number in changes[0].get("numbers", []):
                        words += f': {number["before"]} → {number["after"]}'
                    self.assertIn(told.split(":")[0], words)
                    if ":" in told and "tablet" not in told:
                        self.assertEqual(words, told)

    def test_paper_tells_what_the_book_tells(self):
        """But for links and pictures, which a PDF's tags do not tell apart."""
        with tempfile.TemporaryDirectory() as folder:
            old = pathlib.Path(folder, "old")
            build(LEAFLET, old)
            for name, edit, told in EDITS[:12]:
                with self.subTest(name):
                    new = pathlib.Path(folder, name.replace(" ", "-"))
                    build(edited(name, edit), new)
                    report = json.loads(diff(old / "en/knee.pdf", new / "en/knee.pdf",
                                             "--message-format", "json").stdout)
                    whats = [change["what"] for change in report["editions"][0]["changes"]]
                    self.assertEqual(len(whats), 1, whats)
                    self.assertIn(told.split(":")[0], whats[0])

    def test_all_at_once(self):
        """Edits that do not touch each other: as many reports."""
        text = LEAFLET
        count = 0
        for name, edit, _ in EDITS:
            if name in ("a row", "a row gone", "an item gone", "two items changed about", "a word",
                        "a new section", "a new paragraph", "a new item", "a link's target",
                        "a link's words", "another picture") or not isinstance(edit, tuple):
                continue
            self.assertEqual(text.count(edit[0]), 1, name)
            text = text.replace(*edit)
            count += 1
        with tempfile.TemporaryDirectory() as folder:
            old, new = pathlib.Path(folder, "old"), pathlib.Path(folder, "new")
            build(LEAFLET, old)
            build(text, new)
            report = json.loads(diff(old, new, "--message-format", "json").stdout)
            self.assertEqual(report["changes"], count,
                             [change["what"] for change in report["editions"][0]["changes"]])


class Languages(unittest.TestCase):
    SETTINGS = """project: {source-language: en, languages: [en, de, fr]}
publications:
  - {id: knee, files: [knee.md]}
l10n: {folder: locale, critical: translated, on-incomplete: stale-with-notice}
"""
    TEXT = ("---\ntitle: Knees\nlang: en\n---\n\nRest a little today.\n\nTake 5 mg with water.\n\n"
            "Call us at any time.\n")
    HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: {}\\n"\n\n'
    GERMAN = [("Knees", "Knie"), ("Rest a little today.", "Ruhen Sie heute."),
              ("Take 5 mg with water.", "Nehmen Sie 5 mg mit Wasser."),
              ("Call us at any time.", "Rufen Sie jederzeit an.")]
    FRENCH = [("Knees", "Genoux"), ("Rest a little today.", "Reposez-vous aujourd’hui."),
              ("Take 5 mg with water.", "Prenez 5 mg avec de l’eau."),
              ("Call us at any time.", "Appelez-nous à tout moment.")]

    def po(self, language, pairs):
        return self.HEAD.format(language) + "\n".join(
            f'msgid "{source}"\nmsgstr "{text}"\n' for source, text in pairs)

    def test_say_what_to_translate_again(self):
        with tempfile.TemporaryDirectory() as folder:
            old, new = pathlib.Path(folder, "old"), pathlib.Path(folder, "new")
            files = {"locale/de/knee.po": self.po("de", self.GERMAN),
                     "locale/fr/knee.po": self.po("fr", self.FRENCH)}
            build(self.TEXT, old, files, self.SETTINGS)
            # German follows, French still says what was true before.
            text = self.TEXT.replace("Call us at any time", "Call us at any hour")
            german = self.GERMAN[:3] + [("Call us at any hour.", "Rufen Sie zu jeder Stunde an.")]
            files["locale/de/knee.po"] = self.po("de", german)
            build(text, new, files, self.SETTINGS)
            report = json.loads(diff(old, new, "--message-format", "json").stdout)
            self.assertEqual(
                report["translate-again"],
                [{"publication": "knee", "language": "fr", "aligned": True,
                  "texts": [{"section": "Knees", "text": "Call us at any hour."}]}])
            words = diff(old, new).stdout
            self.assertIn("knee: 1 to translate again into français", words)


class Outputs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.old = pathlib.Path(cls.folder.name, "old")
        cls.new = pathlib.Path(cls.folder.name, "new")
        build(LEAFLET, cls.old)
        build(LEAFLET.replace("400 mg", "200 mg").replace("At home", "<b>Home & \"hearth\"</b>"),
              cls.new)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_nothing_changed(self):
        run = diff(self.old, self.old)
        self.assertEqual((run.returncode, run.stdout), (0, "no change for the reader\n"))

    def test_text(self):
        run = diff(self.old, self.new)
        self.assertEqual(run.returncode, 0)
        self.assertIn("paragraph edited: 400 mg → 200 mg\n", run.stdout)
        self.assertIn("[-400-]{+200+} mg", run.stdout)

    def test_sarif(self):
        run = diff(self.old, self.new, "--message-format", "sarif")
        self.assertEqual(judges.sarif(run.stdout), [])
        results = json.loads(run.stdout)["runs"][0]["results"]
        self.assertEqual([(r["ruleId"], r["level"]) for r in results],
                         [("change.edited", "note"), ("change.number", "warning")])

    def test_exit_code(self):
        self.assertEqual(diff(self.old, self.new, "--exit-code").returncode, 1)
        self.assertEqual(diff(self.old, self.old, "--exit-code").returncode, 0)

    def test_page(self):
        page = pathlib.Path(self.folder.name, "diff.html")
        self.assertEqual(diff(self.old, self.new, "--html", page).returncode, 0)
        text = page.read_text()
        self.assertIn("<del>400</del>", text)
        self.assertIn("<ins>200</ins>", text)
        self.assertNotIn("<b>Home", text)
        import xml.dom.minidom
        xml.dom.minidom.parseString(text)
        self.assertNotIn("<script", text)

    def test_bad_input(self):
        for arguments, words in [((self.old, "nowhere"), "'nowhere' is no build"),
                                 ((self.old,), "new is required")]:
            run = diff(*arguments)
            self.assertEqual(run.returncode, 2)
            self.assertIn(words, run.stderr)
        broken = pathlib.Path(self.folder.name, "broken")
        broken.mkdir()
        for name, data in outputs(self.old).items():
            path = broken / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data[:-40] if name.endswith(".epub") else data)
        run = diff(self.old, broken)
        self.assertEqual(run.returncode, 1)
        self.assertIn("diff.unreadable", run.stderr)
        (broken / "manifest.json").write_text("{")
        self.assertEqual(diff(self.old, broken).returncode, 2)


if __name__ == "__main__":
    unittest.main()
