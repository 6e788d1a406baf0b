#!/usr/bin/env python3
"""From a save to the new PDF on the disk, under `bifolium watch`: this repository's article, edited
50 times. usage: watch.py PROGRAM [EDITS]"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASKED = {
    "one edition": ["--publication", "msc", "--lang", "en", "--variant", "standard"],
    "one edition, PDF only": ["--publication", "msc", "--lang", "en", "--variant", "standard",
                              "--format", "pdf"],
    "one language": ["--lang", "en"],
    "whole project": [],
}


def inode(path):
    """Of the file: another one, once a new file has been renamed over it."""
    try:
        return os.stat(path).st_ino, os.stat(path).st_mtime_ns
    except FileNotFoundError:
        return None


def measure(program, edits, arguments):
    """Seconds from each save to the new PDF."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        shutil.copy(ROOT / "bifolium.yaml", folder)
        for name in ("manuscript", "styles", "fonts"):
            if (ROOT / name).exists():
                shutil.copytree(ROOT / name, folder / name)
        text = folder / "manuscript/msc.md"
        source = text.read_text()
        at = source.index("\n\n", source.index("\n## "))
        paper = folder / "output/en/msc.pdf"
        with open(folder / "log", "wb") as log:
            # A cache of its own: what another measurement made would be found there.
            watch = subprocess.Popen([program, "watch", *arguments], cwd=folder, stderr=log,
                                     env={**os.environ, "BIFOLIUM_CACHE": str(folder / "cache")})
        took = []
        try:
            while b"start: " not in (folder / "log").read_bytes():
                time.sleep(0.05)
            for number in range(edits):
                time.sleep(0.05 + 0.013 * (number % 7))
                lines = (folder / "log").read_bytes().count(b"msc.md: ")
                before = inode(paper)
                begin = time.perf_counter()
                text.write_text(source[:at] + f"\n\nThis is edit {number:02} of them." + source[at:])
                while inode(paper) == before:
                    if time.perf_counter() - begin > 60:
                        raise SystemExit((folder / "log").read_text()[-2000:])
                    time.sleep(0.0005)
                took.append(time.perf_counter() - begin)
                while (folder / "log").read_bytes().count(b"msc.md: ") == lines:
                    time.sleep(0.01)  # the other editions
        finally:
            watch.terminate()
            watch.wait()
        return sorted(took)


if __name__ == "__main__":
    edits = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    for name, arguments in ASKED.items():
        took = measure(sys.argv[1], edits, arguments)
        print(f"{name:<24} median {1000 * took[len(took) // 2]:4.0f} ms   p95 "
              f"{1000 * took[int(0.95 * (len(took) - 1))]:4.0f} ms   worst {1000 * took[-1]:4.0f} ms",
              flush=True)
