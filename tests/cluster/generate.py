#!/usr/bin/env python3
"""Writes a project of many editions: leaflets of one to twelve sections, and their translations
into up to forty languages of ten scripts. The words are those of the Universal Declaration of Human
Rights. The same project every time. `generate.py FOLDER [PUBLICATIONS [LANGUAGES]]`."""
import pathlib
import random
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = """en de fr es ar zh-Hans ja ru hi pt-BR it nl tr uk vi ko th he bn ta el cs sv da fi hu
ro nb nn id pt-PT zh-Hant de-AT de-CH es-MX fr-CA fr-BE it-CH nl-BE de-LI""".split()
UNSPACED = ("zh-Hans", "zh-Hant", "ja", "th")


def sentences():
    """By language; German and Greek stand there in two orthographies."""
    out = {}
    for line in (ROOT / "tests/data/udhr.txt").read_text(encoding="utf-8").splitlines():
        tag, _, text = line.partition("\t")
        out[tag.removesuffix("-1996").removesuffix("-monoton")] = text
    return out


def phrase(sentence, language, length):
    """About so many words of a language."""
    if language in UNSPACED:
        return sentence[:2 * length].strip("。、 ")
    return " ".join(sentence.split()[:length]).strip(",.;:")


class Leaflet:
    """What a publication says, as units that are the same in every language: a kind, and a length
    in words or in sentences."""

    def __init__(self, number):
        chance = random.Random(number)
        self.name = f"leaflet-{number:03}"
        self.units = [("title", 3)]
        for section in range(chance.choice((1, 2, 2, 3, 3, 4, 5, 8, 12))):
            self.units.append(("heading", 2 + section % 3))
            for _ in range(chance.randint(1, 4)):
                self.units.append(("paragraph", chance.randint(1, 4)))
            if chance.random() < .5:
                self.units += [("item", chance.randint(3, 8)) for _ in range(chance.randint(2, 6))]

    def texts(self, sentence, language):
        """What each unit says; a number makes it the only one of its kind."""
        for number, (kind, length) in enumerate(self.units, 1):
            if kind == "paragraph":
                yield kind, " ".join([sentence] * length) + f" ({number})"
            else:
                yield kind, f"{phrase(sentence, language, length)} ({number})"

    def markdown(self, sentence):
        out, last = [], None
        for kind, text in self.texts(sentence, "en"):
            if kind == "title":
                out.append(f"---\ntitle: {text}\nlang: en\nauthor: A. Author\ndate: 2026-01-01\n---\n")
            elif kind == "heading":
                out.append(f"\n# {text}\n")
            elif kind == "paragraph":
                out.append(f"\n{text}\n")
            else:
                out.append(("" if last == "item" else "\n") + f"- {text}\n")
            last = kind
        return "".join(out)

    def catalogue(self, english, sentence, language):
        out = [f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n'
               '"Content-Type: text/plain; charset=UTF-8\\n"\n']
        pairs = zip(self.texts(english, "en"), self.texts(sentence, language))
        for (_, source), (_, translation) in pairs:
            out.append(f'\nmsgid "{source}"\nmsgstr "{translation}"\n')
        return "".join(out)


def write(folder, publications=50, languages=40):
    words, chosen = sentences(), LANGUAGES[:languages]
    leaflets = [Leaflet(number) for number in range(1, publications + 1)]
    for language in chosen[1:]:
        (folder / "manuscript/locale" / language).mkdir(parents=True, exist_ok=True)
    for leaflet in leaflets:
        text = leaflet.markdown(words["en"])
        (folder / "manuscript" / f"{leaflet.name}.md").write_text(text, encoding="utf-8")
        for language in chosen[1:]:
            own = words.get(language) or words[language.partition("-")[0]]
            text = leaflet.catalogue(words["en"], own, language)
            path = folder / "manuscript/locale" / language / f"{leaflet.name}.po"
            path.write_text(text, encoding="utf-8")
    (folder / "bifolium.yaml").write_text(
        f"project: {{source-language: en, languages: [{', '.join(chosen)}]}}\npublications:\n" +
        "".join(f"  - {{id: {x.name}, files: [manuscript/{x.name}.md]}}\n" for x in leaflets),
        encoding="utf-8")


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]), *map(int, sys.argv[2:4]))
