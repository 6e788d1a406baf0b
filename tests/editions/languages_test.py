#!/usr/bin/env python3
"""Article 1 of the Universal Declaration of Human Rights in 124 languages: each is set with a glyph
for every character, or the finding names what is missing and the package that has it."""
import os
import pathlib
import unittest

from bifolium import ROOT, Run, outputs, project

PACKAGES = {"fonts-noto-cjk": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
            "fonts-noto-core": "/usr/share/fonts/truetype/noto/NotoSansSinhala-Regular.ttf"}
# Vietnamese in ideographs: six of them are in no face of Debian's Noto packages.
IN_NO_PACKAGE = ["vi-Hani"]


def sentences():
    text = pathlib.Path(ROOT, "tests/data/udhr.txt").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


def manuscript(sentence, tag):
    return f"---\ntitle: One\nlang: en\n---\n\n[{sentence}]{{lang={tag}}}\n\n**{sentence}**\n"


class Languages(unittest.TestCase):
    def test_each_is_set_whole_or_says_what_is_missing(self):
        said = sentences()
        self.assertGreaterEqual(len({tag.split("-")[0] for tag, _ in said}), 60)
        files = {"bifolium.yaml": "project:\n  source-language: en\n  languages: [en]\n"
                                  "publications:\n" +
                 "".join(f"  - {{id: {tag}, files: [{tag}.md]}}\n" for tag, _ in said) +
                 "variants:\n  standard: {forms: [pdf, epub]}\n",
                 **{f"{tag}.md": manuscript(sentence, tag) for tag, sentence in said}}
        with project(files) as folder:
            run = Run(folder, ["build"])
            made = outputs(os.path.join(folder, "output"))
        missing = {}
        for finding in run.report["findings"]:
            if finding["code"] == "text.missing-glyph":
                missing.setdefault(finding["file"].removesuffix(".md"), []).append(finding)
        for tag, _ in said:
            with self.subTest(tag):
                self.assertNotEqual(f"en/{tag}.pdf" in made, tag in missing)
                self.assertNotEqual(f"en/{tag}.epub" in made, tag in missing)
        absent = [name for name, file in PACKAGES.items() if not os.path.exists(file)]
        in_no_package = sorted(
            tag for tag, findings in missing.items()
            if not any(name in finding["help"] for finding in findings for name in absent))
        self.assertEqual([tag for tag in in_no_package if tag not in IN_NO_PACKAGE], [])
        if not absent:
            self.assertEqual(in_no_package, IN_NO_PACKAGE)
        self.assertEqual(run.exit_code, 3 if missing else 0, run.errors[:3])


if __name__ == "__main__":
    unittest.main()
