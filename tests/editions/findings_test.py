"""The findings of one broken project through every message format: each mistake once, at its line
and column; and what a project may say of findings."""
import json
import pathlib
import re
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

import judges
import mistakes
from bifolium import PLAIN, PROGRAM, Run, project


def run(folder, *arguments, **environment):
    return subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, timeout=120,
                          env={**PLAIN, **environment}, check=False, encoding="utf-8")


def of_short(text):
    lines = re.findall(r"^(\S+?):(\d+):(\d+): (?:error|warning|note)\[([^\]]+)\]", text, re.M)
    return [(code, file, int(line), int(column)) for file, line, column, code in lines]


def of_human(text):
    found = re.findall(r"^(?:error|warning|note)\[([^\]]+)\].*\n +--> (\S+):(\d+):(\d+)$", text, re.M)
    return [(code, file, int(line), int(column)) for code, file, line, column in found]


def of_json(text):
    return [(f["code"], f["file"], f["line"], f["column"]) for f in json.loads(text)["findings"]
            if "file" in f]


def of_sarif(text):
    out = []
    for result in json.loads(text)["runs"][0]["results"]:
        for location in result["locations"]:
            at = location["physicalLocation"]
            out.append((result["ruleId"], at["artifactLocation"]["uri"],
                        at["region"]["startLine"], at["region"]["startColumn"]))
    return out


def of_github(text):
    found = re.findall(r"^::(?:error|warning|notice) file=([^,]+),line=(\d+),(?:col=(\d+),)?"
                       r"endLine=\d+,(?:endColumn=\d+,)?title=([^:]+)::", text, re.M)
    return [(code, file, int(line), int(column or 0)) for file, line, column, code in found]


def of_junit(text):
    out = []
    for case in ElementTree.fromstring(text).iter("testcase"):
        code, _, place = case.get("name").partition(" at ")
        if place:
            file, line, column = place.rsplit(":", 2)
            out.append((code, file, int(line), int(column)))
    return out


def of_rdjsonl(text):
    """Columns in bytes there: back to code points."""
    out = []
    for line in text.splitlines():
        d = json.loads(line)
        if "range" not in d["location"]:
            continue
        file, start = d["location"]["path"], d["location"]["range"]["start"]
        content = mistakes.FILES[file].split("\n")[start["line"] - 1].encode()
        column = len(content[:start["column"] - 1].decode()) + 1
        out.append((d["code"]["value"], file, start["line"], column))
    return out


READERS = {"human": of_human, "short": of_short, "json": of_json, "sarif": of_sarif,
           "github": of_github, "junit": of_junit, "rdjsonl": of_rdjsonl}


class BrokenProject(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = project(mistakes.FILES)
        cls.runs = {name: run(cls.folder.name, "check", "--message-format", name)
                    for name in READERS}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def said(self, name):
        done = self.runs[name]
        return done.stderr if name == "human" else done.stdout

    def test_each_mistake_once_at_its_line_and_column_in_every_format(self):
        self.assertGreaterEqual(len(mistakes.MISTAKES), 20)
        for name, reader in READERS.items():
            found = reader(self.said(name))
            with self.subTest(format=name):
                for code, place in mistakes.MISTAKES.items():
                    at = [f[1:] for f in found if f[0] == code]
                    if name == "github":  # no columns where a finding has several lines
                        at = [(*f[:2], place[2] if f[2] == 0 else f[2]) for f in at]
                    self.assertEqual(at, [place], code)

    def test_the_same_findings_in_the_same_order_in_every_format(self):
        codes = [f[0] for f in of_short(self.said("short"))]
        for name, reader in READERS.items():
            with self.subTest(format=name):
                self.assertEqual([f[0] for f in reader(self.said(name))], codes)

    def test_nothing_else_but_what_lacks_in_the_translation(self):
        rest = {f[0] for f in of_short(self.said("short"))} - mistakes.MISTAKES.keys()
        self.assertEqual(rest, {"frontmatter.missing-fact", "l10n.missing"})

    def test_the_exit_code_is_that_of_the_gravest(self):
        self.assertEqual({r.returncode for r in self.runs.values()}, {3})  # a glyph is missing

    def test_programs_get_standard_output_for_themselves(self):
        for name, done in self.runs.items():
            with self.subTest(format=name):
                self.assertEqual(done.stdout if name == "human" else done.stderr, "")

    def test_sarif_is_what_the_standard_says(self):
        text = self.said("sarif")
        self.assertEqual(judges.sarif(text), [])
        log = json.loads(text)["runs"][0]
        self.assertEqual(log["columnKind"], "unicodeCodePoints")
        rules = log["tool"]["driver"]["rules"]
        for result in log["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertTrue(rules[result["ruleIndex"]]["help"]["text"])
        marks = [r["partialFingerprints"]["primaryLocationLineHash"] for r in log["results"]]
        self.assertEqual(len(set(marks)), len(marks))

    def test_the_judge_of_sarif_judges(self):
        log = json.loads(self.said("sarif"))
        log["runs"][0]["results"][0]["level"] = "fatal"
        log["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
        self.assertEqual(len(judges.sarif(json.dumps(log))), 2)

    def test_fingerprints_survive_new_lines_above(self):
        moved = dict(mistakes.FILES)
        moved["manuscript/tablets.md"] = mistakes.MANUSCRIPT.replace(
            "# Your tablets {#top}\n", "# Your tablets {#top}\n\nMore words.\n", 1)
        with project(moved) as folder:
            after = json.loads(run(folder, "check", "--lang", "en", "--message-format",
                                   "json").stdout)["findings"]
        before = json.loads(run(self.folder.name, "check", "--lang", "en", "--message-format",
                                "json").stdout)["findings"]
        self.assertEqual([f["fingerprint"] for f in before], [f["fingerprint"] for f in after])

    def test_paths_of_a_project_elsewhere(self):
        root = pathlib.Path(self.folder.name)
        for name in ("sarif", "github", "rdjsonl"):
            for where, given in ((root.parent, root.name), (root.parent, root), ("/", root)):
                found = READERS[name](run(where, "check", given, "--lang", "en", "--message-format",
                                          name).stdout) if name != "rdjsonl" else [
                    (None, json.loads(line)["location"]["path"]) for line in
                    run(where, "check", given, "--lang", "en", "--message-format",
                        name).stdout.splitlines()]
                prefix = str(root)[1:] if where == "/" else root.name
                for f in found:
                    self.assertTrue(f[1].startswith(prefix + "/"), f)

    def test_annotations_by_themselves_in_a_job_of_github(self):
        done = run(self.folder.name, "check", "--lang", "en", GITHUB_ACTIONS="true")
        self.assertEqual(done.stdout, run(self.folder.name, "check", "--lang", "en",
                                          "--message-format", "github").stdout)
        self.assertIn("error[link.dead]", done.stderr)
        short = run(self.folder.name, "check", "--lang", "en", "--message-format", "short",
                    GITHUB_ACTIONS="true")
        self.assertNotIn("::error", short.stdout)


HEAD = "---\ntitle: A\nlang: en\ndate: 2026-11-20\n---\n\n"
YAML = "publications:\n  - {id: a, files: [a.md], languages: [en]}\n"


def codes(done, standing="stands"):
    return [f["code"] for f in done.report["findings"] if f.get("standing", "stands") == standing
            and f["code"] != "frontmatter.missing-fact"]


class Rulings(unittest.TestCase):
    def test_a_severity_can_be_raised_and_not_lowered(self):
        text = HEAD + "# A\n\n### B\n"
        for level, exit_code in (("error", 1), ("warning", 0)):
            with project({"bifolium.yaml": YAML + f"findings: {{heading.skipped-level: {level}}}\n",
                          "a.md": text}) as folder:
                self.assertEqual(Run(folder, ["check"]).exit_code, exit_code)
        for line in ("link.dead: warning", "link.dead: off", "link.ded: error"):
            with project({"bifolium.yaml": YAML + f"findings: {{{line}}}\n", "a.md": text}) as folder:
                done = Run(folder, ["check"])
                self.assertEqual((done.exit_code, codes(done)), (2, ["project.bad-value"]), line)

    WAIVER = ("waivers:\n  - {code: link.dead, by: Jo, reason: comes in May, until: 2027-05-31, "
              "file: a.md, text: later}\n")

    def test_a_waiver_has_a_name_a_reason_and_a_last_day(self):
        with project({"bifolium.yaml": YAML + self.WAIVER,
                      "a.md": HEAD + "[later](#x) and\n[now](#y)\n"}) as folder:
            done = Run(folder, ["check"])
            self.assertEqual((done.exit_code, codes(done), codes(done, "waived")),
                             (1, ["link.dead"], ["link.dead"]))
            human = run(folder, "check").stderr
            self.assertIn("waived[link.dead]", human)
            self.assertIn("by Jo until 2027-05-31: comes in May", human)
            self.assertRegex(human, r"1 error, 1 warning, 1 waived\n$")
            sarif = json.loads(run(folder, "check", "--message-format", "sarif").stdout)
            self.assertEqual([r["suppressions"][0]["justification"] for r in
                              sarif["runs"][0]["results"] if "suppressions" in r],
                             ["by Jo until 2027-05-31: comes in May"])
            self.assertEqual(judges.sarif(json.dumps(sarif)), [])
            self.assertIn('skipped="1"', run(folder, "check", "--message-format", "junit").stdout)
            pathlib.Path(folder, "a.md").write_text(HEAD + "[later](#x)\n")
            self.assertEqual(Run(folder, ["check"]).exit_code, 0)
            built = Run(folder, ["build"])
            self.assertEqual((built.exit_code, built.report["editions"][0]["verdict"]),
                             (0, "publishable"))
            manifest = json.loads(pathlib.Path(folder, "output/manifest.json").read_text())
            self.assertEqual(manifest["editions"][0]["findings"]["waived"], 1)

    def test_only_the_day_that_is_named_makes_a_waiver_old(self):
        with project({"bifolium.yaml": YAML + self.WAIVER, "a.md": HEAD + "[later](#x)\n"}) as folder:
            self.assertEqual(Run(folder, ["check", "--today", "2027-05-31"]).exit_code, 0)
            late = Run(folder, ["check", "--today", "2027-06-01"])
            self.assertEqual((late.exit_code, sorted(codes(late))),
                             (1, ["link.dead", "waiver.expired"]))
            self.assertEqual(run(folder, "check", "--today", "tomorrow").returncode, 2)

    def test_a_waiver_in_vain_or_of_what_nobody_may_waive(self):
        for line, expected, exit_code in (
                (self.WAIVER, ["waiver.unused"], 0),
                (self.WAIVER.replace("link.dead", "text.missing-glyph"), ["waiver.not-allowed"], 2),
                (self.WAIVER.replace("by: Jo, ", ""), ["project.bad-value"], 2),
                (self.WAIVER.replace("2027-05-31", "May"), ["project.bad-value"], 2),
                (self.WAIVER.replace("link.dead", "link.ded"), ["project.bad-value"], 2)):
            with project({"bifolium.yaml": YAML + line, "a.md": HEAD + "Text.\n"}) as folder:
                done = Run(folder, ["check"])
                self.assertEqual((codes(done), done.exit_code), (expected, exit_code), line)

    def test_a_waiver_in_the_manuscript_says_why(self):
        for comment, expected, exit_code in (
                ("link.dead: comes in May", [], 0),
                ("link.dead until 2027-05-31: comes in May", [], 0),
                ("link.dead", ["waiver.no-reason"], 0),
                ("link.ded: x", ["waiver.unknown-code", "link.dead"], 1),
                ("text.missing-glyph: x", ["waiver.not-allowed", "link.dead"], 1),
                ("image.missing: x", ["waiver.unused", "link.dead"], 1)):
            with project({"bifolium.yaml": YAML, "a.md": HEAD + f"<!-- bifolium:ignore {comment} -->"
                          "\n\n[a](#x)\n"}) as folder:
                done = Run(folder, ["check"])
                self.assertEqual((codes(done), done.exit_code), (expected, exit_code), comment)

    def test_what_is_waived_is_read_back_all_the_same(self):
        with project({"bifolium.yaml": YAML, "a.md": HEAD + "Text[^n].\n\n"
                      "<!-- bifolium:ignore note.undefined: comes in May -->\n"}) as folder:
            done = Run(folder, ["build"])
            self.assertEqual((done.exit_code, codes(done)), (0, []))


class RulingsOfOtherCommands(unittest.TestCase):
    """What a project says of findings holds for the commands that make no edition too."""
    PO = ('msgid ""\nmsgstr ""\n"Language: de\\n"\n'
          '"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
          'msgid "Take 5 mg, [later](#x)."\nmsgstr "Nehmen Sie 5 mg, [später](#x)."\n\n#, odd\n'
          'msgid "A"\nmsgstr "Ein"\n')

    def project(self, rulings, **more):
        return project({"bifolium.yaml": "project: {languages: [en, de]}\n" + YAML.replace(
            ", languages: [en]", "") + rulings, "a.md": HEAD + "Take 5 mg, [later](#a).\n",
            "manuscript/locale/de/a.po": self.PO.replace("(#x)", "(#a)"), **more})

    def test_translations(self):
        waiver = ("waivers:\n  - {code: po.unknown-flag, by: Jo, reason: our tool's, "
                  "until: 2027-05-31, file: manuscript/locale/de/a.po}\n")
        for rulings, expected, standing in (
                ("", 0, None), ("findings: {po.unknown-flag: error}\n", 1, None),
                ("check: {fail-on: warning}\n", 1, None),
                ("findings: {po.unknown-flag: error}\n" + waiver, 0, "waived")):
            with self.project(rulings) as folder:
                pathlib.Path(folder, "a.md").write_text(
                    HEAD + "# A {#a}\n\nTake 5 mg, [later](#a).\n")
                done = Run(folder, ["l10n", "check"])
                self.assertEqual(
                    [(f["code"], f.get("standing")) for f in done.report["findings"]
                     if f["code"] == "po.unknown-flag"], [("po.unknown-flag", standing)], rulings)
                self.assertEqual(done.exit_code, expected, rulings)

    def test_an_import_into_the_project(self):
        code = "readability.unexplained-abbreviation"
        raised = f"findings: {{{code}: error}}\n"
        waiver = (f"waivers:\n  - {{code: {code}, by: Jo, reason: all know it, "
                  "until: 2027-05-31, file: text/x.md}\n")
        for rulings, where, expected in (("", ".", 0), (raised, ".", 1), (raised + waiver, ".", 0),
                                         (raised + waiver, "text", 0), (raised, "text", 1)):
            with project({"bifolium.yaml": YAML + rulings, "a.md": HEAD, "text/b.md": ""}) as folder:
                place = "x.md" if where == "text" else "text/x.md"
                done = subprocess.run([PROGRAM, "import", "-", "--from", "text", "-o", place,
                                       "--message-format", "short"], input="The IGF helps.\n",
                                      cwd=pathlib.Path(folder, where), env=PLAIN, check=False,
                                      capture_output=True, text=True, timeout=60)
                said = "waived" if waiver in rulings else "error" if rulings else "note"
                self.assertIn(f"{place}:1:5: {said}[{code}]", done.stdout)
                self.assertEqual(done.returncode, expected, (rulings, done.stdout))

    def test_readability(self):
        text = HEAD + "Words, [later](#x).\n"
        with project({"bifolium.yaml": YAML, "a.md": text}) as folder:
            self.assertEqual(Run(folder, ["readability"]).exit_code, 1)
            Run(folder, ["check", "--write-baseline"])
            done = Run(folder, ["readability"])
            self.assertEqual((done.exit_code, codes(done)), (0, []))
            path = pathlib.Path(folder, "bifolium-baseline.json")
            path.write_text("{")
            self.assertEqual(Run(folder, ["readability"]).exit_code, 2)
            path.unlink()
            pathlib.Path(folder, "a.md").write_text(
                HEAD + "<!-- bifolium:ignore link.dead: comes in May -->\n\nWords, [later](#x).\n")
            self.assertEqual(Run(folder, ["readability"]).exit_code, 0)


class UselessDeclarations(unittest.TestCase):
    def test_a_check_of_the_project_tells_them(self):
        with project({"bifolium.yaml": YAML.replace("files", "styles: [a.css], files"),
                      "a.md": HEAD + "Words, *more*.\n",
                      "a.css": "em { color: #111;\n  width: 4em }\np { margin: 0 }\n"}) as folder:
            found = [("css.useless-declaration", "a.css:2:3")]
            self.assertEqual([f for f in Run(folder, ["check"]).findings if f[0][:3] == "css"], found)
            self.assertEqual([f for f in Run(folder, ["build"]).findings if f[0][:3] == "css"], [])


class BaselineFile(unittest.TestCase):
    def test_only_new_findings_fail_and_the_file_shrinks(self):
        with project({"bifolium.yaml": YAML, "a.md": HEAD + "[a](#x)\n\n[b](#y)\n"}) as folder:
            path, text = pathlib.Path(folder, "bifolium-baseline.json"), pathlib.Path(folder, "a.md")
            self.assertEqual(Run(folder, ["check"]).exit_code, 1)
            self.assertEqual(Run(folder, ["check", "--write-baseline"]).exit_code, 0)
            known = json.loads(path.read_text())["findings"]
            self.assertEqual([(k["code"], k["file"], k["count"]) for k in known],
                             [("frontmatter.missing-fact", "a.md", 1), ("link.dead", "a.md", 1),
                              ("link.dead", "a.md", 1)])
            done = Run(folder, ["check"])
            self.assertEqual((done.exit_code, codes(done)), (0, []))
            self.assertEqual(Run(folder, ["build"]).exit_code, 0)
            self.assertRegex(run(folder, "check").stderr, r"(?m)^3 known from the baseline$")
            text.write_text(HEAD + "New words.\n\n[a](#x)\n\n[b](#y)\n\n[c](#z)\n")
            new = Run(folder, ["check"])
            self.assertEqual((new.exit_code, codes(new)), (1, ["link.dead"]))
            text.write_text(HEAD + "[a](#x)\n")
            gone = Run(folder, ["check"])
            self.assertEqual((gone.exit_code, codes(gone)), (0, ["baseline.gone"]))
            self.assertRegex(dict(gone.findings)["baseline.gone"], "^bifolium-baseline.json:")
            self.assertEqual(codes(Run(folder, ["check", "--format", "pdf"])), [])
            self.assertEqual(codes(Run(folder, ["build"])), [], "a build finds less than a check")
            before = path.read_bytes()
            Run(folder, ["check", "--write-baseline"])
            self.assertLess(len(path.read_bytes()), len(before))
            self.assertEqual(codes(Run(folder, ["check"])), [])

    def test_what_protects_readers_is_never_known(self):
        with project({"bifolium.yaml": YAML, "a.md": HEAD + "\U00012000 [a](#x)\n"}) as folder:
            self.assertEqual(Run(folder, ["check", "--write-baseline"]).exit_code, 3)
            done = Run(folder, ["check"])
            self.assertEqual((done.exit_code, codes(done), codes(done, "known")),
                             (3, ["text.missing-glyph"], ["link.dead"]))

    def test_a_damaged_file_is_a_usage_error(self):
        with project({"bifolium.yaml": YAML, "a.md": HEAD + "Text.\n",
                      "bifolium-baseline.json": "{\"findings\": 3}"}) as folder:
            done = Run(folder, ["check"])
            self.assertEqual((done.exit_code, codes(done)), (2, ["baseline.unreadable"]))

    def test_it_records_whole_projects_only(self):
        with project({"bifolium.yaml": YAML, "a.md": HEAD + "Text.\n"}) as folder:
            for arguments in (["--lang", "en"], ["a.md"]):
                done = Run(folder, ["check", "--write-baseline", *arguments])
                self.assertEqual((done.exit_code, codes(done)), (2, ["project.usage"]))


class ChangedSince(unittest.TestCase):
    def git(self, folder, *arguments):
        subprocess.run(["git", "-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.org",
                        *arguments], check=True, capture_output=True)

    def test_only_lines_that_changed(self):
        with project({"site/bifolium.yaml": YAML, "site/a.md": HEAD + "[a](#x)\n\nText.\n"}) as folder:
            self.git(folder, "init", "-q", "-b", "main")
            self.git(folder, "add", ".")
            self.git(folder, "commit", "-q", "-m", "one")
            site, text = pathlib.Path(folder, "site"), pathlib.Path(folder, "site/a.md")
            since = ["check", "--changed-since", "main"]
            self.assertEqual(Run(site, ["check"]).exit_code, 1)
            done = Run(site, since)
            self.assertEqual((done.exit_code, done.findings), (0, []))
            text.write_text(HEAD + "New.\n\n[a](#x)\n\nText [b](#y).\n")
            done = Run(site, since)
            self.assertEqual((done.exit_code, done.findings), (1, [("link.dead", "a.md:11:6")]))
            self.git(folder, "checkout", "-q", "-b", "mine")
            self.git(folder, "commit", "-q", "-a", "-m", "two")
            self.assertEqual(Run(site, since).findings, [("link.dead", "a.md:11:6")])
            self.assertEqual(Run(folder, [*since, "site"]).findings,
                             [("link.dead", "site/a.md:11:6")])
            self.assertEqual(Run(site, ["check", "--changed-since", "HEAD"]).findings, [])
            # What others did on main since is no change of mine.
            self.git(folder, "checkout", "-q", "main")
            text.write_text(HEAD + "Old.\n")
            self.git(folder, "commit", "-q", "-a", "-m", "three")
            self.git(folder, "checkout", "-q", "mine")
            self.assertEqual(Run(site, since).findings, [("link.dead", "a.md:11:6")])

    def test_a_file_that_git_does_not_know_is_all_new(self):
        with project({"x": ""}) as folder:
            self.git(folder, "init", "-q", "-b", "main")
            self.git(folder, "add", ".")
            self.git(folder, "commit", "-q", "-m", "one")
            pathlib.Path(folder, "bifolium.yaml").write_text(YAML)
            pathlib.Path(folder, "a.md").write_text(HEAD + "[a](#x)\n")
            self.assertEqual(codes(Run(folder, ["check", "--changed-since", "main"])), ["link.dead"])

    def test_no_such_commit_no_repository_no_git(self):
        with project({"bifolium.yaml": YAML, "a.md": HEAD + "[a](#x)\n"}) as folder:
            for ref in ("main", "--output=x", "a b", ""):
                done = Run(folder, ["check", f"--changed-since={ref}"])
                if ref:
                    self.assertEqual((done.exit_code, codes(done)), (2, ["project.usage"]), ref)
            self.git(folder, "init", "-q", "-b", "main")
            self.git(folder, "add", ".")
            self.git(folder, "commit", "-q", "-m", "one")
            self.assertEqual(Run(folder, ["check", "--changed-since", "none"]).exit_code, 2)
            self.assertEqual(Run(folder, ["check", "--changed-since", "main"]).exit_code, 0)
            self.assertEqual(Run(folder, ["check", "--changed-since", "main"],
                                 {"PATH": "/nonexistent"}).exit_code, 2)


if __name__ == "__main__":
    unittest.main()
