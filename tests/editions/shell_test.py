#!/usr/bin/env python3
"""Completions and the manual page, as the shells and the readers of manuals take them. A program
that is not there is a skip, under CI a failure."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import bifolium
import judges

ENVIRONMENT = {**bifolium.PLAIN, "TERM": "dumb"}


def said(*arguments):
    """What the command prints."""
    run = subprocess.run([bifolium.PROGRAM, *arguments], capture_output=True, text=True,
                         env=bifolium.PLAIN, check=True)
    return run.stdout


def help_of(*path):
    """The options that the help of a command lists."""
    return set(re.findall(r"(?m)^  (?:-\w,)?(--[a-z0-9-]+)", said(*path, "--help")))


class Shell(unittest.TestCase):
    more = {}  # files that the folder has besides

    def need(self, program):
        if shutil.which(program) is None:
            judges.missing(program)

    def in_folder(self, command):
        """The lines that a shell prints, in a folder with a file, a folder and the scripts."""
        with tempfile.TemporaryDirectory() as folder:
            for name in ("bash", "zsh", "fish"):
                pathlib.Path(folder, "complete." + name).write_text(said("completions", name),
                                                                    encoding="utf-8")
            for name, text in self.more.items():
                pathlib.Path(folder, name).write_text(text, encoding="utf-8")
            pathlib.Path(folder, "book.md").touch()
            pathlib.Path(folder, "books").mkdir()
            run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False,
                                 timeout=60, env={**ENVIRONMENT, "HOME": folder})
            self.assertEqual((run.returncode, run.stderr), (0, ""), run.stdout)
            return run.stdout.splitlines()

    def same_offers(self, offered):
        """What every shell must offer. `offered`: what it does for a line, as a set."""
        self.assertLessEqual({"build", "check", "l10n", "init", "completions"}, offered("bifolium "))
        self.assertEqual(offered("bifolium bu"), {"build"})
        self.assertEqual(offered("bifolium l10n a"), {"approve"})
        self.assertEqual({o for o in offered("bifolium build --") if o.startswith("--")},
                         help_of("build"))
        self.assertEqual({o for o in offered("bifolium l10n approve --") if o.startswith("--")},
                         help_of("l10n", "approve"))
        # The check of translations, not that of manuscripts.
        self.assertNotIn("--variant", offered("bifolium l10n check --"))
        self.assertEqual(offered("bifolium build --color "), {"auto", "always", "never"})
        self.assertEqual(offered("bifolium completions "), {"bash", "zsh", "fish"})
        self.assertEqual(offered("bifolium explain link.dea"), {"link.dead"})
        self.assertEqual(offered("bifolium build -o b"), {"books/"})
        self.assertEqual(offered("bifolium build --lang x"), set())


class Bash(Shell):
    def offered(self, line):
        words = re.findall(r"[^ =]+|=", line) + ([""] if line.endswith((" ", "=")) else [])
        quoted = " ".join(f"'{word}'" for word in words)
        script = (f"compopt() {{ :; }}; . ./complete.bash; complete -p bifolium >/dev/null;"
                  f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _bifolium;"
                  'for word in "${COMPREPLY[@]}"; do [ ! -d "$word" ] || word=$word/;'
                  ' printf "%s\\n" "$word"; done')
        return set(self.in_folder(["bash", "--norc", "-c", script]))

    def test_offers(self):
        self.same_offers(self.offered)

    def test_paths(self):
        self.assertEqual(self.offered("bifolium build bo"), {"book.md", "books/"})

    def test_equals_sign_and_lists(self):
        self.assertEqual(self.offered("bifolium build --color=al"), {"always"})
        self.assertEqual(self.offered("bifolium build --color="), {"auto", "always", "never"})
        self.assertEqual(self.offered("bifolium build --format pdf,e"), {"pdf,epub"})


class Fish(Shell):
    def offered(self, line):
        self.need("fish")
        script = f"source complete.fish; complete -C '{line}'"
        offers = {o.partition("\t")[0] for o in self.in_folder(["fish", "--no-config", "-c", script])}
        # fish looks into the middle of words too; what begins otherwise is not what is asked for.
        last = line.rpartition(" ")[2]
        return {o for o in offers if o.startswith(last)}

    def test_offers(self):
        self.same_offers(self.offered)

    def test_paths(self):
        self.assertEqual(self.offered("bifolium build bo"), {"book.md", "books/"})

    def test_syntax(self):
        self.need("fish")
        self.in_folder(["fish", "--no-execute", "complete.fish"])


# Completion in zsh needs a terminal: zsh's own pseudo-terminal types the line and a tab, and each
# thing that is offered is printed on its way to the list.
ZSH_INSIDE = r"""
PS1= RPS1=
unsetopt beep prompt_sp
stty columns 1000
autoload -U compinit
compinit -u -D
. ./complete.zsh
compadd() {
    local -a found
    if (( ${@[(I)-[OAD]]} )); then builtin compadd "$@"; return; fi
    builtin compadd -O found "$@"
    (( $#found )) && printf 'offer:%s:\n' $found
    builtin compadd "$@"
}
ended() { print 'that is all:' }
comppostfuncs=(ended)
print 'ready:'
"""
ZSH_OUTSIDE = r"""
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell ". ./inside.zsh"
while zpty -r shell line; do [[ $line == *ready:* ]] && break; done
zpty -n -w shell "$1"$'\t'
while zpty -r shell line; do print -r -- $line; [[ $line == *'that is all:'* ]] && break; done
zpty -d shell
"""


class Zsh(Shell):
    def offered(self, line):
        self.need("zsh")
        self.more = {"inside.zsh": ZSH_INSIDE, "outside.zsh": ZSH_OUTSIDE}
        said_inside = "\n".join(self.in_folder(["zsh", "-f", "outside.zsh", line]))
        offers = set(re.findall(r"offer:([^:\n]*):", said_inside))
        return {offer + "/" if offer == "books" else offer for offer in offers}

    def test_offers(self):
        self.same_offers(self.offered)

    def test_paths(self):
        self.assertEqual(self.offered("bifolium build bo"), {"book.md", "books/"})

    def test_equals_sign_and_lists(self):
        self.assertEqual(self.offered("bifolium build --color=al"), {"always"})
        self.assertEqual(self.offered("bifolium build --format pdf,e"), {"epub"})

    def test_syntax(self):
        self.need("zsh")
        self.in_folder(["zsh", "-f", "-n", "complete.zsh"])

    def test_it_is_what_compinit_looks_for(self):
        self.assertTrue(said("completions", "zsh").startswith("#compdef bifolium\n"))


class Manual(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.page = os.path.join(cls.folder.name, "bifolium.1")
        pathlib.Path(cls.page).write_text(said("man"), encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def clean(self, *command):
        if shutil.which(command[0]) is None:
            judges.missing(command[0])
        run = subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)
        self.assertEqual((run.returncode, run.stderr), (0, ""), run.stdout)
        return run.stdout

    def test_groff(self):
        self.clean("groff", "-man", "-ww", "-z", self.page)

    def test_mandoc(self):
        self.assertEqual(self.clean("mandoc", "-T", "lint", "-W", "warning", self.page), "")

    def test_it_tells_every_option_of_every_command(self):
        text = self.clean("groff", "-man", "-Tascii", "-P-cbou", "-rLL=200n", self.page)
        for path in (("build",), ("check",), ("l10n", "approve"), ("init",)):
            part = text[text.index(" ".join(("bifolium",) + path)):]
            for option in help_of(*path) - {"--help"}:
                self.assertIn(option, part, path)

    def test_the_version_is_the_programs(self):
        self.assertIn('"' + said("--version").strip().replace("bifolium", "Bifolium") + '"',
                      pathlib.Path(self.page).read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
