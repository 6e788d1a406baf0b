#!/usr/bin/env python3
"""The same manuscripts make the same bytes: in another time zone, locale, folder and umask, with
another number of threads, and once more over what is there already."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from bifolium import PLAIN, PROGRAM, ROOT, outputs


def build(folder, environment, jobs, umask):
    for name in ("bifolium.yaml", "manuscript", "styles", "fonts"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    subprocess.run([PROGRAM, "build", "-j", str(jobs), "-q"], cwd=folder, check=True,
                   env={**PLAIN, **environment}, umask=umask, capture_output=True)
    return outputs(folder / "output")


class SameBytes(unittest.TestCase):
    def test_elsewhere(self):
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
            deep = pathlib.Path(other, "ein Ordner", "mit Leerzeichen")
            deep.mkdir(parents=True)
            first = build(pathlib.Path(one), {"TZ": "UTC"}, 1, 0o022)
            second = build(deep, {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8",
                                  "LANG": "ar_EG.UTF-8"}, 4, 0o077)
            self.assertEqual(list(first), list(second))
            self.assertGreaterEqual(len(first), 5)
            for name, data in first.items():
                self.assertEqual(data, second[name], name)
            self.assertFalse(os.path.exists(os.path.join(one, "output", ".part")))


if __name__ == "__main__":
    unittest.main()
