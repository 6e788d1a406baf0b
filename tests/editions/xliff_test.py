#!/usr/bin/env python3
"""Translators' files that go out and come back: XLIFF, and PO files that cannot be read whole."""
import pathlib
import subprocess
import unittest

from bifolium import PLAIN, PROGRAM, project

HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SETTINGS = """project: {source-language: en, languages: [en, de]}
publications:
  - {id: pain, files: [pain.md]}
l10n: {folder: locale}
"""
GERMAN = HEAD + ('msgid "Rest a **little**."\nmsgstr "Ruhen Sie ein **wenig**."\n\n'
                 'msgid "Call us."\nmsgstr ""\n')


def leaflet(german):
    return project({"bifolium.yaml": SETTINGS, "pain.md": "Rest a **little**.\n\nCall us.\n",
                    "locale/de/pain.po": german})


def bifolium(folder, *arguments):
    return subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, text=True,
                          env=PLAIN, timeout=120, check=False)


class Translators(unittest.TestCase):
    def test_xliff_goes_out_and_comes_back(self):
        with leaflet(GERMAN) as folder:
            catalogue = pathlib.Path(folder, "locale/de/pain.po")
            xliff = pathlib.Path(folder, "locale/de/pain.xlf")
            run = bifolium(folder, "l10n", "export")
            self.assertEqual(run.returncode, 0, run.stderr)
            text = xliff.read_text(encoding="utf-8")
            self.assertIn(">Rest a **little**.</source>", text)
            self.assertIn('original="locale/de/pain.po"', text)
            empty = '<target xml:lang="de" state="needs-translation"/>'
            self.assertEqual(text.count(empty), 1)
            xliff.write_text(text.replace(empty, '<target state="translated">Anrufen.</target>'),
                             encoding="utf-8")
            run = bifolium(folder, "l10n", "import", "--lang", "de")
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertEqual(catalogue.read_text(encoding="utf-8"),
                             GERMAN.replace('msgstr ""\n', 'msgstr "Anrufen."\n').replace(
                                 'msgid ""\nmsgstr "Anrufen."\n', 'msgid ""\nmsgstr ""\n'))

    def test_a_file_for_another_language_changes_nothing(self):
        with leaflet(GERMAN) as folder:
            bifolium(folder, "l10n", "export")
            xliff = pathlib.Path(folder, "locale/de/pain.xlf")
            xliff.write_text(xliff.read_text().replace('target-language="de"',
                                                       'target-language="fr"'))
            run = bifolium(folder, "l10n", "import")
            self.assertEqual(run.returncode, 1)
            self.assertIn("error[xliff.language]", run.stderr)
            self.assertEqual(pathlib.Path(folder, "locale/de/pain.po").read_text(), GERMAN)

    def test_a_catalogue_that_cannot_be_read_whole_is_not_written(self):
        broken = GERMAN.replace('"Ruhen Sie ein **wenig**."', '"Ruhen Sie "ein" **wenig**."')
        for command in ("update", "import"):
            with leaflet(GERMAN) as folder:
                bifolium(folder, "l10n", "export")
                catalogue = pathlib.Path(folder, "locale/de/pain.po")
                catalogue.write_text(broken, encoding="utf-8")
                run = bifolium(folder, "l10n", command)
                self.assertEqual(run.returncode, 1)
                self.assertIn("error[po.quotation-mark]", run.stderr)
                self.assertIn("--> locale/de/pain.po:7:20", run.stderr)
                self.assertIn("error[l10n.not-written]", run.stderr)
                self.assertEqual(catalogue.read_text(encoding="utf-8"), broken)


if __name__ == "__main__":
    unittest.main()
