#!/usr/bin/env python3
"""`bifolium init`: what it makes builds at once with nothing to say, and nothing is written over."""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import zipfile

import bifolium
import judges


def init(folder, *arguments):
    return subprocess.run([bifolium.PROGRAM, "init", *arguments], cwd=folder, capture_output=True,
                          text=True, env=bifolium.PLAIN, check=False)


class Init(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="bifolium-")
        self.folder = pathlib.Path(self.temporary.name)

    def tearDown(self):
        self.temporary.cleanup()

    def only_the_review_is_missing(self, run):
        """Nobody has approved the example, so it does not say that anybody has."""
        told = [f for f in run.report["findings"] if f["severity"] != "note"]
        self.assertEqual((run.exit_code, [f["message"] for f in told]),
                         (0, ["not recorded: reviewed, next-review"]), run.stderr)

    def test_what_it_makes_builds(self):
        made = init(self.folder, "demo")
        self.assertEqual((made.returncode, made.stderr), (0, ""))
        self.assertIn("next: bifolium build demo", made.stdout)
        files = bifolium.outputs(self.folder / "demo")
        for name in files:
            self.assertIn(f"  {name}\n", made.stdout)
        self.only_the_review_is_missing(bifolium.Run(self.folder, ["build", "demo"]))
        output = self.folder / "demo/output"
        self.assertLessEqual({"en/blood-pressure.pdf", "en/blood-pressure.epub", "manifest.json"},
                             set(bifolium.outputs(output)))
        self.assertEqual(judges.verapdf([output / "en/blood-pressure.pdf"]), [])
        self.assertEqual(judges.epubcheck([output / "en/blood-pressure.epub"]), [])
        self.assertEqual(judges.ace(output / "en/blood-pressure.epub"), [])

    def test_its_check_asks_for_nothing_else(self):
        init(self.folder, "demo")
        run = bifolium.Run(self.folder, ["check", "demo"])
        self.only_the_review_is_missing(run)
        self.assertEqual(len(run.findings), 1)

    def test_what_ci_runs(self):
        init(self.folder, "demo")
        (self.folder / "bin").mkdir()
        (self.folder / "bin/bifolium").symlink_to(bifolium.PROGRAM.resolve())
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        run = subprocess.run(["sh", "demo/.ci/run"], cwd=self.folder, capture_output=True,
                             env={**bifolium.PLAIN, "PATH": path}, check=False)
        self.assertEqual(run.returncode, 0, run.stderr)
        pictures = bifolium.outputs(self.folder / "demo/pages")
        self.assertGreaterEqual(len(pictures), 4)
        # Every file that CI names is there, and nothing that is made is taken into the repository.
        ignored = (self.folder / "demo/.gitignore").read_text(encoding="utf-8")
        self.assertEqual(ignored, "/output/\n/pages/\n")
        for name in (".github/workflows/bifolium.yml", ".gitlab-ci.yml"):
            text = (self.folder / "demo" / name).read_text(encoding="utf-8")
            self.assertIn("sh .ci/run", text)

    def test_the_readme_names_what_is_there(self):
        init(self.folder, "demo")
        readme = (self.folder / "demo/README.md").read_text(encoding="utf-8")
        for name in re.findall(r"(?m)^\| [^|]*\| `([^`]*)`", readme):
            self.assertTrue((self.folder / "demo" / name).exists(), name)

    def test_other_languages(self):
        """A machine has translated these texts, nobody has reviewed them, and they say so."""
        for tag, language, direction in (("de", "de", "ltr"), ("es-MX", "es-MX", "ltr"),
                                         ("fr", "fr", "ltr"), ("ar", "ar", "rtl")):
            made = init(self.folder, tag, "--lang", tag)
            self.assertEqual((made.returncode, made.stderr), (0, ""))
            folder = self.folder / tag
            text = (folder / "manuscript/blood-pressure.md").read_text(encoding="utf-8")
            self.assertIn(f"\nlang: {language}\n", text)
            self.assertNotIn("reviewed: ", text)
            self.assertIn("translated from English by a machine, and nobody has reviewed it",
                          (folder / "README.md").read_text(encoding="utf-8"))
            run = bifolium.Run(self.folder, ["build", tag])
            self.only_the_review_is_missing(run)
            output = folder / f"output/{language}"
            page = (output / "index.html").read_text(encoding="utf-8")
            self.assertIn(f'lang="{language}" dir="{direction}"', page[:200])
            book = output / "blood-pressure.epub"
            self.assertEqual(judges.verapdf([output / "blood-pressure.pdf"]), [])
            self.assertEqual(judges.epubcheck([book]), [])
            with zipfile.ZipFile(book) as archive:
                words = "".join(archive.read(name).decode() for name in archive.namelist()
                                if name.endswith(".xhtml"))
            for number in ("135", "149", "180", "120", "112", "555 0100"):  # none got lost
                self.assertIn(number, words, tag)

    def test_texts_have_one_structure(self):
        texts = sorted((bifolium.ROOT / "src/app/starter-texts").glob("*.md"))
        english = bifolium.ROOT / "src/app/starter/manuscript/blood-pressure.md"

        def marks(path):
            lines = path.read_text(encoding="utf-8").split("---\n", 2)[2].splitlines()
            found = [re.match(r"(#+|- |\d+\. |!\[|\||Table:|:::.*|> \[!.*|>$)", line) for line in lines]
            return [m[1] for m in found if m], sorted(re.findall(r"\{\{.*?\}\}|\d+", "".join(lines)))
        for path in texts:
            structure, numbers = marks(path)
            structure.remove("> [!NOTE]")  # who made it
            self.assertEqual((structure, numbers), marks(english), path.name)
        self.assertEqual([path.stem for path in texts], ["ar", "de", "es", "fr"])

    def test_a_project_in_several_languages(self):
        made = init(self.folder, "demo", "--lang", "de-AT,en,pt-BR,en")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertTrue(made.stdout.endswith("next: bifolium build demo\nto translate it: see "
                                             "'languages' in bifolium.yaml\n"), made.stdout)
        settings = self.folder / "demo/bifolium.yaml"
        text = settings.read_text(encoding="utf-8")
        self.assertIn("  source-language: de-AT\n  languages: [de-AT]\n", text)
        self.assertEqual(bifolium.Run(self.folder, ["build", "demo"]).exit_code, 0)
        line = "  # languages: [de-AT, en, pt-BR]\n"
        self.assertIn(line, text)
        settings.write_text(text.replace("  languages: [de-AT]\n", "")
                            .replace(line, line.replace("# ", "")), encoding="utf-8")
        subprocess.run([bifolium.PROGRAM, "l10n", "update", "--project", "demo"], cwd=self.folder,
                       check=True, capture_output=True, env=bifolium.PLAIN)
        self.assertTrue((self.folder / "demo/manuscript/locale/en/blood-pressure.po").exists())

    def test_a_language_without_a_text(self):
        run = init(self.folder, "demo", "--lang", "pt")
        self.assertEqual(run.returncode, 2)
        self.assertEqual(run.stderr, "error: there is no text to begin with in 'pt', only in ar, "
                         "de, en, es and fr\nhelp: begin with one of these and have it "
                         "translated: bifolium init demo --lang en,pt\n")
        run = init(self.folder, "demo", "--lang", "en,no such")
        self.assertEqual(run.returncode, 2)
        self.assertIn("'no such' is no language tag", run.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_place_that_is_read_only(self):
        place = pathlib.Path("/proc/sys")  # also for the superuser
        run = init(self.folder, str(place / "demo"))
        self.assertEqual(run.returncode, 75, run.stderr)
        self.assertIn("error: ", run.stderr)

    def test_a_folder_that_holds_something(self):
        (self.folder / "demo").mkdir()
        (self.folder / "demo/notes.txt").write_text("mine", encoding="utf-8")
        run = init(self.folder, "demo")
        self.assertEqual(run.returncode, 2)
        self.assertIn("'demo' is not empty: it holds notes.txt", run.stderr)
        self.assertEqual(bifolium.outputs(self.folder), {"demo/notes.txt": b"mine"})

    def test_many_things_are_not_all_named(self):
        for number in range(9):
            (self.folder / f"{number}.txt").touch()
        run = init(self.folder, ".")
        self.assertEqual(run.returncode, 2)
        self.assertIn("it holds 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 4 more\n", run.stderr)

    def test_an_empty_repository(self):
        (self.folder / ".git").mkdir()
        self.assertEqual(init(self.folder, ".").returncode, 0)
        self.assertTrue((self.folder / "bifolium.yaml").exists())

    def test_a_file_in_its_place(self):
        (self.folder / "demo").write_text("mine", encoding="utf-8")
        run = init(self.folder, "demo")
        self.assertEqual(run.returncode, 2)
        self.assertIn("'demo' is a file", run.stderr)

    def test_a_place_that_cannot_be(self):
        (self.folder / "file").touch()
        run = init(self.folder, "file/demo")
        self.assertEqual(run.returncode, 75, run.stderr)

    def test_no_folder_named(self):
        self.assertEqual(init(self.folder).returncode, 2)


if __name__ == "__main__":
    unittest.main()
