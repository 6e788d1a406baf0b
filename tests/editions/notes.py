#!/usr/bin/env python3
"""Is every footnote of a manuscript in its PDF, on the page of its mark, or going on from there?

notes.py MANUSCRIPT.md FILE.pdf prints what is missing, and counts. The text comes from pdftotext,
so nothing of bifolium judges itself. Marks are looked for as '[12]', labels as '12.', which is how
bifolium's own style sheet shows them."""
import re
import subprocess
import sys


def squeezed(text):
    """Without what line breaks change: white space, hyphens; and quotes as one."""
    return re.sub(r"[\s\u00a0\u00ad\u2010-]+", "", text)


def without_markup(text):
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*`_]+", "", text)


def notes_of(manuscript):
    """Squeezed texts, by number: notes are numbered as they are first referred to."""
    texts = {}
    for match in re.finditer(r"^\[\^([^\]]+)\]:[ \t]*((?:.+\n?)(?:\n?[ ]{4}.+\n?)*)", manuscript, re.M):
        texts[match[1]] = squeezed(without_markup(match[2]))
    body = re.sub(r"^\[\^[^\]]+\]:", "", manuscript, flags=re.M)
    numbers = {}
    for match in re.finditer(r"\[\^([^\]]+)\]", body):
        numbers.setdefault(match[1], len(numbers) + 1)
    return {number: texts[name] for name, number in numbers.items() if name in texts}


def pages_of(pdf):
    run = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True)
    return [squeezed(page) for page in run.stdout.decode().split("\f")]


def length_shared(text, page, at):
    length = 0
    while (length < len(text) and at + length < len(page) and text[length] == page[at + length]):
        length += 1
    return length


def goes_on(rest, pages, index):
    """Up to which page the rest of a note is found, from page to page; None if it is lost."""
    while rest:
        if index >= len(pages):
            return None
        start = rest[:12]
        places = [m.start() for m in re.finditer(re.escape(start), pages[index])]
        found = max((length_shared(rest, pages[index], at) for at in places), default=0)
        if found == 0:
            return None
        rest = rest[found:]
        index += 1
    return index - 1


def check(manuscript, pdf):
    """What stands against the notes, a line each; how many there are; how many are continued."""
    notes, pages = notes_of(manuscript), pages_of(pdf)
    against, continued, page = [], 0, 0
    for number, text in sorted(notes.items()):
        mark = f"[{number}]"
        at = next((i for i in range(page, len(pages)) if mark in pages[i]), None)
        if at is None:
            against.append(f"note {number}: its mark is on no page")
            continue
        page = at
        label = f"{number}.{text[:8]}"
        if label not in pages[at]:
            against.append(f"note {number}: does not begin on page {at + 1}, where its mark is")
            continue
        begin = pages[at].index(label) + len(str(number)) + 1
        rest = text[length_shared(text, pages[at], begin):]
        if not rest:
            continue
        continued += 1
        if goes_on(rest, pages, at + 1) is None:
            against.append(f"note {number}: '{rest[:30]}' and what follows is lost after page {at + 1}")
    return against, len(notes), continued


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        found, count, parts = check(file.read(), sys.argv[2])
    print("\n".join(found + [f"{count} notes, {parts} continued, {len(found)} findings"]))
    sys.exit(1 if found or count == 0 else 0)
