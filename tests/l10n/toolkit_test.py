#!/usr/bin/env python3
"""Translate Toolkit reads our XLIFF as we mean it, and what it writes comes back to the catalogue."""
import pathlib
import unittest

import po


class Toolkit(unittest.TestCase):
    def setUp(self):
        self.xliff = po.package("translate.storage.xliff")

    def test_units_are_read_as_they_are_meant(self):
        units = 0
        for ours in po.read(po.files()):
            store = self.xliff.xlifffile.parsestring(ours["xliff"].encode())
            entries = [e for e in ours["entries"] if not e["obsolete"] and not e["id_plural"]]
            found = [unit for unit in store.units if "[" not in unit.xmlelement.get("id")]
            self.assertEqual(len(found), len(entries), ours["path"])
            for unit, entry in zip(found, entries):
                self.assertEqual(unit.source, entry["id"])
                self.assertEqual(unit.target or "", entry["texts"][0])
                text = entry["texts"][0]
                fuzzy = "fuzzy" in entry["flags"]
                self.assertEqual(unit.xmlelement.find(unit.namespaced("target")).get("state"),
                                 "needs-translation" if not text else
                                 "needs-review-translation" if fuzzy else "translated")
                self.assertEqual(unit.getnotes("developer"), "\n".join(entry["extracted"]))
                self.assertEqual(unit.getnotes("translator"), "\n".join(entry["comments"]))
                units += 1
        self.assertGreater(units, 1000)

    def test_what_it_writes_comes_back(self):
        path = po.ROOT / "manuscript/locale/de/msc.po"
        ours = po.read([path])[0]
        store = self.xliff.xlifffile.parsestring(ours["xliff"].encode())
        texts = {}
        for number, unit in enumerate(store.units):
            unit.target = f"{number}: „<b> & {unit.source[:20]}“ \n*\u00a0*"
            texts[unit.source] = unit.target
            unit.set_state_n(unit.STATE[unit.S_TRANSLATED][0])
        with po.folder() as folder:
            written = pathlib.Path(folder, "de.xlf")
            written.write_bytes(bytes(store))
            back = po.read([path], "--import", written)[0]
        self.assertEqual([f for f in back["findings"] if f["code"].startswith("xliff.")], [])
        self.assertEqual({e["id"]: e["texts"][0] for e in back["entries"] if not e["obsolete"]},
                         texts)


if __name__ == "__main__":
    po.main()
