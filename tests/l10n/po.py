"""What these tests share: the PO files to look at, our own reading of them, and the programs and
packages that they are compared with. One that is missing skips the test, and under CI=true fails
it."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["BIFOLIUM_ROOT"])
PACKAGES = ROOT / "build/judges/python"


def missing(what):
    text = f"{what} is missing: run scripts/test, which gets it, or see what it printed"
    if os.environ.get("CI") == "true":
        raise AssertionError(text)
    raise unittest.SkipTest(text)


def package(name):
    """A Python package, from scripts/judges or the system."""
    if str(PACKAGES) not in sys.path:
        sys.path.insert(0, str(PACKAGES))
    try:
        return __import__(name, fromlist=["*"])
    except ImportError:
        return missing(f"the Python package {name}")


def gettext(program, *arguments, stdin=None):
    """One of gettext's tools: (exit code, output, errors)."""
    if shutil.which(program) is None:
        missing(program)
    run = subprocess.run([program, *map(str, arguments)], input=stdin, capture_output=True,
                         env={**os.environ, "LC_ALL": "C.UTF-8"}, check=False)
    return run.returncode, run.stdout, run.stderr.decode("utf-8", "replace")


def files():
    """Our own PO files: the small ones beside this, Bifolium's words, the manuscript's."""
    found = [*ROOT.glob("tests/l10n/files/*.po"), *ROOT.glob("src/l10n/labels/*.po"),
             *ROOT.glob("manuscript/locale/*/*.po")]
    assert len(found) > 30, found
    return sorted(found)


def files_of_django():
    """About 1,200 files in about 100 languages, by as many hands: all with 'scripts/test --all',
    else every eighth."""
    found = sorted(pathlib.Path(package("django").__file__).parent.rglob("*.po"))
    assert len(found) > 1000, found
    return found if os.environ.get("BIFOLIUM_ALL_EXAMPLES") else found[::8]


def read(paths, *arguments):
    """What po_dump says of each file."""
    names = "".join(f"{path}\n" for path in paths)
    run = subprocess.run([os.environ["PO_DUMP"], *map(str, arguments)], input=names,
                         capture_output=True, text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def folder():
    return tempfile.TemporaryDirectory(prefix="bifolium-")


def main():
    result = unittest.main(exit=False, verbosity=1).result
    if result.skipped and len(result.skipped) == result.testsRun:
        sys.exit(77)
    sys.exit(not result.wasSuccessful())
