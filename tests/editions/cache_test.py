#!/usr/bin/env python3
"""An edition is made again when something that it is made of has changed, and only then; what the
cache gives back is what a build without it makes, bytes and findings alike."""
import os
import pathlib
import shutil
import unittest

from bifolium import Run, outputs, project

PROJECT = """project: {languages: [en, de]}
publications:
  - {id: knee, files: [manuscript/knee.md], styles: {standard: styles/knee.css}}
  - {id: hip, files: [manuscript/hip.md], languages: [en]}
variants:
  standard: {forms: [pdf, epub], styles: [styles/house.css]}
  large: {forms: [pdf], styles: [styles/house.css, styles/large.css]}
vars: {clinic: North}
l10n: {on-incomplete: preview}
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" ' \
          'height="20" fill="#{}"/></svg>'
PAINTED = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">
<filter id="blur"><feGaussianBlur stdDeviation="{}"/></filter>
<rect width="40" height="20" filter="url(#blur)"/></svg>"""
FILES = {
    "bifolium.yaml": PROJECT,
    "manuscript/knee.md": "---\ntitle: Knee\nlang: en\n---\n\n# Knee\n\nWalk every day.\n\n"
                          "![A bar](bar.svg)\n\n::: include part.md\n:::\n",
    "manuscript/part.md": "Ask {{clinic}}.\n",
    "manuscript/bar.svg": DRAWING.format("007755"),
    "manuscript/hip.md": "---\ntitle: Hip\nlang: en\n---\n\n# Hip\n\nRest a while.\n",
    "styles/house.css": "@import 'colours.css';\np { margin: 0 0 6pt }\n",
    "styles/colours.css": "h1 { color: #003355 }\n",
    "styles/large.css": "html { font-size: 16pt }\n",
    "styles/knee.css": "p { line-height: 1.5 }\n",
}
PO = """msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Walk every day."
msgstr "{}"
"""
ALL = {("knee", "en", "standard"), ("knee", "de", "standard"), ("hip", "en", "large"),
       ("hip", "en", "standard")}


class Cache(unittest.TestCase):
    def setUp(self):
        self.folder = project({**FILES, "cache": None})
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        self.cache = {"BIFOLIUM_CACHE": str(self.path / "cache")}

    def build(self, *options, environment=None):
        return Run(self.path, ["build", ".", *options], {**self.cache, **(environment or {})})

    def made(self, run):
        return {(e["publication"], e["language"], e["variant"])
                for e in run.report["editions"] if not e["unchanged"]}

    def same_as_clean(self, run, *options, environment=None):
        """What stands there, and was said, is what a build with nothing to start from makes."""
        with project({}) as other:
            clean = Run(self.path, ["build", ".", "-o", other, "--no-cache", *options], environment)
            self.assertEqual(outputs(other), outputs(self.path / "output"))
            self.assertEqual(clean.report["findings"], run.report["findings"])
            self.assertEqual(clean.exit_code, run.exit_code)

    def test_nothing_changed(self):
        first = self.build()
        stamps = {p: p.stat().st_mtime_ns for p in (self.path / "output").rglob("*")}
        second = self.build()
        self.assertEqual(self.made(second), set())
        self.assertEqual(first.report["findings"], second.report["findings"])
        self.assertEqual(first.exit_code, second.exit_code)
        self.assertEqual(stamps, {p: p.stat().st_mtime_ns for p in (self.path / "output").rglob("*")})
        self.same_as_clean(second)

    def test_touch_changes_nothing(self):
        self.build()
        for path in self.path.rglob("*"):
            if path.is_file() and "cache" not in path.parts:
                os.utime(path)
        self.assertEqual(self.made(self.build()), set())

    def change(self, name, old, new):
        path = self.path / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        self.assertIn(old, text)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")

    def expect(self, name, old, new, made):
        """Exactly these editions are made again, and back they come when the change is undone."""
        with self.subTest(name):
            before = (self.path / name).read_bytes() if (self.path / name).exists() else None
            self.change(name, old, new)
            run = self.build()
            self.assertEqual(self.made(run), made)
            self.same_as_clean(run)
            if before is None:
                (self.path / name).unlink()
            else:
                (self.path / name).write_bytes(before)
            run = self.build()
            self.assertEqual(self.made(run), set())
            self.same_as_clean(run)

    def test_each_input(self):
        self.build()
        knee = {edition for edition in ALL if edition[0] == "knee"}
        german, large = {("knee", "de", "standard")}, {("hip", "en", "large")}
        self.expect("manuscript/knee.md", "every day", "each morning", knee)
        self.expect("manuscript/part.md", "Ask", "Please ask", knee)
        self.expect("manuscript/bar.svg", "007755", "775500", knee)
        self.expect("manuscript/hip.md", "a while", "an hour", ALL - knee)
        self.expect("styles/house.css", "6pt", "9pt", ALL)
        self.expect("styles/colours.css", "003355", "550033", ALL)
        self.expect("styles/knee.css", "1.5", "1.6", knee)
        self.expect("styles/large.css", "16pt", "17pt", large)
        # Drawings are lettered in the faces of all sheets.
        self.expect("styles/large.css", "html", "@font-face { font-family: 'Our Own'; src: "
                    "url(../fonts/Lato-Bold.ttf) }\nhtml", knee | large)
        self.expect("styles/de.css", "", "p { color: #222222 }\n", german)
        self.expect("manuscript/locale/de/knee.po", "", PO.format("Gehen Sie täglich."), german)
        self.expect("manuscript/locale/de/common.po", "", PO.format("Gehen Sie."), set())
        self.expect("bifolium.yaml", "clinic: North", "clinic: South", ALL)
        self.expect("bifolium.yaml", "on-incomplete: preview", "min-coverage: 50", ALL)
        # No setting, but the place of a finding in that file: that there is no German catalogue.
        self.expect("bifolium.yaml", "publications:", "# a remark\npublications:", german)

    def test_painted_drawings(self):
        """By another program: an edition depends on that as well."""
        own = shutil.which("rsvg-convert")
        if own is None:
            self.skipTest("there is no rsvg-convert")
        (self.path / "manuscript/bar.svg").write_text(PAINTED.format("4"), encoding="utf-8")
        knee = {edition for edition in ALL if edition[0] == "knee"}
        self.assertIn("image.svg-painted", [code for code, _ in self.build().findings])
        self.assertEqual(self.made(self.build()), set())
        self.expect("manuscript/bar.svg", 'stdDeviation="4"', 'stdDeviation="5"', knee)
        programs = self.path / "programs"
        programs.mkdir()
        other = {"PATH": f"{programs}:{os.environ['PATH']}"}
        shutil.copy(own, programs / "rsvg-convert")
        self.assertEqual(self.made(self.build(environment=other)), set())  # the same one
        with open(programs / "rsvg-convert", "ab") as program:
            program.write(b" ")
        run = self.build(environment=other)
        self.assertEqual(self.made(run), knee)
        self.same_as_clean(run, environment=other)
        nothing = {"PATH": str(self.path / "manuscript")}
        run = self.build(environment=nothing)
        self.assertEqual(self.made(run), knee)
        self.same_as_clean(run, environment=nothing)

    def test_painting_that_failed_for_once_is_tried_again(self):
        (self.path / "manuscript/bar.svg").write_text(PAINTED.format("4"), encoding="utf-8")
        programs = self.path / "programs"
        programs.mkdir()
        painter = programs / "rsvg-convert"
        # It is killed: for want of memory, as far as anybody can tell.
        painter.write_text("#!/bin/sh\nkill -9 $$\n", encoding="utf-8")
        painter.chmod(0o755)
        environment = {"PATH": f"{programs}:{os.environ['PATH']}"}
        knee = {edition for edition in ALL if edition[0] == "knee"}
        self.build(environment=environment)
        self.assertEqual(self.made(self.build(environment=environment)) & knee, knee)


if __name__ == "__main__":
    unittest.main()
