#!/usr/bin/env python3
"""What bifolium, pandoc, WeasyPrint and Typst say of the same mistakes, and what they exit with.
Prints a table in Markdown (or, with --tsv, all that was found) and judges nothing.

run.py [--program P] [--tsv] [CODE...]

Every mistake is made alone: the program is run on a text that is right and on the same text with the
mistake (pairs.py). What it says of the second and not of the first is what it tells. "–": its input
has no such thing to get wrong. Places are shown as they are said (Typst counts columns from 0); one on
another line than the mistake's has a "≠".

The peers are run as they check most by themselves: WeasyPrint and Typst with PDF/UA-1. They are used
if they are there: Debian's package pandoc, the Python packages `weasyprint` and `typst`. Typst stops
at its first error, which is why every mistake stands alone."""
import argparse
import pathlib
import re
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "editions"))

import engines  # noqa: E402
import mistakes  # noqa: E402
import pairs  # noqa: E402

# file:line:col; or "line 3 column 5", "at 3:5" with or without a file.
PLACE = re.compile(r"(?:(?P<file>[\w./-]+\.(?:md|css|typ|html|po|yaml)):)?"
                   r"(?<![\d.])(?P<line>\d+):(?P<column>\d+)\b"
                   r"|line (?P<l2>\d+),? col(?:umn)? (?P<c2>\d+)")
LONGEST = 78


class Outcome:
    def __init__(self, exit_code, said, place):
        self.exit_code, self.said = exit_code, said
        found = PLACE.search(" ".join(said))
        self.place = None
        if found:
            self.place = (found["file"], int(found["line"] or found["l2"]),
                          int(found["column"] or found["c2"]))
        self.is_right = self.place is not None and place is not None and (
            self.place[0] in (None, place[0]) and self.place[1] == place[1])

    def shown_place(self):
        if self.place is None:
            return ""
        file, line, column = self.place
        return f"{file + ':' if file else ''}{line}:{column}{'' if self.is_right else ' ≠'}"

    def quoted(self):
        """Its own first words that are not a frame."""
        words = [line for line in self.said if re.search(r"(?i)\b(error|warning)\b.{8}", line)]
        line = words[0] if words else " ".join(self.said)
        return line if len(line) <= LONGEST else line[:LONGEST - 1] + "…"


def try_out(engine, mistake):
    """None where there is no such mistake."""
    if not engine.takes(mistake):
        return None
    said, codes, place = [], [], None
    for wrong in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            place = engine.write(mistake, folder, wrong) or place
            for name, content in (("tablet.png", mistakes.FILES["manuscript/images/tablet.png"]),
                                  ("damaged.png", mistakes.FILES["manuscript/images/damaged.png"])):
                pathlib.Path(folder, name).write_bytes(content)
            code, lines = engine.run(folder)
            codes.append(code)
            said.append([line.replace(folder + "/", "") for line in lines])
    if codes[0] != 0:
        raise SystemExit(f"{engine.name} fails on what is right, of {mistake.code}: {said[0]}")
    new = [line for line in said[1] if line not in said[0]]
    if engine.name == "bifolium":  # its counts of findings and editions are none
        new = [line for line in new if f"[{mistake.code}]" in line]
    return Outcome(codes[1], new, place)


def print_table(names, rows):
    print("| mistake | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
    for code, outcomes in rows:
        cells = []
        for name in names:
            outcome = outcomes[name]
            if outcome is None:
                cells.append("–")
            elif not outcome.said:
                cells.append(f"silent, exit {outcome.exit_code}")
            else:
                where = f", at {outcome.shown_place()}" if outcome.place else ", no place"
                quoted = f"“{outcome.quoted()}”".replace("|", "\\|")
                words = "told" if name == "bifolium" else quoted
                cells.append(f"{words}{where}, exit {outcome.exit_code}")
        print(f"| {code} | " + " | ".join(cells) + " |")


def print_summary(names, rows):
    print("\n| of the mistakes that it can make | " + " | ".join(names) + " |\n|---|"
          + "---:|" * len(names))
    for title, holds in (("told", lambda o: bool(o.said)),
                         ("told with line and column", lambda o: o.said and o.place is not None),
                         ("told on the mistake's own line", lambda o: o.said and o.is_right),
                         ("exit code is not 0", lambda o: o.exit_code != 0),
                         ("silent, exit 0", lambda o: not o.said and o.exit_code == 0)):
        cells = []
        for name in names:
            made = [outcomes[name] for _, outcomes in rows if outcomes[name] is not None]
            cells.append(f"{sum(1 for o in made if holds(o))} of {len(made)}")
        print(f"| {title} | " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / "build" / "r" / "bifolium"))
    parser.add_argument("--tsv", action="store_true")
    parser.add_argument("code", nargs="*")
    options = parser.parse_args()
    assert {m.code for m in pairs.MISTAKES} == mistakes.MISTAKES.keys()
    used = []
    for engine in engines.engines(str(pathlib.Path(options.program).resolve())):
        if engine.is_there:
            used.append(engine)
        else:
            print(f"{engine.name} is not here", file=sys.stderr)
    rows = [(m.code, {e.name: try_out(e, m) for e in used}) for m in pairs.MISTAKES
            if not options.code or m.code in options.code]
    names = [engine.name for engine in used]
    print("; ".join(dict.fromkeys(engine.version() for engine in used)) + "\n")
    if options.tsv:
        for code, outcomes in rows:
            for name, outcome in outcomes.items():
                if outcome is not None:
                    print(code, name, outcome.exit_code, outcome.shown_place(),
                          " ⏎ ".join(outcome.said), sep="\t")
    else:
        print_table(names, rows)
    print_summary(names, rows)


if __name__ == "__main__":
    main()
