#!/usr/bin/env python3
"""Every kind of bad input: a finding with its place, the exit code that the guide promises, and an
output folder that keeps what it had."""
import os
import pathlib
import subprocess
import unittest

import bifolium
from bifolium import Run, editions, outputs, project

HEAD = "---\ntitle: T\nlang: en\n---\n\n"  # five lines: the text begins on line 6
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082")


class BadInput(unittest.TestCase):
    def refused(self, files, code, place, exit_code=1, arguments=("build", "a.md")):
        """`code` at `place`; what stands in the output folder stays as it is."""
        with project({"output/en/a.pdf": "old", "output/en/a.epub": "old", **files}) as folder:
            run = Run(folder, arguments)
            self.assertIn((code, place), run.findings, run.stderr)
            self.assertEqual(run.exit_code, exit_code, run.findings)
            cure = [f for f in run.report["findings"] if f["code"] == code][0]
            self.assertTrue(cure.get("help"), f"{code} names no cure")
            self.assertEqual(outputs(os.path.join(folder, "output")),
                             {"en/a.pdf": b"old", "en/a.epub": b"old"})

    def warned(self, files, code, place, arguments=("build", "a.md")):
        with project(files) as folder:
            run = Run(folder, arguments)
            self.assertIn((code, place), run.findings, run.stderr)
            self.assertEqual(run.exit_code, 0, run.errors)

    def test_a_good_manuscript_is_built(self):
        with project({"a.md": HEAD + "Text.\n"}) as folder:
            run = Run(folder, ["build", "a.md"])
            self.assertEqual(run.exit_code, 0, run.report)
            self.assertEqual(list(outputs(os.path.join(folder, "output"))),
                             ["en/a.epub", "en/a.pdf"])

    def test_dead_link(self):
        self.refused({"a.md": HEAD + "See [how](#how-it-work).\n"}, "link.dead", "a.md:6:5")

    def test_unsafe_link(self):
        self.refused({"a.md": HEAD + "[x](javascript:alert)\n"}, "link.unsafe", "a.md:6:1")

    def test_missing_picture(self):
        self.refused({"a.md": HEAD + "![A cell](cell.png)\n"}, "image.missing", "a.md:6:1")

    def test_corrupt_picture(self):
        self.refused({"a.md": HEAD + "![A cell](cell.png)\n", "cell.png": PNG[:-20]},
                     "image.damaged", "a.md:6:1")

    def test_missing_alternative_text(self):
        self.refused({"a.md": HEAD + "![](cell.png)\n", "cell.png": PNG},
                     "image.missing-alt", "a.md:6:1")

    def test_missing_alternative_text_that_is_waived(self):
        with project({"a.md": HEAD + "![](cell.png)\n\n<!-- bifolium:ignore image.missing-alt: decoration -->\n",
                      "cell.png": PNG}) as folder:
            run = Run(folder, ["build", "a.md"])
            self.assertEqual((run.exit_code, run.errors), (0, []))

    def test_surplus_cell(self):
        self.refused({"a.md": HEAD + "| Drug | Dose |\n|--|--|\n| A | 5 mg | max 20 mg |\n"},
                     "table.surplus-cell", "a.md:8:14")

    def test_missing_cell(self):
        self.refused({"a.md": HEAD + "| Drug | Dose |\n|--|--|\n| A |\n"},
                     "table.missing-cell", "a.md:8:1")

    def test_unused_note(self):
        self.refused({"a.md": HEAD + "Text.\n\n[^n]: A note.\n"}, "note.unused", "a.md:8:1")

    def test_undefined_note(self):
        self.refused({"a.md": HEAD + "Text[^n].\n"}, "note.undefined", "a.md:6:5")

    def test_undefined_reference(self):
        self.refused({"a.md": HEAD + "See [a][missing].\n"}, "link.undefined-reference", "a.md:6:5")

    def test_missing_glyph(self):
        self.refused({"a.md": HEAD + "Cuneiform: \U00012000\n"}, "text.missing-glyph",
                     "a.md:6:12", exit_code=3)

    def test_missing_glyph_in_a_margin_box(self):
        self.refused({"a.md": HEAD + "Text.\n",
                      "s.css": '@page { @top-center { content: "\\12000" } }'},
                     "text.missing-glyph", "a.md:2:1", exit_code=3,
                     arguments=("build", "a.md", "--style", "s.css"))

    def test_invalid_utf8(self):
        self.refused({"a.md": HEAD.encode() + b"caf\xe9\n"}, "manuscript.invalid-utf8", "a.md:6:4")

    def test_picture_outside_the_project(self):
        with project({"secret.png": PNG, "in/a.md": HEAD + "![x](../secret.png)\n"}) as folder:
            run = Run(os.path.join(folder, "in"), ["build", "a.md"])
            self.assertEqual(run.exit_code, 1)
            self.assertIn(("image.outside", "a.md:6:1"), run.findings)
            self.assertFalse(outputs(os.path.join(folder, "in", "output")))

    def test_link_out_of_the_project(self):
        with project({"secret.png": PNG, "in/a.md": HEAD + "![x](b.png)\n"}) as folder:
            pathlib.Path(folder, "in/b.png").symlink_to("../secret.png")
            run = Run(os.path.join(folder, "in"), ["build", "a.md"])
            self.assertIn(("image.missing", "a.md:6:1"), run.findings)
            self.assertEqual(run.exit_code, 1)

    def test_unknown_variable(self):
        self.refused({"a.md": HEAD + "Call {{phone}}.\n"}, "variable.unknown", "a.md:6:6")

    def test_misspelt_property(self):
        self.warned({"a.md": HEAD + "Text.\n", "a.css": "p {\n  colr: red;\n}\n"},
                    "css.unknown-property", "a.css:2:3",
                    ("build", "a.md", "--style", "a.css"))

    def test_misspelt_front_matter(self):
        self.warned({"a.md": "---\ntitle: T\nlanguage: en\n---\n\nText.\n"},
                    "frontmatter.unknown-key", "a.md:3:1")

    def test_skipped_heading_level(self):
        self.warned({"a.md": HEAD + "# One\n\n### Three\n"}, "heading.skipped-level", "a.md:8:1")

    def test_missing_file(self):
        with project({}) as folder:
            self.assertEqual(Run(folder, ["build", "nowhere.md"]).exit_code, 2)
            self.assertEqual(Run(folder, ["build", "no/such/folder"]).exit_code, 2)
            self.assertEqual(Run(folder, ["build"]).exit_code, 2, "no bifolium.yaml here")

    def test_broken_project_file(self):
        self.refused({"bifolium.yaml": "publications: [\n"}, "yaml.syntax", "bifolium.yaml:2:1", 2,
                     ("build",))

    def test_misspelt_project_file(self):
        files = {"a.md": HEAD + "Text.\n",
                 "bifolium.yaml": "publications:\n  - id: a\n    files: [a.md]\n    flies: x\n"}
        self.warned(files, "project.unknown-key", "bifolium.yaml:4:5", ("build",))

    def test_one_bad_edition_does_not_stop_the_others(self):
        files = {"good.md": HEAD + "Text.\n", "bad.md": HEAD + "[x](#nowhere)\n",
                 "bifolium.yaml": "publications:\n  - {id: bad, files: [bad.md]}\n"
                                  "  - {id: good, files: [good.md]}\n"}
        with project(files) as folder:
            run = Run(folder, ["build"])
            self.assertEqual(run.exit_code, 1)
            self.assertEqual([e["verdict"] for e in run.report["editions"]],
                             ["withheld", "publishable"])
            named = [[pathlib.Path(file["path"]).name for file in e["files"]]
                     for e in run.report["editions"]]
            self.assertEqual(named, [[], ["good.pdf", "good.epub"]])
            self.assertEqual(list(editions(os.path.join(folder, "output"))),
                             ["en/good.epub", "en/good.pdf"])

    def test_fail_on_warning(self):
        with project({"a.md": HEAD + "# One\n\n### Three\n"}) as folder:
            self.assertEqual(Run(folder, ["build", "a.md", "--fail-on", "warning"]).exit_code, 1)
            self.assertFalse(outputs(os.path.join(folder, "output")))

    def test_check_writes_nothing(self):
        with project({"a.md": HEAD + "Text.\n"}) as folder:
            said = subprocess.run([bifolium.PROGRAM, "check", "a.md"], cwd=folder, check=True,
                                  capture_output=True, text=True, env=bifolium.PLAIN)
            self.assertIn("checked en/a (1/1)", said.stderr)
            self.assertNotIn("made", said.stderr)
            self.assertEqual(list(outputs(folder)), ["a.md"])

    def test_usage(self):
        with project({"a.md": HEAD + "Text.\n"}) as folder:
            run = Run(folder, ["build", "a.md", "--formt", "pdf"])
            self.assertEqual(run.exit_code, 2)
            self.assertIn("did you mean '--format'?", run.stderr)

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_output_without_permission(self):
        with project({"a.md": HEAD + "Text.\n", "output": None}) as folder:
            os.mkdir(os.path.join(folder, "output"), 0o500)
            self.assertEqual(Run(folder, ["build", "a.md"]).exit_code, 75)

    def test_full_disk(self):
        with project({"a.md": HEAD + "Text.\n"}) as folder:
            run = Run(folder, ["build", "a.md", "-o", "/dev/full/x"])
            self.assertEqual(run.exit_code, 75)


if __name__ == "__main__":
    unittest.main()
