#!/usr/bin/env python3
"""Plain language by command: figures, advice, and the baseline that lets no section get harder."""
import json
import pathlib
import subprocess
import unittest

import bifolium

FACTS = "---\ntitle: Stem cells (SC)\nlang: en\nid: cells\ndate: 2026-11-20\n---\n\n"
EASY = "The cells rest. They wake up. Then they work for you.\n"
HARD = ("The multipotent cells, which are ordinarily quiescent, are subsequently activated by "
        "inflammatory signalling and, in the aftermath of this activation, progressively "
        "contribute to the regeneration of the surrounding tissue over several months.\n")
PROJECT = "project:\n  source-language: en\npublications:\n  - id: cells\n    files: [cells.md]\n"


def files(rest, first=EASY):
    return {"bifolium.yaml": PROJECT,
            "cells.md": FACTS + "## Rest {#rest}\n\n" + first + "\n## Work {#work}\n\n" + rest}


def said(folder, *arguments):
    return subprocess.run([bifolium.PROGRAM, *arguments], cwd=folder, capture_output=True,
                          text=True, env=bifolium.PLAIN, check=False)


class Figures(unittest.TestCase):
    def test_each_section_has_its_own(self):
        with bifolium.project(files(HARD)) as folder:
            run = said(folder, "readability", "--json")
            self.assertEqual(run.returncode, 0, run.stderr)
            [publication] = json.loads(run.stdout)
            self.assertEqual([f["id"] for f in publication["formulas"]],
                             ["smog", "flesch-kincaid"])
            rest, work = publication["sections"]
            self.assertEqual((rest["id"], rest["counts"]["sentences"], rest["counts"]["words"]),
                             ("rest", 3, 11))
            self.assertLess(rest["values"]["smog"], 5)
            self.assertGreater(work["values"]["smog"], 15)
            [sentence] = publication["sentences"]
            self.assertEqual((sentence["line"], sentence["column"], sentence["section"]),
                             (14, 1, "work"))
            self.assertLess(sentence["after"], sentence["before"])

    def test_the_table_is_for_people(self):
        with bifolium.project(files(HARD)) as folder:
            run = said(folder, "readability")
            self.assertIn("cells, en: SMOG ", run.stdout)
            self.assertRegex(run.stdout, r"(?m)^ +\S+ +\S+ +3 +11  Rest$")
            self.assertIn("  cells.md:14:1: 32 words; its section from ", run.stdout)

    def test_a_file_alone_and_a_language_without_a_formula(self):
        with bifolium.project({"a.md": "---\ntitle: A\nlang: uk\n---\n\nОдин два.\n"}) as folder:
            run = said(folder, "readability", "a.md")
            self.assertEqual(run.returncode, 0)
            self.assertIn("a, uk: no readability formula is known for this language", run.stdout)

    def test_what_is_not_there_is_a_usage_error(self):
        with bifolium.project(files(HARD)) as folder:
            self.assertEqual(said(folder, "readability", "--lang", "fr").returncode, 2)
            self.assertEqual(said(folder, "readability", "nowhere").returncode, 2)


class Advice(unittest.TestCase):
    def test_is_given_when_it_is_asked_for(self):
        with bifolium.project(files(HARD)) as folder:
            asked = bifolium.Run(folder, ["check", "--readability"])
            self.assertIn(("readability.long-sentence", "cells.md:14:1"), asked.findings)
            self.assertIn(("readability.jargon", "cells.md:14:5"), asked.findings)
            self.assertEqual(asked.exit_code, 0)
            plain = bifolium.Run(folder, ["check"])
            self.assertFalse([f for f in plain.findings if f[0].startswith("readability.")])

    def test_tells_unexplained_abbreviations_always_but_in_a_build(self):
        told = [("readability.unexplained-abbreviation", "cells.md:14:5")]
        with bifolium.project(files("The VEGF helps.\n")) as folder:
            remembered = {"BIFOLIUM_CACHE": folder + "/cache"}
            for command, expected in (("build", []), ("check", told), ("build", []), ("check", told)):
                run = bifolium.Run(folder, [command], remembered)
                self.assertEqual([f for f in run.findings if f[0].startswith("readability.")],
                                 expected, command)
                self.assertEqual(run.exit_code, 0)

    def test_names_words_that_nobody_explains_and_who_must_act(self):
        text = "The SC help VEGF.\n\n- One tablet should be taken.\n"
        with bifolium.project(files(text)) as folder:
            run = bifolium.Run(folder, ["check", "--readability"])
            self.assertEqual([f for f in run.findings if f[0].startswith("readability.")],
                             [("readability.unexplained-abbreviation", "cells.md:14:13"),
                              ("readability.passive-instruction", "cells.md:16:14")])


class Ratchet(unittest.TestCase):
    """`check --write-baseline`, then a change, then `check`."""

    def told(self, folder):
        run = bifolium.Run(folder, ["check"])
        return [f for f in run.findings if f[0].startswith("readability.")]

    def write(self, folder, rest, first=EASY):
        pathlib.Path(folder, "cells.md").write_text(files(rest, first)["cells.md"],
                                                    encoding="utf-8")

    def test_no_section_gets_harder_unseen(self):
        with bifolium.project(files(EASY)) as folder:
            self.assertEqual(self.told(folder), [], "nothing is recorded yet")
            run = said(folder, "check", "--write-baseline")
            self.assertEqual(run.returncode, 0, run.stderr)
            recorded = pathlib.Path(folder, "bifolium-baseline.json").read_bytes()
            self.assertEqual(sorted(json.loads(recorded)["readability"]),
                             ["cells/en#rest", "cells/en#work"])
            self.assertEqual(self.told(folder), [], "nothing has changed")
            self.write(folder, HARD)
            self.assertEqual(self.told(folder), [("readability.worse", "cells.md:12:1")])
            said(folder, "check", "--write-baseline")
            self.assertEqual(self.told(folder), [], "recorded anew")
            self.write(folder, EASY)
            self.assertEqual(self.told(folder), [("readability.better", "cells.md:12:1")])
            said(folder, "check", "--write-baseline")
            self.assertEqual(pathlib.Path(folder, "bifolium-baseline.json").read_bytes(), recorded)

    def test_an_easy_section_helps_no_hard_one(self):
        with bifolium.project(files(EASY)) as folder:
            said(folder, "check", "--write-baseline")
            self.write(folder, HARD + "\n## More {#more}\n\n" + EASY * 20)
            self.assertEqual(self.told(folder), [("readability.worse", "cells.md:12:1"),
                                                 ("readability.unrecorded", "cells.md:16:1")])

    def test_a_renamed_section_keeps_its_record(self):
        with bifolium.project(files(EASY)) as folder:
            said(folder, "check", "--write-baseline")
            path = pathlib.Path(folder, "cells.md")
            path.write_text(files(HARD)["cells.md"].replace("## Work {#work}", "## Labour"),
                            encoding="utf-8")
            self.assertEqual(self.told(folder), [("readability.worse", "cells.md:12:1")])

    def test_a_project_can_make_it_an_error(self):
        with bifolium.project(files(EASY)) as folder:
            said(folder, "check", "--write-baseline")
            self.write(folder, HARD)
            self.assertEqual(said(folder, "check").returncode, 0)
            pathlib.Path(folder, "bifolium.yaml").write_text(
                PROJECT + "findings: {readability.worse: error}\n", encoding="utf-8")
            self.assertEqual(said(folder, "check").returncode, 1)


if __name__ == "__main__":
    unittest.main()
