#!/usr/bin/env python3
"""`bifolium watch`: what is saved is built, whatever way an editor saves it; what is broken leaves
the last good output; nothing is built for files that no edition asked for."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest
import zipfile

from bifolium import PLAIN, PROGRAM, project
from watching import Running

PROJECT = """\
project: {source-language: en}
publications:
  - id: leaflet
    files: [text/leaflet.md]
    styles: [styles/leaflet.css]
"""
TEXT = "---\ntitle: A leaflet\nlang: en\n---\n\n# One\n\nThe first words.\n"
FILES = {"bifolium.yaml": PROJECT, "text/leaflet.md": TEXT, "styles/leaflet.css": "p { color: #222 }\n"}


def book(folder):
    """All of the e-book's text pages."""
    with zipfile.ZipFile(pathlib.Path(folder, "output/en/leaflet.epub")) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist()
                       if name.endswith(".xhtml"))


class Watch(unittest.TestCase):
    options = ()

    def setUp(self):
        kept = project(FILES)
        self.addCleanup(kept.cleanup)
        self.folder = pathlib.Path(kept.name)
        self.text = self.folder / "text/leaflet.md"
        self.running = Running(self.folder, "watch", *self.options)
        self.addCleanup(self.running.end)
        self.running.wait_for("start: made en/leaflet.pdf, en/leaflet.epub")

    def until(self, words):
        """Waits until the book on the disk says so."""
        end = time.monotonic() + 20
        while words not in book(self.folder):
            self.assertLess(time.monotonic(), end, words)
            time.sleep(0.02)

    def test_a_save_is_built(self):
        self.text.write_text(TEXT + "\nWritten over.\n")
        self.running.wait_for("text/leaflet.md: made en/leaflet.pdf, en/leaflet.epub")
        self.assertIn("Written over.", book(self.folder))
        beside = self.folder / "text/leaflet.md.new"
        beside.write_text(TEXT + "\nRenamed over.\n")
        beside.replace(self.text)
        self.running.wait_for("text/leaflet.md: made")
        self.assertIn("Renamed over.", book(self.folder))
        shutil.copy(self.text, self.folder / "text/leaflet.md~")  # Vim's way: move away, write anew
        self.text.rename(self.folder / "text/old")
        self.text.write_text(TEXT + "\nWritten anew.\n")
        self.until("Written anew.")
        (self.folder / "styles/leaflet.css").write_text("p { color: #111 }\n")
        self.running.wait_for("styles/leaflet.css: made")

    def test_a_broken_manuscript_keeps_the_last_good_output(self):
        paper = self.folder / "output/en/leaflet.pdf"
        before = paper.read_bytes()
        self.text.write_text(TEXT + "\n[x](#nowhere)\n")
        self.running.wait_for("error[link.dead]")
        self.running.wait_for("text/leaflet.md: nothing new; withheld en/leaflet; 1 error")
        self.assertEqual(paper.read_bytes(), before)
        self.text.write_text(TEXT + "\nMended.\n")
        self.running.wait_for("text/leaflet.md: made")
        self.assertIn("Mended.", book(self.folder))

    def test_a_file_goes_and_comes_back(self):
        self.text.unlink()
        self.running.wait_for("withheld en/leaflet")
        self.assertIn("The first words.", book(self.folder))
        self.text.write_text(TEXT + "\nBack again.\n")
        self.running.wait_for("made en/leaflet.pdf")
        self.assertIn("Back again.", book(self.folder))

    def test_a_folder_is_renamed(self):
        (self.folder / "text").rename(self.folder / "words")
        self.running.wait_for("withheld en/leaflet")
        (self.folder / "bifolium.yaml").write_text(PROJECT.replace("text/", "words/"))
        self.running.wait_for("bifolium.yaml: nothing new")
        (self.folder / "words/leaflet.md").write_text(TEXT + "\nIn another folder.\n")
        self.running.wait_for("words/leaflet.md: made")
        self.assertIn("In another folder.", book(self.folder))

    def test_a_project_file_in_error_is_waited_for(self):
        (self.folder / "bifolium.yaml").write_text("publications: [\n")
        self.running.wait_for("error[yaml.")
        (self.folder / "bifolium.yaml").write_text(PROJECT)
        self.running.wait_for("bifolium.yaml: nothing new")
        self.text.write_text(TEXT + "\nAfter it.\n")
        self.running.wait_for("made en/leaflet.pdf")

    def test_new_files_are_seen(self):
        (self.folder / "styles/en.css").write_text("p { color: #123 }\n")  # looked for, by its name
        self.running.wait_for("styles/en.css: made")
        self.text.write_text(TEXT + "\n![A dot](../pictures/dot.svg)\n")
        self.running.wait_for("withheld")
        (self.folder / "pictures").mkdir()
        (self.folder / "pictures/dot.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>')
        self.running.wait_for("made en/leaflet.pdf")

    def test_many_saves_leave_the_last_state(self):
        for number in range(20):
            self.text.write_text(TEXT + f"\nState {number:02}.\n")
            time.sleep(0.007 * (number % 5))
        self.until("State 19.")
        self.running.rest(1)
        self.assertIn("State 19.", book(self.folder))

    def test_other_files_build_nothing(self):
        for name in ("text/.leaflet.md.swp", "text/leaflet.md~", "notes.txt", "output/en/x.txt"):
            (self.folder / name).write_text("nothing\n")
        self.assertEqual(self.running.rest(1.5), [])
        os.utime(self.text)
        self.running.wait_for("text/leaflet.md: nothing new")

    def test_it_ends_when_asked(self):
        self.assertEqual(self.running.end(), 0)


class Poll(Watch):
    """The same, where the disk tells of no changes."""
    options = ("--poll",)


class CommandLine(unittest.TestCase):
    def test_what_can_never_be_right_is_no_watch(self):
        with project(FILES) as folder:
            for arguments in (["watch", "--lang", "tlh"], ["watch", "nothing"], ["watch", "--sped"],
                              ["watch", "--message-format", "json"], ["serve", "--port", "65536"]):
                run = subprocess.run([PROGRAM, *arguments], cwd=folder, env=PLAIN, timeout=30,
                                     capture_output=True, check=False)
                self.assertEqual(run.returncode, 2, (arguments, run.stderr))

    def test_a_missing_program_is_named(self):
        with project(FILES) as folder, tempfile.TemporaryDirectory() as alone:
            shutil.copy(PROGRAM, alone)
            run = subprocess.run([pathlib.Path(alone, "bifolium"), "serve"], cwd=folder, env=PLAIN,
                                 timeout=30, capture_output=True, text=True, check=False)
            self.assertEqual(run.returncode, 3)
            self.assertIn("bifolium-serve", run.stderr)
            self.assertIn("help: ", run.stderr)


if __name__ == "__main__":
    unittest.main()
