#!/usr/bin/env python3
"""The README's two commands install what they need: the editions of the project need its programs
and its fonts, the tests need all there is."""
import pathlib
import re
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"


def groups():
    lines = (SCRIPTS / "packages").read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


def installed_by(script):
    text = (SCRIPTS / script).read_text(encoding="utf-8")
    return set(re.search(r'(?m)^"\$root/scripts/install" (.+)$', text).group(1).split())


class Packages(unittest.TestCase):
    def test_publish(self):
        self.assertEqual(installed_by("publish"), {"build", "fonts"})

    def test_test(self):
        self.assertEqual(installed_by("test"), groups())


if __name__ == "__main__":
    unittest.main()
