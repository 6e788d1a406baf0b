#!/usr/bin/env python3
"""The templates for other engines, tried: GNU parallel makes the shards here, and a shell reads the
scripts. Slurm's is run by cluster_test.py."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from bifolium import PLAIN, PROGRAM, ROOT, outputs

sys.path.insert(0, str(ROOT / "tests/cluster"))
import generate  # noqa: E402


class Templates(unittest.TestCase):
    @unittest.skipUnless(shutil.which("parallel"), "GNU parallel is not installed")
    def test_parallel(self):
        with tempfile.TemporaryDirectory() as folder:
            project = pathlib.Path(folder, "project")
            generate.write(project, 3, 4)
            (project / "bin").mkdir()
            (project / "bin/bifolium").symlink_to(PROGRAM)
            environment = {**PLAIN, "PATH": f"{project}/bin:{os.environ['PATH']}", "HOME": folder}

            def run():
                subprocess.run([ROOT / "scripts/templates/parallel.sh", "3", "-j", "2"], cwd=project,
                               env=environment, check=True, capture_output=True)
                return next(project.glob("parts/*"))
            parts = run()
            subprocess.run([PROGRAM, "build", "-o", "whole", "-q"], cwd=project, env=PLAIN, check=True,
                           capture_output=True)
            self.assertEqual(outputs(project / "output"), outputs(project / "whole"))
            before = (parts / "manifest-1-of-3.json").stat().st_mtime_ns
            self.assertEqual(run(), parts)  # nothing changed: nothing is made again
            self.assertEqual((parts / "manifest-1-of-3.json").stat().st_mtime_ns, before)

    @unittest.skipUnless(shutil.which("shellcheck"), "shellcheck is not installed")
    def test_shell_scripts(self):
        scripts = [p for folder in ("scripts", "scripts/templates", ".ci") for p in (ROOT / folder).iterdir()
                   if p.is_file() and p.read_bytes().startswith(b"#!/bin/sh")]
        self.assertGreaterEqual(len(scripts), 6)
        run = subprocess.run(["shellcheck", "-S", "warning", *scripts], capture_output=True, text=True,
                             check=False)
        self.assertEqual(run.returncode, 0, run.stdout)


if __name__ == "__main__":
    unittest.main()
