"""Quality of set text, from the positions of a PDF's glyphs. The text is known, so nothing is
guessed: each line's words, each paragraph's first and last line, each hyphen that was put in.

Pages hold the text alone (no folios). Lengths are in points unless a name says em.
  loose         justified lines whose mean word space is over 1.5 of the font's own; very loose: 2
  ladder        three or more lines in a row that end in a hyphen that was put in
  runt          last line of a paragraph shorter than a tenth of the measure
  fragment      last line that is only the rest of a hyphenated word
  widow, orphan last line alone on a page, first line alone
  stranded      heading with fewer than two lines under it on its page
  overfull      line beyond the measure by over .35 em, its last mark of punctuation not counted
  river         four lines or more whose word spaces, a quarter wider than the font's own, lie
                under each other by at least half
  fill          lowest baseline of a page, as part of the lowest of all; the page before a page
                that opens with a heading and the last page are left out
  defects       loose + very loose + ladders + rivers + runts + fragments + 2 (widows + orphans)
                + 5 (overfull + stranded)"""
import dataclasses
import statistics

import pymupdf

HYPHENS = "-\u2010\u00ad"
HANGING = ".,;:!?’”‘“'\"–—)" + HYPHENS


@dataclasses.dataclass
class Line:
    page: int
    baseline: float
    letters: list  # (character, left, right, size)
    heading: bool = False
    paragraph: int = -1
    first: bool = False
    last: bool = False
    hyphenated: bool = False
    gaps: list = dataclasses.field(default_factory=list)  # (left, right) of each word space
    stretch: float | None = None

    @property
    def left(self):
        return self.letters[0][1]

    @property
    def right(self):
        return self.letters[-1][2]


def lines_of(document):
    """In reading order. Letters of one baseline are one line."""
    lines = []
    for number, page in enumerate(document):
        letters = []
        for block in page.get_text("rawdict", flags=0).get("blocks", ()):
            for row in block.get("lines", ()):
                for span in row["spans"]:
                    letters += [(char["origin"][1], char["c"], char["bbox"][0], char["bbox"][2],
                                 span["size"]) for char in span["chars"]
                                if not char["c"].isspace() and char["c"] != "\u200b"]
        rows = []
        for letter in sorted(letters):
            if not rows or letter[0] - rows[-1][0][0] > 2:
                rows.append([])
            rows[-1].append(letter)
        for row in rows:
            row.sort(key=lambda letter: letter[2])
            lines.append(Line(number, row[0][0], [letter[1:] for letter in row]))
    return lines


def unligatured(letters):
    """A ligature that a reader gives as one character, as its letters: each with its share."""
    parts = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
    result = []
    for char, left, right, size in letters:
        split = parts.get(char, char)
        width = (right - left) / len(split)
        result += [(letter, left + k * width, left + (k + 1) * width, size)
                   for k, letter in enumerate(split)]
    return result


def match(lines, text):
    """Gives each line its paragraph, hyphen and word spaces; fails where words differ."""
    at = 0
    for number, (kind, words) in enumerate(text):
        wanted = [(char, index and words[index - 1] == " ")
                  for index, char in enumerate(words) if char != " " and char != "\u00a0"]
        done, start = 0, at
        while done < len(wanted):
            if at == len(lines):
                raise ValueError(f"words are missing, from: {words[:60]}")
            line = lines[at]
            line.letters = unligatured(line.letters)
            for index, (char, left, _, _) in enumerate(line.letters):
                if done < len(wanted) and char == wanted[done][0]:
                    if index and wanted[done][1]:
                        line.gaps.append((line.letters[index - 1][2], left))
                    done += 1
                elif char in HYPHENS and index == len(line.letters) - 1:
                    line.hyphenated = True
                else:
                    seen = "".join(letter[0] for letter in line.letters)
                    raise ValueError(f"other words on page {line.page + 1}: {seen}")
            line.paragraph, line.heading = number, kind == "heading"
            line.first = at == start
            at += 1
        lines[at - 1].last = True
    if at != len(lines):
        raise ValueError(f"words too many on page {lines[at].page + 1}")


def rivers(lines, space):
    count, chains = 0, {}
    for above, line in zip([None] + lines, lines):
        joined = (above is not None and above.page == line.page
                  and above.paragraph == line.paragraph)
        grown, continued = {}, set()
        for index, (left, right) in enumerate(line.gaps if line.stretch else ()):
            if right - left < 1.25 * space:
                continue
            grown[index] = 1
            for other, length in chains.items() if joined else ():
                a, b = above.gaps[other]
                if min(b, right) - max(a, left) >= .5 * min(b - a, right - left):
                    grown[index] = max(grown[index], length + 1)
                    continued.add(other)
        count += sum(length >= 4 for other, length in chains.items() if other not in continued)
        chains = grown
    return count + sum(length >= 4 for length in chains.values())


def ladders(lines):
    found, run = [], 0
    for line in lines + [Line(0, 0, [])]:
        if line.hyphenated:
            run += 1
        elif run:
            found.append(run)
            run = 0
    return found


def fills(lines):
    pages = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    top = min(line.baseline for line in lines)
    deepest = max(line.baseline for line in lines)
    numbers = sorted(pages)
    return [(pages[a][-1].baseline - top) / (deepest - top)
            for a, b in zip(numbers, numbers[1:]) if not pages[b][0].heading]


def figures(path, text, left, right, font_space_em, justified):
    """All metrics of a PDF whose lines stand between `left` and `right`."""
    with pymupdf.open(path) as document:
        pages = len(document)
        lines = lines_of(document)
    match(lines, text)
    body = [line for line in lines if not line.heading]
    size = statistics.mode(round(line.letters[0][3], 2) for line in body)
    space = font_space_em * size
    all_gaps = []
    for line in body:
        if justified and not line.last and line.gaps:
            widths = [b - a for a, b in line.gaps]
            all_gaps += widths
            line.stretch = statistics.mean(widths) / space
    stretches = [line.stretch for line in body if line.stretch]
    counts = {"loose": sum(s > 1.5 for s in stretches), "very loose": sum(s > 2 for s in stretches)}
    runs = ladders(body)
    counts["ladders"] = sum(run >= 3 for run in runs)
    counts["rivers"] = rivers(body, space)
    counts["widows"] = counts["orphans"] = counts["runts"] = counts["fragments"] = 0
    for above, line in zip(body, body[1:]):
        if above.paragraph != line.paragraph:
            continue
        counts["orphans"] += above.first and above.page != line.page
        counts["widows"] += line.last and above.page != line.page
        if line.last:
            counts["runts"] += line.right - line.left < .1 * (right - left)
            counts["fragments"] += above.hyphenated and not line.gaps
    counts["overfull"] = 0
    for line in body:
        inked = [letter for letter in line.letters if letter[0] not in HANGING]
        counts["overfull"] += bool(inked) and (inked[-1][2] > right + .35 * size
                                               or line.right > right + .75 * size)
    counts["stranded"] = 0
    for index, line in enumerate(lines):
        if line.heading and line.last:
            under = [other for other in lines[index + 1:index + 3] if other.page == line.page]
            counts["stranded"] += len(under) < 2
    defects = (sum(counts[name] for name in ("loose", "very loose", "ladders", "rivers", "runts",
                                             "fragments"))
               + 2 * (counts["widows"] + counts["orphans"])
               + 5 * (counts["overfull"] + counts["stranded"]))
    rag = [(right - line.right) / size for line in body if not line.last]
    fill = fills(lines)
    per = 100 / len(body)
    return {"pages": pages, "lines": len(body),
            "gap CV": (statistics.pstdev(all_gaps) / statistics.mean(all_gaps)) if all_gaps else None,
            "loose %": 100 * counts["loose"] / len(stretches) if stretches else None,
            "hyphens/100": per * sum(line.hyphenated for line in body),
            "longest ladder": max(runs, default=0),
            **{name: counts[name] for name in ("very loose", "ladders", "rivers", "widows",
                                               "orphans", "stranded", "runts", "fragments",
                                               "overfull")},
            "least fill": min(fill, default=None), "mean fill": statistics.mean(fill) if fill else None,
            "rag sd em": statistics.pstdev(rag) if not justified else None,
            "defects/100": per * defects}
