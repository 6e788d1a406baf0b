#!/usr/bin/env python3
"""`clean` takes away what Bifolium made and nothing else; the cache stays within its bound, and
whoever makes it smaller while others build does no harm."""
import json
import os
import pathlib
import subprocess
import unittest

from bifolium import PLAIN, PROGRAM, Run, outputs, project

PROJECT = "project: {languages: [en]}\npublications:\n" + "".join(
    f"  - {{id: leaflet-{i}, files: [manuscript/{i}.md]}}\n" for i in range(4))
FILES = {"bifolium.yaml": PROJECT,
         **{f"manuscript/{i}.md": f"---\ntitle: Leaflet {i}\nlang: en\n---\n\n# Leaflet {i}\n\n"
                                  "Walk every day.\n" for i in range(4)}}


class Made(unittest.TestCase):
    def setUp(self):
        folder = project(FILES)
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name)
        self.cache = self.path / "cache"
        self.environment = {"BIFOLIUM_CACHE": str(self.cache)}

    def build(self, *options):
        run = Run(self.path, ["build", ".", *options], self.environment)
        self.assertEqual(run.exit_code, 0, run.stderr)
        return run

    def unchanged(self, run):
        return sum(edition["unchanged"] for edition in run.report["editions"])

    def run_command(self, *arguments, code=0):
        done = subprocess.run([PROGRAM, *arguments], cwd=self.path, text=True,
                              env={**PLAIN, **self.environment}, capture_output=True, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout + done.stderr

    def cache_bytes(self):
        return sum(len(data) for name, data in outputs(self.cache).items() if name != "growth")


class Clean(Made):
    def test_takes_away_what_was_made(self):
        before = outputs(self.path)
        self.build("--no-cache")
        made = set(outputs(self.path)) - set(before)
        said = self.run_command("clean", "--dry-run")
        self.assertEqual({line.split()[-1] for line in said.splitlines()}, made)
        self.assertEqual(set(outputs(self.path)), set(before) | made)
        said = self.run_command("clean")
        self.assertEqual({line.split()[-1] for line in said.splitlines()}, made)
        self.assertEqual(outputs(self.path), before)
        self.assertFalse((self.path / "output").exists())
        self.assertIn("nothing is known", self.run_command("clean"))

    def test_takes_away_what_no_edition_has_any_more(self):
        before = outputs(self.path)
        self.build("--no-cache")
        settings = self.path / "bifolium.yaml"
        settings.write_text(PROJECT.replace("  - {id: leaflet-3, files: [manuscript/3.md]}\n", ""))
        run = self.build("--no-cache")
        self.assertIn(("output.left-over", ""), run.findings)
        self.assertIn("output/en/leaflet-3.pdf", outputs(self.path))
        self.run_command("clean")
        settings.write_text(PROJECT)
        self.assertEqual(outputs(self.path), before)

    def test_leaves_what_others_wrote(self):
        self.build()
        output = self.path / "output"
        (output / "en/notes.txt").write_text("a person's")
        (output / "index.html").write_text("a page of our own")
        (output / "en/leaflet-1.pdf").write_bytes(b"%PDF of another program")
        (output / "en/.leaflet-2.pdf.77-0.part").write_bytes(b"of a killed build")
        said = self.run_command("clean")
        self.assertIn("left output/index.html: it is not as it was written", said)
        self.assertIn("left output/en/leaflet-1.pdf", said)
        self.assertEqual(set(outputs(output)), {"en/notes.txt", "index.html", "en/leaflet-1.pdf"})
        self.assertEqual(self.unchanged(self.build()), 4)  # the cache is still there

    def test_a_manifest_that_names_other_files(self):
        """It may be anybody's: no file outside the output folder is touched."""
        self.build()
        manifest = json.loads((self.path / "output/manifest.json").read_text())
        for number, path in enumerate(("../manuscript/0.md", "en/../../bifolium.yaml",
                                       str(self.path / "manuscript/1.md"))):
            manifest["editions"][number]["files"][0]["path"] = path
        (self.path / "output/manifest.json").write_text(json.dumps(manifest))
        self.run_command("clean")
        for name, text in FILES.items():
            self.assertEqual((self.path / name).read_text(), text)
        (self.path / "output/manifest.json").write_text("{")
        self.assertIn("cannot be read", self.run_command("clean"))

    def test_the_cache_too(self):
        self.build()
        (self.cache / "ac/README").write_text("a person's")
        (self.cache / "mine").write_text("a person's")
        self.assertIn("would remove the cache", self.run_command("clean", "--cache", "--dry-run"))
        self.assertGreater(self.cache_bytes(), 10_000)
        self.run_command("clean", "--cache")
        self.assertEqual(set(outputs(self.cache)), {"ac/README", "mine", "growth"})
        self.assertEqual(self.unchanged(self.build()), 0)
        self.run_command("clean", "nowhere", code=2)


class Bound(Made):
    def test_what_was_used_last_stays(self):
        self.build("--publication", "leaflet-0")
        for path in self.cache.rglob("*"):
            os.utime(path, (1_000_000_000, 1_000_000_000))
        one = self.cache_bytes()
        self.build("--publication", "leaflet-1")
        said = self.run_command("cache", "gc", "--max-size", str(one + 2_000))
        self.assertIn("taken away", said)
        self.assertLessEqual(self.cache_bytes(), one + 2_000)
        self.assertEqual(self.unchanged(self.build("--publication", "leaflet-1")), 1)
        self.assertEqual(self.unchanged(self.build("--publication", "leaflet-0")), 0)

    def test_a_use_is_noted(self):
        self.build("--publication", "leaflet-0")
        self.build("--publication", "leaflet-1")
        for path in self.cache.rglob("*"):
            os.utime(path, (1_000_000_000, 1_000_000_000))
        both = self.cache_bytes()
        self.assertEqual(self.unchanged(self.build("--publication", "leaflet-0")), 1)
        self.run_command("cache", "gc", "--max-size", str(both * 6 // 10))
        self.assertEqual(self.unchanged(self.build("--publication", "leaflet-0")), 1)
        self.assertEqual(self.unchanged(self.build("--publication", "leaflet-1")), 0)

    def test_what_another_version_left_goes_first(self):
        self.build("--publication", "leaflet-0")
        status = json.loads(self.run_command("cache", "status", "--json"))
        self.assertGreater(status["records"], 0)
        self.assertEqual(status["recordsOfOtherVersions"], 0)
        self.assertEqual(status["bytes"], self.cache_bytes())
        # As of another version: its first line, which is sealed, has another form.
        for path in (self.cache / "ac").rglob("*"):
            if path.is_file():
                path.write_bytes(path.read_bytes().replace(b"bifolium cache", b"bifolium store"))
        status = json.loads(self.run_command("cache", "status", "--json"))
        self.assertEqual(status["recordsOfOtherVersions"], status["records"])
        one = self.cache_bytes()
        for path in self.cache.rglob("*"):
            if path.is_file():  # used later than what follows
                os.utime(path, (4_000_000_000, 4_000_000_000))
        self.build("--publication", "leaflet-1")
        self.run_command("cache", "gc", "--max-size", str(one + 4_000))
        self.assertEqual(self.unchanged(self.build("--publication", "leaflet-1")), 1)

    def test_a_build_keeps_the_bound(self):
        self.environment["BIFOLIUM_CACHE_SIZE"] = "200 KiB"
        for turn in range(8):
            for i in range(4):
                (self.path / f"manuscript/{i}.md").write_text(
                    FILES[f"manuscript/{i}.md"] + f"\nTurn {turn}.\n")
            self.assertEqual(self.unchanged(self.build()), 0)
            for path in self.cache.rglob("*"):  # none of it is young
                if path.is_file():
                    os.utime(path, (1_000_000_000 + turn, 1_000_000_000 + turn))
        self.build()
        self.assertLess(self.cache_bytes(), 500 * 1024)
        for word in ("much", "-1", "12 XB", ""):
            self.run_command("cache", "gc", f"--max-size={word}", code=2)

    def test_beside_builds(self):
        """Two who collect all the time, and builds: each build is right."""
        self.build("-o", "clean", "--no-cache")
        whole = outputs(self.path / "clean")
        collectors = [subprocess.Popen(
            f"while :; do '{PROGRAM}' cache gc --max-size 0 >&2 || exit; done",
            shell=True, cwd=self.path, env={**PLAIN, **self.environment},
            stderr=subprocess.DEVNULL, start_new_session=True) for _ in range(2)]
        try:
            for turn in range(6):
                self.build("-o", f"output-{turn % 2}")
                self.assertEqual(outputs(self.path / f"output-{turn % 2}"), whole)
        finally:
            for collector in collectors:
                self.assertIsNone(collector.poll())
                os.killpg(collector.pid, 9)
                collector.wait()


if __name__ == "__main__":
    unittest.main()
