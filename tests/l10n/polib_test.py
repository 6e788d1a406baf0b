#!/usr/bin/env python3
"""The reader agrees with polib in every entry of every file. Where the two may differ: polib drops
empty extracted comments, white space at the ends of comments, and the '#~|' lines."""
import unittest

import po


def lines(text):
    return [line.rstrip() for line in text.split("\n")] if text else []


def of_ours(entry):
    said = dict(entry)
    said["comments"] = [line.rstrip() for line in entry["comments"]]
    said["extracted"] = [line.rstrip() for line in entry["extracted"] if line]
    if entry["obsolete"]:
        said.update(previous_context=None, previous_id="", previous_id_plural=None)
    return said


def of_polib(entry):
    texts = [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)]
    return {"comments": lines(entry.tcomment),
            "extracted": lines(entry.comment),
            "references": [f"{name}:{line}" if line else name for name, line in entry.occurrences],
            "flags": entry.flags,
            "previous_context": entry.previous_msgctxt,
            "previous_id": entry.previous_msgid or "",
            "previous_id_plural": entry.previous_msgid_plural,
            "context": entry.msgctxt,
            "id": entry.msgid,
            "id_plural": entry.msgid_plural or None,
            "texts": texts or [entry.msgstr],
            "obsolete": bool(entry.obsolete)}


class Polib(unittest.TestCase):
    def agree(self, paths):
        polib = po.package("polib")
        entries = 0
        for ours in po.read(paths):
            theirs = polib.pofile(ours["path"])
            found = [of_ours(entry) for entry in ours["entries"]]
            expected = [of_polib(entry) for entry in theirs]
            for pair in zip(found, expected):
                self.assertEqual(*pair, ours["path"])
            self.assertEqual(len(found), len(expected), ours["path"])
            header = "".join(ours["header"]["texts"])
            for name, value in theirs.metadata.items():
                self.assertIn(f"{name}: {value}".rstrip(), header)
            entries += len(found)
        return entries

    def test_our_own_files(self):
        self.assertGreater(self.agree(po.files()), 1000)

    def test_django(self):
        paths = po.files_of_django()
        print(f"{self.agree(paths)} entries in {len(paths)} files agree with polib")


if __name__ == "__main__":
    po.main()
