#!/usr/bin/env python3
"""Ninja and Make start Bifolium when something that an edition is made of has changed, and only
then, by the depfile that it writes."""
import os
import pathlib
import shutil
import subprocess
import unittest

from bifolium import PLAIN, PROGRAM, Run, outputs, project

FILES = {
    "a project/bifolium.yaml": "publications:\n  - {id: knee, files: [manuscript/knee $1#2.md], "
                               "languages: [en]}\n",
    "a project/manuscript/knee $1#2.md":
        "---\ntitle: Knee\nlang: en\n---\n\n# Knee\n\nWalk every day.\n\n::: include part.md\n",
    "a project/manuscript/part.md": "Rest a while.\n",
    "a project/styles/fr.css": "p { color: #111111 }\n",
    "build.ninja": "rule bifolium\n"
                   "  command = $program build 'a project' -q --depfile $out.d\n"
                   "  depfile = $out.d\n  deps = gcc\n  restat = 1\n"
                   "build a$ project/output/manifest.json: bifolium a$ project/bifolium.yaml\n",
    "Makefile": "a\\ project/output/manifest.json: a\\ project/bifolium.yaml\n"
                "\t$(program) build 'a project' -q --depfile made.d && touch '$@'\n"
                "-include made.d\n",
}


class Depfile(unittest.TestCase):
    def setUp(self):
        folder = project(FILES)
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name)

    def run_tool(self, *command):
        process = subprocess.run(command, cwd=self.path, capture_output=True, check=False,
                                 env={**PLAIN, "BIFOLIUM_CACHE": str(self.path / "cache")})
        self.assertEqual(process.returncode, 0, process.stdout + process.stderr)
        return process.stdout.decode()

    def changes(self):
        """Each makes the tool start Bifolium once, and then there is nothing to do."""
        root = self.path / "a project"
        part, style = root / "manuscript/part.md", root / "styles/en.css"
        yield part.write_text, "Rest an hour.\n"
        yield style.write_text, "p { color: #222222 }\n"  # its folder was looked into
        yield style.write_text, "p { color: #333333 }\n"
        main = root / "manuscript/knee $1#2.md"
        yield main.write_text, main.read_text().replace("every day", "each morning")

    def same_as_clean(self):
        with project({}) as other:
            clean = Run(self.path, ["build", "a project", "-o", other])
            self.assertEqual(clean.exit_code, 0)
            self.assertEqual(outputs(other), outputs(self.path / "a project/output"))

    def drive(self, tool, nothing):
        self.assertNotIn(nothing, self.run_tool(*tool))
        self.assertIn(nothing, self.run_tool(*tool))
        for change, text in self.changes():
            before = outputs(self.path / "a project/output")
            change(text)
            self.assertNotIn(nothing, self.run_tool(*tool))
            self.assertNotEqual(before, outputs(self.path / "a project/output"))
            self.same_as_clean()
            self.assertIn(nothing, self.run_tool(*tool))

    @unittest.skipUnless(shutil.which("ninja"), "there is no ninja")
    def test_ninja(self):
        file = self.path / "build.ninja"
        file.write_text(f"program = {PROGRAM}\n" + file.read_text())
        self.drive(["ninja"], "no work to do")

    @unittest.skipUnless(shutil.which("make"), "there is no make")
    def test_make(self):
        self.drive(["make", f"program={PROGRAM}"], "is up to date")

    def test_names_all_outputs(self):
        run = Run(self.path, ["build", "a project", "--depfile", "new/made.d"])
        self.assertEqual(run.exit_code, 0)
        rule = (self.path / "new/made.d").read_text()
        targets = rule.split(": \\\n")[0]
        for name in ("manifest.json", "en/knee.pdf", "en/knee.epub"):
            self.assertIn(f"a\\ project/output/{name}", targets)
        self.assertIn("a\\ project/manuscript/knee\\ $$1\\#2.md", rule)
        self.assertNotIn("fr.css", rule)
        before = os.stat(self.path / "new/made.d").st_mtime_ns
        cache = {"BIFOLIUM_CACHE": str(self.path / "cache")}
        for _ in range(2):  # made, and taken from the cache
            Run(self.path, ["build", "a project", "--depfile", "new/made.d"], cache)
            self.assertEqual((self.path / "new/made.d").read_text(), rule)
        self.assertEqual(os.stat(self.path / "new/made.d").st_mtime_ns, before)


if __name__ == "__main__":
    unittest.main()
