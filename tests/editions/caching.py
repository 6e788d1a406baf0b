"""A project for the tests of the cache, built again after each change."""
import pathlib
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
                          "![A bar](bar.svg)\n\n::: include part.md\n",
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


class Caching(unittest.TestCase):
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
