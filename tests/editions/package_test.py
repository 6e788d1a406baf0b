#!/usr/bin/env python3
"""The Debian package of this build: its contents, what lintian says of it, and the command that
lies in it, run where it was taken out."""
import gzip
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import bifolium
import judges

BUILD = bifolium.PROGRAM.resolve().parent
ROOT = bifolium.ROOT


def pack(folder, environment):
    """Starts CPack on what is built; the package comes to stand in `folder`."""
    return subprocess.Popen(["cpack", "-G", "DEB", "-B", folder], cwd=BUILD, env=environment,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if "CMAKE_BUILD_TYPE:STRING=Release" not in (BUILD / "CMakeCache.txt").read_text():
            raise unittest.SkipTest("only a release build is packed")
        for program in ("cpack", "dpkg-deb", "dpkg-shlibdeps"):
            if shutil.which(program) is None:
                judges.missing(program)
        cls.temporary = tempfile.TemporaryDirectory(prefix="bifolium-")
        folder = pathlib.Path(cls.temporary.name)
        os.umask(0o022)
        # The second in another time zone and language: its bytes must be the same.
        environments = [bifolium.PLAIN, {**bifolium.PLAIN, "TZ": "Asia/Tokyo", "LC_ALL": "C"}]
        runs = [pack(folder / str(i), environments[i]) for i in range(2)]
        said = [run.communicate()[0] for run in runs]
        if any(run.returncode != 0 for run in runs):
            raise AssertionError("\n".join(said))
        cls.packages = [next((folder / str(i)).glob("*.deb")) for i in range(2)]
        cls.root = folder / "root"
        subprocess.run(["dpkg-deb", "-x", cls.packages[0], cls.root], check=True)
        cls.files = set(bifolium.outputs(cls.root))

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def text(self, name):
        return (self.root / name).read_text(encoding="utf-8")

    def program(self, *arguments, cwd=None):
        return subprocess.run([self.root / "usr/bin/bifolium", *arguments], cwd=cwd, text=True,
                              capture_output=True, env=bifolium.PLAIN, check=False)

    def field(self, name):
        run = subprocess.run(["dpkg-deb", "-f", self.packages[0], name], capture_output=True,
                             text=True, check=True)
        return run.stdout.strip()

    def test_lintian(self):
        if shutil.which("lintian") is None:
            judges.missing("lintian")
        run = subprocess.run(["lintian", "--allow-root", "--fail-on", "error,warning",
                              self.packages[0]], capture_output=True, text=True, check=False)
        self.assertEqual((run.returncode, run.stdout), (0, ""), run.stderr)

    def test_the_same_bytes(self):
        first, second = (package.read_bytes() for package in self.packages)
        self.assertTrue(first == second, "the two packages differ")

    def test_facts(self):
        version = self.program("--version").stdout.split()[1]
        self.assertEqual(self.field("Package"), "bifolium")
        self.assertEqual(self.field("Version"), version)
        changelog = gzip.decompress((self.root / "usr/share/doc/bifolium/changelog.gz").read_bytes())
        self.assertTrue(changelog.decode().startswith(f"bifolium ({version}) "))
        for library in ("libc6", "libcairo2", "libhpdf-2.3.0", "libicu72", "libqpdf29", "libzip4"):
            self.assertIn(library + " (", self.field("Depends"))
        self.assertEqual(self.field("Recommends"), "librsvg2-bin")

    def test_what_the_program_reads_is_there(self):
        share = "usr/share/bifolium/"
        manifest = (ROOT / "fonts/manifest").read_text(encoding="utf-8")
        fonts = [line.split()[1] for line in manifest.splitlines()
                 if line and line[0] != "#" and "package:" not in line]
        self.assertGreater(len(fonts), 40)
        languages = (ROOT / "hyphenation/languages").read_text(encoding="utf-8")
        patterns = re.findall(r"(?m)^[^#\s]\S*\s+(\S+\.tex)", languages)
        self.assertGreater(len(patterns), 15)
        styles = [path.name for path in (ROOT / "styles").glob("*.css")]
        wanted = ({f"{share}fonts/{name}" for name in ["manifest", *fonts]} |
                  {f"{share}hyphenation/{name}" for name in ["languages", *patterns]} |
                  {f"{share}styles/{name}" for name in styles})
        self.assertEqual({name for name in self.files if name.startswith(share)}, wanted)

    def test_every_licence_is_told(self):
        text = self.text("usr/share/doc/bifolium/copyright")
        told = [line.split()[1] for line in text.splitlines() if line.startswith("Files: ")]
        for name in self.files:
            if not name.startswith("usr/share/bifolium/") or name.endswith((".css", "languages",
                                                                            "manifest")):
                continue
            found = [pattern for pattern in told if pattern != "*" and
                     pathlib.PurePath(name).match(pattern)]
            self.assertEqual(len(found), 1, name)
        for licence in ("Apache-2.0", "SIL OPEN FONT LICENSE Version 1.1", "LPPL Version 1.3c",
                        "Permission is hereby granted, free of charge"):
            self.assertIn(licence, text)

    def test_words_for_shells_and_readers(self):
        for shell, name in (("bash", "bash-completion/completions/bifolium"),
                            ("zsh", "zsh/vendor-completions/_bifolium"),
                            ("fish", "fish/vendor_completions.d/bifolium.fish")):
            self.assertEqual(self.text("usr/share/" + name),
                             self.program("completions", shell).stdout)
        page = gzip.decompress((self.root / "usr/share/man/man1/bifolium.1.gz").read_bytes())
        self.assertEqual(page.decode(), self.program("man").stdout)

    def test_both_programs_are_there_without_symbols(self):
        for name in ("bifolium", "bifolium-serve"):
            program = self.root / "usr/bin" / name
            sections = subprocess.run(["readelf", "-SW", program], capture_output=True, text=True,
                                      check=True).stdout
            self.assertNotIn(".symtab", sections)
        page = self.root / "usr/share/man/man1/bifolium-serve.1.gz"
        self.assertEqual(os.readlink(page), "bifolium.1.gz")
        served = self.program("serve", "--help")
        self.assertEqual((served.returncode, served.stderr), (0, ""))

    def test_no_trace_of_the_place_where_it_was_made(self):
        for name, content in bifolium.outputs(self.root).items():
            self.assertNotIn(str(ROOT).encode(), content, name)

    def test_a_new_project_builds_with_it(self):
        with tempfile.TemporaryDirectory(prefix="bifolium-") as folder:
            made = self.program("init", "demo", cwd=folder)
            self.assertEqual((made.returncode, made.stderr), (0, ""))
            built = self.program("build", "demo", cwd=folder)
            self.assertEqual(built.returncode, 0, built.stderr)
            self.assertIn("1 warning\n", built.stderr)  # that nobody has reviewed the example
            ours = bifolium.Run(folder, ["build", "demo", "-o", "ours"])
            self.assertEqual(ours.exit_code, 0)
            editions = {name: content for name, content in
                        bifolium.outputs(pathlib.Path(folder, "demo/output")).items()
                        if name.startswith("en/")}
            self.assertEqual(sorted(pathlib.Path(name).suffix for name in editions),
                             [".epub", ".html", ".pdf"])
            for name, content in editions.items():
                self.assertTrue(content == pathlib.Path(folder, "ours", name).read_bytes(), name)


if __name__ == "__main__":
    unittest.main()
