#!/usr/bin/env python3
"""Turns the catalogues of Bifolium's own words, src/l10n/labels/*.po, into the C++ tables that
src/l10n/labels.cpp includes. Stops at the file and line of what a translator must look at: a word
that is missing, fuzzy, of an English that has changed, or that lost a placeholder.
Usage: labels.py FOLDER OUTPUT"""
import pathlib
import re
import sys

ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


class Fault(Exception):
    pass


def unquoted(text, place):
    if not re.fullmatch(r'"([^"\\]|\\[nt"\\])*"', text):
        raise Fault(f"{place}: not a string in quotes: {text}")
    return re.sub(r"\\(.)", lambda match: ESCAPES[match[1]], text[1:-1])


def entries(path):
    """Each entry as {"line", "fuzzy", "msgctxt", "msgid", "msgstr"}; the header is the first."""
    found, entry, field = [], None, None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        place = f"{path}:{number}"
        word, _, rest = line.partition(" ")
        if line.startswith('"') and field:
            entry[field] += unquoted(line, place)
            continue
        if not line or field == "msgstr":
            entry = field = None
        if not line or line.startswith("#~"):
            continue
        if entry is None:
            entry = {"line": number, "fuzzy": False, "msgctxt": ""}
            found.append(entry)
        if line.startswith("#"):
            entry["fuzzy"] |= line.startswith("#,") and "fuzzy" in line
        elif word in ("msgctxt", "msgid", "msgstr") and (word == "msgctxt" or word not in entry):
            field = word
            entry[field] = unquoted(rest, place)
        else:
            raise Fault(f"{place}: not understood: {line}")
    for entry in found:
        if "msgstr" not in entry or "msgid" not in entry:
            raise Fault(f"{path}:{entry['line']}: an entry without msgid or msgstr")
    return found


def catalogue(path):
    """The words of one language by key: {key: (English, word, line)}."""
    found = entries(path)
    header = found[0]["msgstr"] if found and not found[0]["msgid"] else ""
    if f"Language: {path.stem}\n" not in header or "charset=UTF-8\n" not in header:
        raise Fault(f"{path}:1: the header must say 'Language: {path.stem}' and charset=UTF-8")
    words = {}
    for entry in found[1:]:
        key, place = entry["msgctxt"], f"{path}:{entry['line']}"
        if key in words:
            raise Fault(f"{place}: '{key}' stands here twice")
        if entry["fuzzy"] or not entry["msgstr"]:
            raise Fault(f"{place}: '{key}' has no translation that holds")
        placeholders = [sorted(re.findall(r"\{\w+\}", entry[text])) for text in ("msgid", "msgstr")]
        if placeholders[0] != placeholders[1]:
            raise Fault(f"{place}: '{key}' has other placeholders than the English")
        words[key] = (entry["msgid"], entry["msgstr"], entry["line"])
    return words


def compare(path, words, english):
    for key, (text, _, line) in words.items():
        if key not in english:
            raise Fault(f"{path}:{line}: no key of en.po: '{key}'")
        if text != english[key][1]:
            raise Fault(f"{path}:{line}: '{key}' translates \"{text}\"; "
                        f"it is \"{english[key][1]}\" now")
    for key in english:
        if key not in words:
            raise Fault(f"{path}: '{key}' is missing")


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def table(folder):
    paths = sorted(folder.glob("*.po"), key=lambda path: path.stem)
    languages = {path.stem: catalogue(path) for path in paths}
    english = languages.get("en")
    if not english:
        raise Fault(f"{folder}/en.po: is missing")
    for path in paths:
        compare(path, languages[path.stem], english)
    keys = sorted(english)
    out = ["// Made by scripts/labels.py from src/l10n/labels/*.po.",
           f"constexpr std::array<std::string_view, {len(keys)}> keys{{"]
    out += [f"    {literal(key)}," for key in keys]
    out += ["};", f"constexpr std::array<Catalogue<{len(keys)}>, {len(languages)}> catalogues{{{{"]
    for language, words in languages.items():
        out.append(f"    {{{literal(language)}, {{{{")
        out += [f"        {literal(words[key][1])}," for key in keys]
        out.append("    }}},")
    return "\n".join(out + ["}};", ""])


if __name__ == "__main__":
    try:
        text = table(pathlib.Path(sys.argv[1]))
    except (Fault, UnicodeDecodeError) as fault:
        sys.exit(f"labels.py: {fault}")
    pathlib.Path(sys.argv[2]).write_text(text, encoding="utf-8")
