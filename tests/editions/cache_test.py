#!/usr/bin/env python3
"""An edition is made again when something that it is made of has changed, and only then; what the
cache gives back is what a build without it makes, bytes and findings alike."""
import os
import shutil
import unittest

from caching import ALL, PAINTED, PO, Caching


class Cache(Caching):
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

    def test_each_input(self):
        catalogue = self.path / "manuscript/locale/de/knee.po"
        catalogue.parent.mkdir(parents=True)
        catalogue.write_text(PO.format("Gehen Sie täglich."), encoding="utf-8")
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
        self.expect("manuscript/locale/de/knee.po", "täglich", "jeden Tag", german)
        self.expect("manuscript/locale/de/common.po", "", PO.format("Gehen Sie."), german)
        self.expect("bifolium.yaml", "clinic: North", "clinic: South", ALL)
        self.expect("bifolium.yaml", "on-incomplete: preview", "min-coverage: 50", ALL)
        self.expect("bifolium.yaml", "publications:", "# a remark\npublications:", set())

    def test_the_place_of_a_finding(self):
        """A remark is no setting, but moves a finding: that there is no German catalogue."""
        self.build()
        self.change("bifolium.yaml", "publications:", "# a remark\npublications:")
        run = self.build()
        self.assertEqual(self.made(run), {("knee", "de", "standard")})
        self.same_as_clean(run)

    def test_a_part_of_the_project(self):
        """Drawings are lettered in the faces of all sheets that are read: fewer sheets of the same
        faces are no other ones."""
        self.change("styles/house.css", "p {", "@font-face { font-family: 'Our Own'; src: "
                    "url(../fonts/Lato-Bold.ttf) }\np {")
        self.build()
        for part in (("--publication", "knee"), ("--variant", "standard"), ("--lang", "de")):
            self.assertEqual(self.made(self.build(*part)), set())

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
