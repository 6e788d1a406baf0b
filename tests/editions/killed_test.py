#!/usr/bin/env python3
"""A build that is killed at any moment, or finds the disk full, leaves each file whole, the old one
or the new one; and the next build makes what a build in an empty folder makes.
BIFOLIUM_KILLS=200 for the full size."""
import json
import hashlib
import os
import pathlib
import random
import resource
import signal
import subprocess
import tempfile
import time
import unittest

from bifolium import PLAIN, PROGRAM, Run, outputs, project

KILLS = int(os.environ.get("BIFOLIUM_KILLS", "12"))
TEXT = "---\ntitle: Leaflet {0}\nlang: en\n---\n\n# Leaflet {0}\n\n" + \
       "Take {1} tablets with water. Rest, and walk every day.\n\n" * 40
LEAFLETS = 6


def manuscripts(tablets):
    return {f"manuscript/{i}.md": TEXT.format(i, tablets) for i in range(LEAFLETS)}


PROJECT = "publications:\n" + "".join(
    f"  - {{id: leaflet-{i}, files: [manuscript/{i}.md], languages: [en]}}\n" for i in range(LEAFLETS))


def is_leftover(name):
    return pathlib.Path(name).name.startswith(".") and name.endswith(".part")


class Disturbed(unittest.TestCase):
    """Two states of a project, and what a build in an empty folder makes of each."""

    def setUp(self):
        folder = project({"bifolium.yaml": PROJECT, **manuscripts("two")})
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name)
        self.whole = {}
        for tablets in ("two", "ten"):
            self.write(tablets)
            with tempfile.TemporaryDirectory() as out:
                begin = time.monotonic()
                self.assertEqual(Run(self.path, ["build", "-o", out]).exit_code, 0)
                self.seconds = time.monotonic() - begin
                self.whole[tablets] = outputs(out)

    def write(self, tablets):
        for name, text in manuscripts(tablets).items():
            (self.path / name).write_text(text, encoding="utf-8")

    def check(self, out):
        """Every file that a reader can see is whole. How many are of which state?"""
        seen = {"two": 0, "ten": 0}
        for name, content in outputs(out).items():
            if is_leftover(name):
                continue
            states = [state for state, files in self.whole.items() if files.get(name) == content]
            self.assertTrue(states, f"{name} is neither the old nor the new one")
            for state in states:
                seen[state] += 1
        return seen

    def mended(self, out, tablets, environment):
        run = Run(self.path, ["build", "-o", str(out)], environment)
        self.assertEqual(run.exit_code, 0, run.stderr)
        self.assertEqual(outputs(out), self.whole[tablets])
        manifest = json.loads((out / "manifest.json").read_bytes())
        for edition in manifest["editions"]:
            for file in edition["files"]:
                content = (out / file["path"]).read_bytes()
                self.assertEqual(hashlib.sha256(content).hexdigest(), file["sha256"])


class Killed(Disturbed):
    def test_at_random_moments(self):
        chance = random.Random(6)
        out = self.path / "output"
        cache = {"BIFOLIUM_CACHE": str(self.path / "cache")}
        tablets, mixed = "two", 0
        self.write(tablets)
        self.mended(out, tablets, {})
        for turn in range(KILLS):
            tablets = "ten" if tablets == "two" else "two"
            self.write(tablets)
            # Without a cache all is made; with one, what was made before is taken from it.
            environment = {**PLAIN, **(cache if turn % 2 else {})}
            process = subprocess.Popen([PROGRAM, "build", "-q"], cwd=self.path, env=environment,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, self.seconds if turn % 4 != 3 else self.seconds / 5))
            process.send_signal(signal.SIGKILL)
            process.wait()
            seen = self.check(out)
            mixed += min(seen.values()) > 0
            self.mended(out, tablets, environment)
        print(f"{KILLS} kills, {mixed} amid the renaming")


class FullDisk(Disturbed):
    def test_small_file_system(self):
        out = self.path / "output"
        out.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", out],
                                 capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("only root may mount a small file system")
        self.addCleanup(subprocess.run, ["umount", out], check=True)
        self.write("two")
        self.mended(out, "two", {})
        used = sum(len(content) for content in outputs(out).values())
        self.write("ten")
        for room in (0, 5_000, used // 12):  # less than one leaflet needs
            filler = out / "filler"
            free = os.statvfs(out).f_bavail * os.statvfs(out).f_frsize
            filler.write_bytes(b"x" * max(free - room, 0))
            run = Run(self.path, ["build"])
            filler.unlink()
            self.assertEqual(run.exit_code, 75, room)
            self.assertIn("file.world", [code for code, _ in run.findings])
            seen = self.check(out)
            self.assertFalse([name for name in outputs(out) if is_leftover(name)])
            if room == 0:
                self.assertEqual(seen["ten"], 0)
        self.mended(out, "ten", {})

    def test_limit_on_file_size(self):
        """No file system has room for these: writing fails in the middle."""
        out = self.path / "output"
        self.write("two")
        self.mended(out, "two", {})
        self.write("ten")

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
        process = subprocess.run([PROGRAM, "build", "-q"], cwd=self.path, env=PLAIN,
                                 capture_output=True, preexec_fn=limit, check=False)
        self.assertEqual(process.returncode, 75, process.stderr)
        self.assertEqual(outputs(out), self.whole["two"])
        self.mended(out, "ten", {})


if __name__ == "__main__":
    unittest.main()
