#!/usr/bin/env python3
"""`bifolium doctor`: what is there, what is missing and how to get it, on machines of all kinds."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import bifolium

DATA = bifolium.PROGRAM.resolve().parent / "data"
ONE_FONT = "Lato-Regular.ttf"


def doctor(folder, *arguments, **environment):
    """Its exit code, and its checks by name."""
    run = subprocess.run([bifolium.PROGRAM, "doctor", *arguments, "--json"], cwd=folder,
                         capture_output=True, text=True, check=False,
                         env={**bifolium.PLAIN, **environment})
    report = json.loads(run.stdout)
    assert report["exit-code"] == run.returncode
    return run.returncode, {check["name"]: check for check in report["checks"]}


class Doctor(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="bifolium-")
        self.folder = pathlib.Path(self.temporary.name)

    def tearDown(self):
        self.temporary.cleanup()

    def data_with(self, manifest):
        """A data folder of its own with one font, under this manifest."""
        data = self.folder / "data"
        for part in ("styles", "hyphenation"):
            shutil.copytree(DATA / part, data / part)
        (data / "fonts").mkdir()
        shutil.copy(DATA / "fonts" / ONE_FONT, data / "fonts")
        (data / "fonts/manifest").write_text(manifest, encoding="utf-8")
        return str(data)

    @staticmethod
    def line_of(name):
        lines = (DATA / "fonts/manifest").read_text(encoding="utf-8").splitlines()
        return next(line for line in lines if line.endswith("  " + name)) + "\n"

    def test_all_that_is_needed_is_here(self):
        code, checks = doctor(self.folder)
        self.assertEqual(code, 0)
        for name in ("data", "hyphenation", "fonts", "ICU", "colour profile", "output"):
            self.assertEqual((checks[name]["state"], checks[name]["needed"]), ("there", True), name)
        self.assertIn(" en ", checks["hyphenation"]["found"])
        self.assertRegex(checks["ICU"]["found"], r"^\d+\.\d+ \(Unicode \d+")

    def test_a_machine_without_other_programs(self):
        code, checks = doctor(self.folder, PATH=str(self.folder))
        self.assertEqual(code, 0, "none of them is needed")
        for name, package in (("rsvg-convert", "librsvg2-bin"), ("pandoc", "pandoc"),
                              ("git", "git"), ("judge epubcheck", "epubcheck")):
            self.assertEqual(checks[name]["state"], "missing")
            self.assertIn("install the package " + package, checks[name]["help"])
        for check in checks.values():
            self.assertNotIn("://", check.get("help", ""), "packages are named, no places")

    def test_the_cache(self):
        there = str(self.folder / "cache")
        code, checks = doctor(self.folder, BIFOLIUM_CACHE=there)
        self.assertEqual((code, checks["cache"]["state"], checks["cache"]["found"]),
                         (0, "there", there))
        self.assertFalse(os.path.exists(there), "nothing is written")
        code, checks = doctor(self.folder, BIFOLIUM_CACHE="")
        self.assertEqual((code, checks["cache"]["state"]), (0, "missing"))

    def test_a_program_that_does_not_answer(self):
        broken = self.folder / "pandoc"
        broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        broken.chmod(0o755)
        code, checks = doctor(self.folder, PATH=f"{self.folder}:/usr/bin:/bin")
        self.assertEqual((code, checks["pandoc"]["state"]), (0, "wrong"))
        broken.write_text("#!/bin/sh\necho pandoc 9\n", encoding="utf-8")
        _, checks = doctor(self.folder, PATH=f"{self.folder}:/usr/bin:/bin")
        self.assertEqual(checks["pandoc"]["found"], f"pandoc 9 ({broken})")

    def test_a_font_that_was_changed(self):
        data = self.data_with(self.line_of(ONE_FONT))
        self.assertEqual(doctor(self.folder, BIFOLIUM_DATA=data)[0], 0)
        with open(pathlib.Path(data, "fonts", ONE_FONT), "ab") as font:
            font.write(b"\0")
        code, checks = doctor(self.folder, BIFOLIUM_DATA=data)
        self.assertEqual((code, checks["fonts"]["state"]), (3, "wrong"))
        self.assertIn(f"{ONE_FONT} is not what its manifest says", checks["fonts"]["found"])

    def test_a_font_that_is_missing(self):
        data = self.data_with(self.line_of(ONE_FONT) + self.line_of("Lato-Bold.ttf"))
        code, checks = doctor(self.folder, BIFOLIUM_DATA=data)
        self.assertEqual((code, checks["fonts"]["state"]), (3, "wrong"))
        self.assertIn("Lato-Bold.ttf is missing", checks["fonts"]["found"])

    def test_nothing_of_its_own_is_there(self):
        code, checks = doctor(self.folder, BIFOLIUM_DATA="/nowhere")
        self.assertEqual(code, 3)
        for name in ("data", "hyphenation", "fonts"):
            self.assertEqual(checks[name]["state"], "missing", name)
            self.assertIn("help", checks[name])

    def test_fonts_of_ideographs_are_needed_where_a_language_has_them(self):
        data = self.data_with(self.line_of(ONE_FONT) + "0" * 64 +
                              "  package:fonts-noto-cjk  /usr/share/fonts/nowhere/at-all.ttc\n")
        for language, code in (("en", 0), ("ja", 3), ("zh-Hans", 3)):
            (self.folder / "bifolium.yaml").write_text(
                f"project: {{languages: [{language}]}}\n"
                "publications: [{id: a, files: [a.md]}]\n", encoding="utf-8")
            found, checks = doctor(self.folder, BIFOLIUM_DATA=data)
            self.assertEqual(found, code, language)
            check = checks["package fonts-noto-cjk"]
            self.assertEqual((check["state"], check["help"]),
                             ("missing", "install the package fonts-noto-cjk"))

    def test_the_projects_own_fonts(self):
        (self.folder / "fonts").mkdir()
        (self.folder / "fonts/manifest").write_text(self.line_of(ONE_FONT), encoding="utf-8")
        code, checks = doctor(self.folder)
        self.assertEqual((code, checks["the project's fonts"]["state"]), (3, "wrong"))
        shutil.copy(DATA / "fonts" / ONE_FONT, self.folder / "fonts")
        code, checks = doctor(self.folder)
        self.assertEqual((code, checks["the project's fonts"]["state"]), (0, "there"))

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_an_output_folder_that_cannot_be_written(self):
        (self.folder / "output").mkdir(mode=0o500)
        code, checks = doctor(self.folder)
        self.assertEqual((code, checks["output"]["state"]), (3, "wrong"))

    def test_no_such_folder(self):
        run = subprocess.run([bifolium.PROGRAM, "doctor", "nowhere"], cwd=self.folder,
                             capture_output=True, text=True, env=bifolium.PLAIN, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertIn("there is no 'nowhere'", run.stderr)

    def test_for_people(self):
        run = subprocess.run([bifolium.PROGRAM, "doctor"], cwd=self.folder, text=True, check=False,
                             capture_output=True, env={**bifolium.PLAIN, "PATH": "/nowhere"})
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("missing pandoc ", run.stdout)
        self.assertIn("help: install the package pandoc\n", run.stdout)
        self.assertRegex(run.stdout, r"\nall that is needed is there; \d+ may be wanted\n$")
        self.assertNotIn("\x1b", run.stdout)


if __name__ == "__main__":
    unittest.main()
