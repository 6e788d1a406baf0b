#!/usr/bin/env python3
"""Random trees and selectors, and what two other matchers select: writes cases.txt.

    pip install soupsieve beautifulsoup4 lxml cssselect2
    generate.py [SEED [TREES [SELECTORS]]] > cases.txt

A case stands in the file only where soupsieve and cssselect2 agree, or where the second does not
know the selector. Elements are numbered in the document's order: html is 0, body is 1."""
import random
import sys
import xml.etree.ElementTree as ElementTree

import bs4
import cssselect2
import soupsieve

BLOCKS = ["section", "div", "p", "ul", "blockquote", "h2"]
INLINES = ["em", "strong", "sub", "p"]
CLASSES = ["x", "y", "z", "x-y"]
IDENTIFIERS = ["a", "b", "c"]


class Trees:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def one(self):
        self.left = self.random.randint(6, 40)
        self.identifiers = list(IDENTIFIERS)
        return self.elements(0)

    def elements(self, depth, inside="body"):
        found = []
        while self.left > 0 and self.random.random() < (0.95 if depth == 0 else 0.62):
            self.left -= 1
            name = "li" if inside == "ul" else self.random.choice(BLOCKS if depth < 2 else INLINES)
            classes = self.random.sample(CLASSES, self.random.choice([0, 0, 0, 1, 1, 2]))
            identifier = ""
            if self.identifiers and self.random.random() < 0.12:
                identifier = self.identifiers.pop(0)
            inner = self.elements(depth + 1, name) if depth < 6 else []
            text = not inner and self.random.random() < 0.5
            found.append((name, identifier, classes, text, inner))
        return found


def written(tree):
    """section#a.x(p"em li.y.z): what is in brackets is inside, and a quote is a text."""
    words = []
    for name, identifier, classes, text, inner in tree:
        word = name + ("#" + identifier if identifier else "") + "".join("." + c for c in classes)
        words.append(word + ('"' if text else "") + ("(" + written(inner) + ")" if inner else ""))
    return " ".join(words)


def markup(tree):
    parts = []
    for name, identifier, classes, text, inner in tree:
        attributes = f' id="{identifier}"' if identifier else ""
        attributes += f' class="{" ".join(classes)}"' if classes else ""
        parts.append(f"<{name}{attributes}>{'t' if text else ''}{markup(inner)}</{name}>")
    return "".join(parts)


class Selectors:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def chance(self, probability):
        return self.random.random() < probability

    def nth(self):
        form = self.random.randint(0, 5)
        if form == 0:
            return self.random.choice(["odd", "even"])
        if form == 1:
            return str(self.random.randint(-1, 5))
        step, offset = self.random.randint(-3, 4), self.random.randint(-3, 4)
        return f"{step}n{offset:+d}" if self.chance(0.8) else f"{step}n"

    def attribute(self):
        operation = self.random.choice(["", "=", "~=", "|=", "^=", "$=", "*="])
        name = self.random.choice(["class", "class", "id"])
        if not operation:
            return f"[{name}]"
        value = self.random.choice(["x", "y", "x y", "a", "z", "x-y", "X", "y x", "-"])
        return f'[{name}{operation}"{value}"{" i" if self.chance(0.2) else ""}]'

    def pseudo(self, depth):
        plain = [":first-child", ":last-child", ":only-child", ":first-of-type", ":last-of-type",
                 ":only-of-type", ":empty", ":root"]
        counting = [":nth-child", ":nth-last-child", ":nth-of-type", ":nth-last-of-type"]
        kind = self.random.randint(0, 7 if depth < 2 else 3)
        if kind <= 1:
            return self.random.choice(plain)
        if kind <= 3:
            name = self.random.choice(counting)
            of = ""
            if name.endswith("child") and depth < 2 and self.chance(0.25):
                of = " of " + self.list(depth + 1)
            return f"{name}({self.nth()}{of})"
        if kind <= 6:
            return f"{self.random.choice([':not', ':is', ':where'])}({self.list(depth + 1)})"
        hangs = self.random.choice(["", "> ", "+ ", "~ "])
        return f":has({hangs}{self.complex(depth + 2)})"

    def compound(self, depth):
        text = ""
        if self.chance(0.5):
            text += self.random.choice(BLOCKS + ["em", "li", "*"])
        while not text or self.chance(0.35):
            kind = self.random.randint(0, 6)
            if kind <= 2:
                text += "." + self.random.choice(CLASSES)
            elif kind == 3:
                text += "#" + self.random.choice(IDENTIFIERS)
            elif kind == 4:
                text += self.attribute()
            else:
                text += self.pseudo(depth)
        return text

    def complex(self, depth):
        text = self.compound(depth)
        while self.chance(0.4):
            text += self.random.choice([" ", " > ", " + ", " ~ "]) + self.compound(depth)
        return text

    def list(self, depth):
        return ", ".join(self.complex(depth) for _ in range(self.random.choice([1, 1, 1, 2, 3])))


class Page:
    """A tree as both matchers see it."""

    def __init__(self, tree):
        text = f"<html><body>{markup(tree)}</body></html>"
        self.soup = bs4.BeautifulSoup(text, "xml")
        self.numbers = {id(e): i for i, e in enumerate(self.soup.find_all(True))}
        self.root = cssselect2.ElementWrapper.from_xml_root(ElementTree.fromstring(text))

    def first(self, selector):
        return sorted(self.numbers[id(e)] for e in soupsieve.select(selector, self.soup))

    def second(self, selector):
        try:
            compiled = cssselect2.compile_selector_list(selector)
        except (cssselect2.SelectorError, SyntaxError):  # a list that came out empty
            return None
        return [i for i, e in enumerate(self.root.iter_subtree())
                if any(c.test(e) for c in compiled)]


def main(seed=1, trees=30, selectors=40):
    tree_maker, selector_maker = Trees(seed), Selectors(seed + 1)
    both = 0
    for _ in range(trees):
        tree = tree_maker.one()
        page = Page(tree)
        print("tree", written(tree))
        left = selectors
        while left > 0:
            selector = selector_maker.list(0)
            try:
                found = page.first(selector)
            except soupsieve.SelectorSyntaxError:
                continue
            again = page.second(selector)
            if len(selector) > 120 or (again is not None and again != found):
                continue
            if not found and left % 4:  # most cases should find something
                continue
            both += again is not None
            left -= 1
            print(" ".join([selector, "=>", *map(str, found)]))
    print(both, "cases of both", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
