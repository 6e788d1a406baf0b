#!/usr/bin/env python3
"""Writes one long book in two notations, Markdown and Typst, with the same words: chapters,
sections, paragraphs with bold and italic words and links, lists, tables, footnotes. The same book
every time. `generate.py FOLDER [PAGES]`."""
import pathlib
import random
import sys

WORDS = """cell tissue repair signal growth marrow joint vessel immune factor clinic patient doctor
trial therapy wound nerve muscle bone blood form balance measure sample target release support
monitor select assess register observe compare report record sleep walk breathe rest evidence
question answer careful regular common gentle slow early late daily weekly small large clear
possible likely useful important different several other many most some each both after before
during between while because although about into over under with without""".split()
SMALL = "the a of and to in is for that with as on by at or from this may can".split()


class Book:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.markdown, self.typst = [], []
        self.notes, self.noted = [], 0

    def words(self, low, high):
        return [self.random.choice(SMALL if self.random.random() < .42 else WORDS)
                for _ in range(self.random.randint(low, high))]

    def sentence(self):
        """The same sentence in both notations."""
        words = self.words(7, 20)
        words[0] = words[0].capitalize()
        markdown, typst = words[:], words[:]
        if self.random.random() < .15:
            at = self.random.randrange(1, len(words))
            markdown[at], typst[at] = f"**{words[at]}**", f"#strong[{words[at]}]"
        elif self.random.random() < .1:
            at = self.random.randrange(1, len(words))
            markdown[at] = f"[{words[at]}](https://example.org/)"
            typst[at] = f'#link("https://example.org/")[{words[at]}]'
        return " ".join(markdown) + ".", " ".join(typst) + "."

    def paragraph(self, note=False):
        pairs = [self.sentence() for _ in range(self.random.randint(3, 7))]
        markdown, typst = (" ".join(side) for side in zip(*pairs))
        if note:
            self.noted += 1
            name, (text, same) = f"n{self.noted}", self.sentence()
            self.notes.append(f"[^{name}]: {text}")
            markdown, typst = markdown + f"[^{name}]", typst + f"#footnote[{same}]"
        self.add(markdown, typst)

    def add(self, markdown, typst):
        self.markdown.append(markdown)
        self.typst.append(typst)

    def heading(self, level):
        title = " ".join(self.words(2, 5)).capitalize()
        self.add("#" * level + " " + title, "=" * level + " " + title)

    def items(self):
        pairs = [self.sentence() for _ in range(self.random.randint(3, 6))]
        self.add("\n".join("- " + m for m, _ in pairs), "\n".join("- " + t for _, t in pairs))

    def table(self):
        rows = [[self.random.choice(WORDS), f"{self.random.random() * 99:.1f}",
                 f"{self.random.random() * 999:.1f}"] for _ in range(self.random.randint(3, 7))]
        self.add("\n".join(["| Name | Low | High |", "|:--|--:|--:|"] +
                           ["| " + " | ".join(row) + " |" for row in rows]),
                 "#table(columns: 3, table.header[Name][Low][High], " +
                 ", ".join(f"[{cell}]" for row in rows for cell in row) + ")")

    def chapter(self):
        self.notes.clear()
        self.heading(1)
        for _ in range(4):
            self.heading(2)
            for part in range(9):
                self.paragraph(note=part == 4)
                if part == 5:
                    self.items()
                if part == 7:
                    self.table()
        self.markdown += self.notes


def write(folder, pages):
    book = Book(pages)
    for _ in range(max(1, pages // 15)):
        book.chapter()
    folder.mkdir(parents=True, exist_ok=True)
    head = '---\ntitle: A long book\nlang: en\ncontents: 2\n---\n\n'
    (folder / "doc.md").write_text(head + "\n\n".join(book.markdown) + "\n", encoding="utf-8")
    head = ('#set document(title: "A long book")\n#set page(paper: "a5", numbering: "1")\n'
            '#set text(font: "Lato", size: 11pt, lang: "en")\n#set par(justify: false)\n'
            '#outline(depth: 2)\n')
    (folder / "doc.typ").write_text(head + "\n\n".join(book.typst) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300)
