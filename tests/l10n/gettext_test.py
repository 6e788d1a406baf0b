#!/usr/bin/env python3
"""What is written is what msgcat would write; what msgfmt refuses is a finding; msgmerge keeps it."""
import concurrent.futures
import pathlib
import random
import unittest

import po

# Errors of ours that msgfmt does not look for.
OURS = {"po.bidi-override"}
PIECES = ['"', "\\", "\n", "#", "~", "|", "msgid ", "msgstr ", "msgctxt ", " ", "[0]", "[1]", "#~ ",
          "#| ", "#, ", "\\n", ",", '""', "fuzzy", "\t", "0", "x", "."]


def msgcat(text):
    return po.gettext("msgcat", "--no-wrap", "-", stdin=text)[1]


def damaged(text, draw):
    """With one to three changes behind the header: pieces put in or cut out, lines moved."""
    head, _, rest = text.partition("\n\n")
    for _ in range(draw.randint(1, 3)):
        at = draw.randrange(len(rest))
        lines = rest.split("\n")
        kind = draw.randrange(4)
        if kind == 0:
            rest = rest[:at] + rest[at + draw.randint(1, 6):]
        elif kind == 1:
            rest = rest[:at] + draw.choice(PIECES) + rest[at:]
        elif kind == 2:
            del lines[draw.randrange(len(lines))]
            rest = "\n".join(lines)
        else:
            lines.insert(draw.randrange(len(lines)), draw.choice(lines))
            rest = "\n".join(lines)
    return f"{head}\n\n{rest}"


class Gettext(unittest.TestCase):
    def same_bytes(self, paths):
        def check(ours):
            written = ours["written"].encode()
            return (ours["path"], msgcat(written) == written,
                    po.gettext("msgcat", "--no-wrap", ours["path"])[1] == written)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for path, of_ours, of_the_file in pool.map(check, po.read(paths)):
                self.assertTrue(of_ours, f"{path}: msgcat changes what was written")
                self.assertTrue(of_the_file, f"{path}: msgcat writes it in another way")

    def same_verdict(self, paths):
        def check(ours):
            errors = {f["code"] for f in ours["findings"] if f["error"]} - OURS
            refused, _, why = po.gettext("msgfmt", "-c", "-o", "/dev/null", ours["path"])
            return ours["path"], errors, bool(refused), why
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for path, errors, refused, why in pool.map(check, po.read(paths)):
                self.assertEqual(bool(errors), refused, f"{path}: {errors} {why}")

    def test_our_own_files(self):
        self.same_bytes(po.files())
        self.same_verdict(po.files())

    def test_django(self):
        paths = po.files_of_django()
        self.same_bytes(paths)
        self.same_verdict(paths)

    def test_msgmerge_keeps_what_was_written(self):
        with po.folder() as folder:
            for ours in po.read(po.files()):
                written = pathlib.Path(folder, "written.po")
                merged = pathlib.Path(folder, "merged.po")
                written.write_bytes(ours["written"].encode())
                code, _, why = po.gettext("msgmerge", "--no-wrap", "-q", "-N", "-o", merged, written,
                                          written)
                self.assertEqual(code, 0, why)
                again = po.read([merged])[0]
                plain = [{key: entry[key] for key in ("context", "id", "id_plural", "texts",
                                                      "comments", "extracted", "obsolete")}
                         for entry in again["entries"]]
                of_ours = [{key: entry[key] for key in plain[0]}
                           for entry in po.read([written])[0]["entries"]]
                self.assertEqual(plain, of_ours, ours["path"])

    def test_damage_that_msgcat_refuses_is_a_finding(self):
        text = (po.ROOT / "tests/l10n/files/grammar.po").read_text(encoding="utf-8")
        draw = random.Random(5)
        with po.folder() as folder:
            paths = [pathlib.Path(folder, f"{i}.po") for i in range(300)]
            for path in paths:
                path.write_text(damaged(text, draw), encoding="utf-8")
            refused = 0
            for ours in po.read(paths):
                code, _, why = po.gettext("msgcat", "--no-wrap", ours["path"])
                refused += code != 0
                damage = pathlib.Path(ours["path"]).read_text(encoding="utf-8")
                self.assertTrue(code == 0 or ours["findings"], f"{why}\n{damage}")
            self.assertGreater(refused, 100)


if __name__ == "__main__":
    po.main()
