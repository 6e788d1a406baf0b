"""Runs the built command in a folder of its own, for the tests in this folder."""
import json
import os
import pathlib
import subprocess
import tempfile

PROGRAM = pathlib.Path(os.environ["BIFOLIUM"])
ROOT = pathlib.Path(os.environ["BIFOLIUM_ROOT"])
# No cache: what one test made must not be what another one sees.
PLAIN = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "BIFOLIUM_CACHE": ""}


class Run:
    """One run: its exit code, its findings as (code, "file:line:column"), and what it left."""

    def __init__(self, folder, arguments, environment=None):
        self.process = subprocess.run(
            [PROGRAM, *arguments, "--message-format", "json"], cwd=folder, capture_output=True,
            env={**PLAIN, **(environment or {})}, timeout=120, check=False)
        self.exit_code = self.process.returncode
        self.stderr = self.process.stderr.decode()
        try:
            report = json.loads(self.process.stdout)
        except json.JSONDecodeError:
            report = {"findings": [], "editions": []}
        self.report = report
        self.findings = [(f["code"], f'{f["file"]}:{f["line"]}:{f["column"]}' if "file" in f else "")
                         for f in report["findings"]]
        # What is waived or known is listed too; it stands against nothing.
        self.errors = [f for f in report["findings"]
                       if f["severity"] == "error" and "standing" not in f]


def project(files):
    """A temporary folder with these files; a value None makes a folder, bytes are written raw."""
    folder = tempfile.TemporaryDirectory(prefix="bifolium-")
    for name, text in files.items():
        path = pathlib.Path(folder.name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        elif text is not None:
            path.write_text(text, encoding="utf-8")
    return folder


def outputs(folder):
    """Every file below a folder, by its name relative to it."""
    folder = pathlib.Path(folder)
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*"))
            if p.is_file()}


def editions(folder):
    """The PDF and EPUB files below a folder: what outputs() has, without the download page."""
    return {name: data for name, data in outputs(folder).items()
            if name.endswith((".pdf", ".epub"))}
