#!/usr/bin/env python3
"""Shards: whatever the number of parts, whoever makes them and however often, what `merge` puts
together is what one process makes, byte for byte; and what is lacking or does not fit is named."""
import concurrent.futures
import fcntl
import json
import os
import pathlib
import subprocess
import unittest

from bifolium import PLAIN, PROGRAM, Run, outputs, project

MANUSCRIPT = """---
title: Leaflet {name}
author: A. Author
date: 2026-01-01
---

# Leaflet {name}

Words of leaflet {name}. {words}

## A section

- one
- two
"""


def files():
    out = {}
    for number, name in enumerate("abcd"):
        out[f"{name}.md"] = MANUSCRIPT.format(name=name, words="Many words. " * 40 * number)
    out["bifolium.yaml"] = ("project: {source-language: en, languages: [en, en-XA]}\npublications:\n" +
                            "".join(f"  - id: {n}\n    files: [{n}.md]\n" for n in "abcd") +
                            "variants: {standard: {}, print: {forms: pdf, styles: [print.css]}}\n")
    out["print.css"] = "p { widows: many }\n"  # a finding that every shard has
    return out


class Shards(unittest.TestCase):
    def setUp(self):
        self.folder = project(files())
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)

    def run_in(self, *arguments, environment=None):
        return Run(self.path, arguments, environment)

    def shards(self, count, out="parts", each=range(0)):
        for index in each or range(1, count + 1):
            run = self.run_in("build", "-o", out.format(index), "--shard", f"{index}/{count}", "-j", "1")
            self.assertEqual(run.exit_code, 0, run.stderr)

    def test_any_number_makes_what_one_process_makes(self):
        whole = self.run_in("build", "-o", "whole")
        self.assertEqual(whole.exit_code, 0, whole.stderr)
        expected = outputs(self.path / "whole")
        self.assertGreaterEqual(len(expected), 25)
        self.assertGreater(len(whole.findings), 0)
        # In one folder, or each in its own; twenty are more than there are editions.
        for count, out in ((1, "one"), (3, "three/{}"), (7, "seven"), (20, "twenty/{}")):
            self.shards(count, out)
            merged = self.run_in("merge", out.removesuffix("/{}"), "-o", f"merged-{count}")
            self.assertEqual(merged.exit_code, 0, merged.stderr)
            self.assertEqual(outputs(self.path / f"merged-{count}"), expected)
            self.assertEqual(merged.report["findings"], whole.report["findings"])

    def test_in_place_the_shards_manifests_stay(self):
        self.run_in("build", "-o", "whole")
        self.shards(3)
        for _ in range(2):  # and so a merge can be done again
            self.assertEqual(self.run_in("merge", "parts").exit_code, 0)
        left = outputs(self.path / "parts")
        marks = [name for name in left if name.startswith("manifest-")]
        self.assertEqual(marks, [f"manifest-{i}-of-3.json" for i in (1, 2, 3)])
        for name in marks:
            del left[name]
        self.assertEqual(left, outputs(self.path / "whole"))

    def test_shards_that_run_twice_or_at_once_do_no_harm(self):
        self.run_in("build", "-o", "whole")
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            runs = list(pool.map(lambda index: self.run_in("build", "-o", "parts", "--shard", f"{index}/3"),
                                 [1, 1, 2, 2, 3, 3, 2, 1]))
        self.assertEqual({run.exit_code for run in runs}, {0}, [run.stderr for run in runs])
        self.shards(3, each=[2])
        self.shards(3, "again", each=[2])
        merged = self.run_in("merge", "parts", "again", "-o", "merged")
        self.assertEqual(merged.exit_code, 0, merged.stderr)
        self.assertEqual(outputs(self.path / "merged"), outputs(self.path / "whole"))

    def refused(self, exit_code, code, *says, folders=("parts",)):
        run = self.run_in("merge", *folders, "-o", "merged")
        self.assertEqual((run.exit_code, [c for c, _ in run.findings]), (exit_code, [code]))
        for word in says:
            self.assertIn(word, run.report["findings"][0]["message"])
        self.assertFalse((self.path / "merged").exists(), "something was written")

    def test_a_lacking_shard_is_named(self):
        self.shards(7, each=[1, 2, 4, 6, 7])
        self.refused(4, "merge.lacks-shard", "3, 5")
        (self.path / "empty").mkdir()
        self.refused(4, "merge.lacks-shard", folders=["empty"])

    def test_shards_of_different_manuscripts_do_not_merge(self):
        self.shards(3, each=[1, 2])
        text = (self.path / "a.md").read_text(encoding="utf-8")
        (self.path / "a.md").write_text(text.replace("one", "two"), encoding="utf-8")  # same length
        self.shards(3, each=[3])
        self.refused(1, "merge.other-plan", "manifest-1-of-3.json", "manifest-3-of-3.json")

    def test_a_picture_that_changed_between_shards_is_found(self):
        picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h{}v9z"/></svg>'
        for name in "ad":
            with open(self.path / f"{name}.md", "a", encoding="utf-8") as file:
                file.write("\n![A triangle](picture.svg)\n")
        (self.path / "picture.svg").write_text(picture.format(8), encoding="utf-8")
        self.shards(4, each=[1, 2])
        (self.path / "picture.svg").write_text(picture.format(9), encoding="utf-8")
        self.shards(4, each=[3, 4])
        run = self.run_in("merge", "parts", "-o", "merged")
        self.assertEqual((run.exit_code, {c for c, _ in run.findings}), (1, {"merge.other-plan"}))
        self.assertIn("picture.svg", run.report["findings"][0]["message"])

    def test_a_file_that_was_changed_is_found(self):
        self.shards(2)
        paper = next(self.path.glob("parts/en/*.pdf"))
        paper.write_bytes(paper.read_bytes()[:-1] + b" ")
        self.refused(1, "merge.file-differs", "en/")
        paper.unlink()
        self.refused(1, "merge.file-differs", "is not there")

    def test_a_damaged_manifest_is_found(self):
        self.shards(2)
        mark = self.path / "parts/manifest-1-of-2.json"
        good = mark.read_text(encoding="utf-8")
        for bad in ("", good[:-20], "[]", "{}", "null", good.replace('"shard": 1', '"shard": 2')):
            mark.write_text(bad, encoding="utf-8")
            self.refused(1, "merge.bad-manifest", "manifest-1-of-2.json")
        fewer = json.loads(good)
        fewer["editions"].pop()
        mark.write_text(json.dumps(fewer), encoding="utf-8")
        self.refused(1, "merge.bad-manifest", "no shard")

    def test_two_results_of_one_shard_do_not_merge(self):
        self.shards(2)
        self.shards(2, "other", each=[1])
        mark = self.path / "other/manifest-1-of-2.json"
        mark.write_text(mark.read_text(encoding="utf-8").replace('"size": ', '"size": 1'), encoding="utf-8")
        self.refused(1, "merge.double", "other/manifest-1-of-2.json", folders=["parts", "other"])

    def test_waits_for_who_writes_to_the_folder(self):
        self.shards(2)
        folder = os.open(self.path / "parts", os.O_RDONLY | os.O_DIRECTORY)
        self.addCleanup(os.close, folder)
        fcntl.flock(folder, fcntl.LOCK_SH)  # as a shard has it
        with subprocess.Popen([PROGRAM, "merge", "parts"], cwd=self.path, env=PLAIN, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as merge:
            self.assertEqual(merge.stderr.readline(),
                             "waiting for another build to be done with parts\n")
            self.assertIsNone(merge.poll())
            self.assertFalse((self.path / "parts/manifest.json").exists())
            fcntl.flock(folder, fcntl.LOCK_UN)
            said = merge.communicate(timeout=60)
            self.assertEqual(merge.returncode, 0, said)
        self.assertTrue((self.path / "parts/manifest.json").exists())

    def test_a_withheld_edition_tells_through_the_exit_code(self):
        (self.path / "b.md").write_text("# B\n\n[dead](#nowhere)\n", encoding="utf-8")
        whole = self.run_in("build", "-o", "whole")
        self.assertEqual(whole.exit_code, 1)
        for index in (1, 2, 3):
            self.run_in("build", "-o", "parts", "--shard", f"{index}/3")
        merged = self.run_in("merge", "parts", "-o", "merged")
        self.assertEqual(merged.exit_code, 1)
        self.assertEqual(merged.report["findings"], whole.report["findings"])
        self.assertEqual(outputs(self.path / "merged"), outputs(self.path / "whole"))

    def test_waivers_are_in_vain_only_if_no_shard_needs_them(self):
        entry = "\n  - {{code: {}, by: A. Person, reason: known, until: 2030-01-01, file: {}}}"
        waivers = "waivers:" + "".join(entry.format(*w) for w in (
            ("css.bad-value", "print.css"),               # every shard with the variant needs it
            ("frontmatter.missing-fact", "a.md"),         # only shards with that leaflet do
            ("frontmatter.missing-fact", "nowhere.md")))  # nobody does
        with open(self.path / "bifolium.yaml", "a", encoding="utf-8") as file:
            file.write(waivers)
        with open(self.path / "d.md", "a", encoding="utf-8") as file:
            file.write("\n<!-- bifolium:ignore link.dead: no reason -->\n")
        for level, code in (("error", 0), ("warning", 1)):
            whole = self.run_in("build", "-o", "whole", "--fail-on", level)
            self.assertEqual(whole.exit_code, code, whole.stderr)
            unused = [place for c, place in whole.findings if c == "waiver.unused"]
            self.assertEqual([place.split(":")[0] for place in unused], ["bifolium.yaml", "d.md"])
            for index in range(1, 6):
                self.run_in("build", "-o", level, "--shard", f"{index}/5", "--fail-on", level)
            merged = self.run_in("merge", level, "-o", "merged")
            self.assertEqual(merged.exit_code, code, merged.stderr)
            self.assertEqual(merged.report["findings"], whole.report["findings"])

    def test_auto_says_what_it_found(self):
        def auto(**environment):
            return subprocess.run([PROGRAM, "build", "-o", "auto", "--shard", "auto"], cwd=self.path,
                                  env={**PLAIN, **environment}, capture_output=True, text=True, check=False)
        run = auto(CI_NODE_INDEX="2", CI_NODE_TOTAL="3")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("shard 2 of 3 (CI_NODE_INDEX=2 CI_NODE_TOTAL=3)", run.stderr)
        self.assertTrue((self.path / "auto/manifest-2-of-3.json").exists())
        self.assertEqual(auto().returncode, 2)
        self.assertEqual(auto(CI_NODE_INDEX="4", CI_NODE_TOTAL="3").returncode, 2)

    def test_the_plan_is_the_same_everywhere(self):
        def plan(folder, *arguments):
            run = subprocess.run([PROGRAM, "plan", folder, "--shards", "3", "--json", *arguments],
                                 cwd=self.path, env=PLAIN, capture_output=True, check=True)
            return json.loads(run.stdout)
        first = plan(".")
        with project(files()) as elsewhere:
            self.assertEqual(plan(elsewhere), first)
        made = [e for e in first["editions"] if e["shard"] == 2]
        self.shards(3, each=[2])
        mark = json.loads((self.path / "parts/manifest-2-of-3.json").read_text(encoding="utf-8"))
        self.assertEqual(mark["plan"], first["plan"])
        self.assertEqual([e["edition"]["publication"] for e in mark["editions"]],
                         [e["publication"] for e in made])
        for other in (plan(".", "--fail-on", "warning"), plan(".", "--format", "pdf"),
                      plan(".", "--lang", "en")):
            self.assertNotEqual(other["plan"], first["plan"])


if __name__ == "__main__":
    unittest.main()
