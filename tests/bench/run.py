#!/usr/bin/env python3
"""CPU time and peak memory of `bifolium build` (tagged PDF and EPUB), beside Typst (PDF only) on the
same words in the same run. Prints figures and judges nothing.

run.py [-n RUNS] [FOLDER...]   each FOLDER holds doc.md and, for the peer, doc.typ; without any, a
                               book of about 300 pages is generated. Typst is the Python package
                               `typst`; without it only bifolium is measured."""
import argparse
import importlib.util
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import generate

ROOT = pathlib.Path(__file__).resolve().parents[2]


def measure(command, folder):
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def compare(name, folder, program, runs):
    with tempfile.TemporaryDirectory() as out:
        commands = {"bifolium": [program, "build", "doc.md", "-o", out, "-q", "-j", "1"]}
        peer = importlib.util.find_spec("typst") is not None
        if peer and (folder / "doc.typ").exists():
            code = f"import typst; typst.compile('doc.typ', output='{out}/typst.pdf')"
            commands["typst"] = [sys.executable, "-c", code]
        results = {who: [] for who in commands}
        for _ in range(runs):  # in turn, so that a machine that wanders wanders for both
            for who, command in commands.items():
                results[who].append(measure(command, folder))
        medians = {}
        for who, rows in results.items():
            cpu, peak = (statistics.median(row[i] for row in rows) for i in (0, 1))
            medians[who] = (cpu, peak)
            codes = sorted({row[2] for row in rows})
            print(f"{name:<16} {who:<9} CPU {cpu:8.3f} s  peak {peak:8.1f} MiB  exit {codes}")
        if "typst" in medians:
            mine, other = medians["bifolium"], medians["typst"]
            print(f"{name:<16} ratio     CPU {mine[0] / other[0]:8.3f}    peak {mine[1] / other[1]:8.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--runs", type=int, default=5)
    parser.add_argument("--program", default=ROOT / "build/release/bifolium")
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folders = [(f.name, f.resolve()) for f in options.folders]
        if not folders:
            article = pathlib.Path(scratch, "article")
            shutil.copytree(ROOT / "manuscript", article)
            (article / "msc.md").rename(article / "doc.md")
            generate.write(pathlib.Path(scratch, "book"), 300)
            folders = [("article", article), ("book-300", pathlib.Path(scratch, "book"))]
        for name, folder in folders:
            compare(name, folder, options.program, options.runs)


if __name__ == "__main__":
    main()
