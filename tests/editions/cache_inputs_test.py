#!/usr/bin/env python3
"""Every kind of input of an edition: changed, it makes again exactly the editions that it concerns,
as a build without a cache makes them; what is no input makes none. And what may go wrong around a
build: two at once, a clock that was put back, times to come."""
import os
import pathlib
import re
import shutil
import subprocess
import threading
import unittest

from bifolium import PLAIN, PROGRAM, ROOT, Run, editions, outputs, project
from caching import ALL, FILES, PO, Caching

KNEE = {edition for edition in ALL if edition[0] == "knee"}
HIP = ALL - KNEE
GERMAN = {("knee", "de", "standard")}
LARGE = {("hip", "en", "large")}


class Inputs(Caching):
    def again(self, made, *options, environment=None):
        """Exactly these are made, and the next time none."""
        run = self.build(*options, environment=environment)
        self.assertEqual(self.made(run), made)
        self.same_as_clean(run, *options, environment=environment)
        self.assertEqual(self.made(self.build(*options, environment=environment)), set())
        return run

    def bifolium(self, *arguments):
        subprocess.run([PROGRAM, *arguments], cwd=self.path, env=PLAIN, check=False,
                       capture_output=True)

    def withheld(self, run, *options):
        """What stood there stays; what is said is what a clean build says."""
        with project({}) as other:
            clean = Run(self.path, ["build", ".", "-o", other, "--no-cache", *options])
        self.assertEqual(clean.report["findings"], run.report["findings"])
        self.assertEqual(clean.exit_code, run.exit_code)
        self.assertNotEqual(run.exit_code, 0)

    def write(self, name, text):
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).write_text(text, encoding="utf-8")

    def test_reviews_and_glossary(self):
        self.write("manuscript/locale/de/knee.po", PO.format("Gehen Sie täglich."))
        self.build()
        self.bifolium("l10n", "approve", "de", "--by", "A. Person", "--date", "2026-01-01")
        self.again(GERMAN)
        self.assertIn("A. Person", (self.path / "manuscript/locale/de/knee.review").read_text())
        self.change("manuscript/locale/de/knee.review", "A. Person", "B. Person")
        self.assertLessEqual(self.made(self.build()), GERMAN)
        self.change("bifolium.yaml", "l10n: {", "l10n: {glossary: glossary.yaml, ")
        self.write("glossary.yaml", "terms:\n  - {en: walk, de: gehen}\n")
        self.again(ALL)
        self.change("glossary.yaml", "gehen", "laufen")
        run = self.again(ALL)
        self.assertIn("l10n.term", [code for code, _ in run.findings])

    def test_fit(self):
        self.change("styles/large.css", "html {", ":root { --size: 16pt }\nhtml {")
        self.change("styles/large.css", "font-size: 16pt", "font-size: var(--size)")
        pages, = {file["pages"] for edition in self.build().report["editions"]
                  for file in edition["files"] if file["path"].endswith("en/hip-large.pdf")}
        self.change("bifolium.yaml", "large: {forms: [pdf],",
                    f"large: {{forms: [pdf], fit: {{pages: {pages}, levers: {{--size: 15pt to 17pt}}}},")
        self.again(LARGE | GERMAN)  # which has a finding in that file
        self.change("bifolium.yaml", "15pt to 17pt", "15pt to 18pt")
        self.again(LARGE | GERMAN)

    def test_fonts(self):
        self.bifolium("fonts", "add", str(ROOT / "fonts/Lato-Regular.ttf"))
        self.build()
        self.assertEqual(self.made(self.build()), set())
        font, manifest = self.path / "fonts/Lato-Regular.ttf", self.path / "fonts/manifest"
        os.utime(font)
        os.utime(manifest)
        self.assertEqual(self.made(self.build()), set())
        # In place, of the same size and time, as nobody but an enemy would do it.
        whole, times = font.read_bytes(), font.stat()
        changed = bytearray(whole)
        changed[-1] ^= 1
        font.write_bytes(changed)
        os.utime(font, ns=(times.st_atime_ns, times.st_mtime_ns))
        run = self.build()
        self.assertEqual(self.made(run), ALL)
        self.withheld(run)
        font.write_bytes(whole)
        self.assertEqual(self.made(self.build()), set())
        # Another one, which wins the match from now on.
        text = manifest.read_text()
        self.bifolium("fonts", "add", str(ROOT / "fonts/EBGaramond12-Regular.otf"))
        manifest.write_text("\n".join(reversed(manifest.read_text().split("\n"))).strip() + "\n")
        self.again(ALL)
        manifest.write_text(text)
        self.assertEqual(self.made(self.build()), set())

    def test_options(self):
        self.build()
        for _ in range(2):
            for count in ("1", "3"):
                self.assertEqual(self.made(self.build("--jobs", count)), set())
        self.assertEqual(self.made(self.build("--fail-on", "error")), set())
        run = self.build("--fail-on", "warning")
        self.assertEqual(self.made(run), set())  # ruled again, not made again
        self.withheld(run, "--fail-on", "warning")
        self.assertEqual(self.made(self.build()), set())
        self.write("other.css", "p { margin: 0 0 4pt }\n")
        self.again(ALL, "--style", "other.css")
        self.change("other.css", "4pt", "5pt")
        self.again(ALL, "--style", "other.css")
        german = ("--publication", "knee", "--lang", "de", "--po", "other.po")
        for text in ("Gehen Sie täglich.", "Gehen Sie jeden Tag."):
            self.write("other.po", PO.format(text))
            self.assertEqual(self.made(self.build(*german)), GERMAN)
            with project({}) as other:
                Run(self.path, ["build", ".", "-o", other, "--no-cache", *german])
                made = editions(other)
                self.assertEqual(len(made), 2)
                self.assertEqual(made, {name: (self.path / "output" / name).read_bytes()
                                        for name in made})
            self.assertEqual(self.made(self.build(*german)), set())

    def test_environment(self):
        self.build()
        self.again(ALL, environment={"SOURCE_DATE_EPOCH": "1700000000"})
        self.again(ALL, environment={"SOURCE_DATE_EPOCH": "1700000001"})
        data = self.path / "data"
        for part in ("fonts", "hyphenation", "styles"):
            shutil.copytree(ROOT / part, data / part)
        moved = {"BIFOLIUM_DATA": str(data)}
        self.again(set(), environment=moved)  # the same content at another place
        self.change("data/styles/base.css", "", "p { text-align: justify }\n")
        self.again(ALL, environment=moved)
        self.change("data/hyphenation/hyph-en-us.tex", "\\patterns{", "\\patterns{\nw1a1l1k")
        self.again(ALL, environment=moved)
        (data / "hyphenation/hyph-de-1996.tex").unlink()
        self.again(ALL, environment=moved)

    def test_libraries(self):
        """Another build of ICU is another program."""
        self.build()
        linked = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=True).stdout
        icu = pathlib.Path(re.search(r"libicuuc\.so\S* => (\S+)", linked).group(1))
        libraries = self.path / "libraries"
        libraries.mkdir()
        content = bytearray(icu.read_bytes())
        (libraries / icu.name).write_bytes(content)
        environment = {"LD_LIBRARY_PATH": str(libraries)}
        self.assertEqual(self.made(self.build(environment=environment)), set())
        identity = content.index(b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0") + 16  # of 20 bytes
        content[identity] ^= 1
        (libraries / icu.name).write_bytes(content)
        self.again(ALL, environment=environment)

    def test_times_to_come(self):
        """Files from a machine whose clock is ahead; a clock that was put back looks the same."""
        self.write("manuscript/large.svg", FILES["manuscript/bar.svg"] + "<!--" + "x" * 30_000 +
                   "-->")
        self.change("manuscript/knee.md", "bar.svg", "large.svg")
        for path in self.path.rglob("*.*"):
            os.utime(path, (4_000_000_000, 4_000_000_000))
        self.build()
        self.assertEqual(self.made(self.build()), set())
        path = self.path / "manuscript/large.svg"
        path.write_text(path.read_text().replace("007755", "775500"))
        os.utime(path, (4_000_000_000, 4_000_000_000))
        self.again(KNEE)
        self.change("manuscript/hip.md", "a while", "an hour")
        os.utime(self.path / "manuscript/hip.md", (1_000_000_000, 1_000_000_000))
        self.again(HIP)

    def test_two_at_once(self):
        """Both are right, and so is what stands there in the end."""
        runs = {}

        def build(number):
            runs[number] = self.build("--lang", "de") if number == 3 else self.build()
        for turn in range(3):
            self.change("manuscript/knee.md", "every day" if turn == 0 else f"turn {turn}",
                        f"turn {turn + 1}")
            threads = [threading.Thread(target=build, args=(n,)) for n in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual({run.exit_code for run in runs.values()}, {runs[0].exit_code})
            self.same_as_clean(runs[0])
            left = [name for name in outputs(self.path / "output") if name.endswith(".part")]
            self.assertEqual(left, [])


if __name__ == "__main__":
    unittest.main()
