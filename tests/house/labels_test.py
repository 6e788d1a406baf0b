#!/usr/bin/env python3
"""The catalogues of Bifolium's own words become a table; each fault in one is found at its line.
gettext's msgfmt and msgcat, where they are installed, read them as we do."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
import labels  # noqa: E402

HEADER = ('msgid ""\nmsgstr ""\n"Language: {}\\n"\n'
          '"Content-Type: text/plain; charset=UTF-8\\n"\n\n')
ENGLISH = ('msgctxt "page"\nmsgid "Page {page}"\nmsgstr "Page {page}"\n\n'
           'msgctxt "tip"\nmsgid "Tip"\nmsgstr "Tip"\n')
GERMAN = ('msgctxt "page"\nmsgid "Page {page}"\nmsgstr "Seite {page}"\n\n'
          '# mt\n#. A box\nmsgctxt "tip"\nmsgid "Tip"\nmsgstr ""\n"Ti"\n"\\"p\\"p"\n')


class Table(unittest.TestCase):
    def table(self, german, english=ENGLISH, header=HEADER.format("de")):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "en.po").write_text(HEADER.format("en") + english)
            (folder / "de.po").write_text(header + german)
            return labels.table(folder)

    def fault(self, *arguments, **words):
        with self.assertRaises(labels.Fault) as caught:
            self.table(*arguments, **words)
        return str(caught.exception).rpartition("/")[2]

    def test_a_good_one(self):
        table = self.table(GERMAN)
        self.assertIn('{"de", {{\n        "Seite {page}",\n        "Ti\\"p\\"p",\n', table)
        self.assertIn('keys{\n    "page",\n    "tip",\n}', table)

    def test_what_is_obsolete_is_passed_over(self):
        self.assertEqual(self.table(GERMAN + '\n#~ msgid "Old"\n#~ msgstr "Alt"\n'),
                         self.table(GERMAN))

    def test_faults(self):
        for change, wanted in [
                (("Seite {page}", "Seite"), "de.po:6: 'page' has other placeholders"),
                (('"Seite {page}"', '""'), "de.po:6: 'page' has no translation"),
                (("# mt", "#, fuzzy"), "de.po:10: 'tip' has no translation that holds"),
                (('msgid "Tip"', 'msgid "Hint"'), 'de.po:10: \'tip\' translates "Hint"'),
                (('msgctxt "tip"', 'msgctxt "top"'), "de.po:10: no key of en.po: 'top'"),
                (('msgctxt "tip"', 'msgctxt "page"'), "de.po:10: 'page' stands here twice"),
                (('\\"p\\"p', '\\qp'), "de.po:16: not a string in quotes"),
                (('msgid "Tip"', 'msgid_plural "Tip"'), "de.po:13: not understood"),
                (('msgid "Tip"\n', ""), "de.po:10: an entry without msgid")]:
            with self.subTest(change=change):
                self.assertIn(change[0], GERMAN)
                self.assertTrue(self.fault(GERMAN.replace(*change)).startswith(wanted),
                                self.fault(GERMAN.replace(*change)))

    def test_a_key_that_is_missing(self):
        self.assertEqual(self.fault(GERMAN[:GERMAN.index("# mt")]), "de.po: 'tip' is missing")

    def test_headers(self):
        for header in ["", HEADER.format("fr"), HEADER.format("de").replace("UTF-8", "latin-1")]:
            self.assertIn("the header must say", self.fault(GERMAN, header=header))


class Catalogues(unittest.TestCase):
    def test_gettext_reads_them(self):
        if shutil.which("msgfmt") is None:
            self.skipTest("gettext is not installed")
        for path in sorted((ROOT / "src/l10n/labels").glob("*.po")):
            with self.subTest(path=path.name):
                subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True,
                               stderr=subprocess.DEVNULL)
                again = subprocess.run(["msgcat", "--no-wrap", path], check=True,
                                       capture_output=True).stdout
                self.assertEqual(again, path.read_bytes())


if __name__ == "__main__":
    unittest.main()
