#!/usr/bin/env python3
"""What goes wrong in the first minutes: a wrong name, a slip in the project file. One mistake is one
error, and its cure is named."""
import pathlib
import tempfile
import unittest

import bifolium


class NewUser(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="bifolium-")
        self.folder = pathlib.Path(self.temporary.name)
        run = bifolium.subprocess.run([bifolium.PROGRAM, "init", "demo"], cwd=self.folder,
                                      capture_output=True, env=bifolium.PLAIN, check=False)
        self.assertEqual(run.returncode, 0)

    def tearDown(self):
        self.temporary.cleanup()

    def change(self, name, old, new):
        path = self.folder / "demo" / name
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def one_error(self, *arguments):
        run = bifolium.Run(self.folder, arguments)
        self.assertEqual(len(run.errors), 1, run.findings)
        return run.exit_code, run.errors[0]

    def test_a_slip_in_a_name(self):
        (self.folder / "article.md").write_text("# A\n", encoding="utf-8")
        code, error = self.one_error("build", "artcle.md")
        self.assertEqual((code, error["help"]), (2, "did you mean 'article.md'?"))
        code, error = self.one_error("build", "demo/bifolum.yaml")
        self.assertEqual((code, error["help"]), (2, "did you mean 'demo/bifolium.yaml'?"))

    def test_a_folder_that_is_no_project(self):
        code, error = self.one_error("build")
        self.assertEqual(code, 2)
        self.assertIn("bifolium init DIR", error["help"])

    def test_a_manuscript_that_is_not_there(self):
        self.change("bifolium.yaml", "blood-pressure.md", "blood-presure.md")
        code, error = self.one_error("build", "demo")
        self.assertEqual((code, error["code"]), (1, "file.unreadable"))

    def test_a_key_that_is_misspelt(self):
        self.change("bifolium.yaml", "publications:", "publicatons:")
        run = bifolium.Run(self.folder, ["build", "demo"])
        self.assertEqual(run.exit_code, 2)
        helps = [finding.get("help") for finding in run.report["findings"]]
        self.assertIn("did you mean 'publications'?", helps)

    def test_a_tab(self):
        self.change("bifolium.yaml", "  source-language", "\tsource-language")
        code, error = self.one_error("build", "demo")
        self.assertEqual((code, error["code"], error["line"]), (2, "yaml.syntax", 3))
        self.assertIn("tab", error["message"])

    def test_a_variable_that_is_misspelt(self):
        self.change("manuscript/blood-pressure.md", "this week: {{phone.clinic}}",
                    "this week: {{phone.clinik}}")
        code, error = self.one_error("build", "demo")
        self.assertEqual((code, error["code"], error["help"]),
                         (1, "variable.unknown", "did you mean 'phone.clinic'?"))


if __name__ == "__main__":
    unittest.main()
