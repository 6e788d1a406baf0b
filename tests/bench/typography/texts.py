"""Long texts in three languages, from Debian's packages: a novel (r-cran-janeaustenr, public domain)
in English, the Debian Administrator's Handbook (debian-handbook, GPL or CC-BY-SA) in German and
French. Nothing is installed: `apt-get download` brings the packages into the folder given.

A text is a list of (kind, words), kind 'heading' or 'paragraph', without markup."""
import html
import pathlib
import re
import subprocess
import zlib

PACKAGES = {"en": "r-cran-janeaustenr", "de": "debian-handbook", "fr": "debian-handbook"}


def unpacked(package, cache):
    folder = cache / package
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "download", "-qq", package], cwd=cache, check=True)
        archive = next(cache.glob(package + "_*.deb"))
        subprocess.run(["dpkg", "-x", archive, folder], check=True)
    return folder


def strings_of_r(data):
    """Every string of R's serialization (XDR) that stands in `data`.
    https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats"""
    at, found = 0, []
    while (at := data.find(b"\x00\x09", at)) >= 0:
        size = int.from_bytes(data[at + 2:at + 6], "big")
        if size < 400 and at + 6 + size <= len(data):
            found.append(data[at + 6:at + 6 + size].decode("utf-8", "replace"))
            at += 6 + size
        else:
            at += 1
    return found


def curled(words):
    """Typewriter's quotes and dashes as a printer sets them; underlining is taken away."""
    words = re.sub(r"\s+", " ", words.replace("_", "")).strip()
    words = re.sub(r"\s*--+\s*", "—", words)
    words = re.sub(r'(^|[\s(—])"', "\\1“", words).replace('"', "”")
    return re.sub(r"(^|[\s(—“])'", "\\1‘", words).replace("'", "’")


def novel(cache):
    packed = unpacked(PACKAGES["en"], cache)
    data = (packed / "usr/lib/R/site-library/janeaustenr/data/Rdata.rdb").read_bytes()
    lines, at = [], 0
    while at + 6 < len(data):
        stream = zlib.decompressobj()
        lines = strings_of_r(stream.decompress(data[at + 4:]))
        if any(line.startswith("PRIDE AND PREJUDICE") for line in lines[:5]):
            break
        at = len(data) - len(stream.unused_data)
    text = []
    for block in "\n".join(lines).split("\n\n"):
        words = curled(block)
        if re.match(r"chapter \d+$", words, re.I):
            text.append(("heading", words.title()))
        elif words and text:
            text.append(("paragraph", words))
    return text


def handbook(language, cache):
    folder = unpacked(PACKAGES[language], cache) / "usr/share/doc/debian-handbook/html"
    text = []
    for page in sorted((folder / {"de": "de-DE", "fr": "fr-FR"}[language]).glob("sect.*.html")):
        source = re.sub(r"(?s)<pre.*?</pre>|<table.*?</table>", "", page.read_text())
        paragraphs = []
        for block in re.findall(r'<div class="para">(.*?)</div>', source, re.S):
            if re.search(r"<(code|div|p|ul|dl)\b", block):
                continue
            words = html.unescape(re.sub(r"<[^>]*>", "", block))
            words = re.sub(r"[ \t\r\n]+", " ", words).strip().replace("'", "’").replace('"', "")
            if len(words) > 120 and not re.search(r"[/\\_@#|=]", words):
                paragraphs.append(("paragraph", words))
        title = re.search(r'<h2 class="title">(.*?)</h2>', source, re.S)
        if len(paragraphs) > 2 and title:
            words = html.unescape(re.sub(r"<[^>]*>", "", title.group(1)))
            text += [("heading", re.sub(r"[\s\u00a0]+", " ", words).strip().replace("'", "’"))]
            text += paragraphs
    return text


def text_of(language, cache, words):
    """The first `words` words or a little more, to the end of a paragraph."""
    cache = pathlib.Path(cache)
    whole = novel(cache) if language == "en" else handbook(language, cache)
    taken, count = [], 0
    for kind, line in whole:
        if count >= words:
            break
        taken.append((kind, line))
        count += len(line.split())
    while taken and taken[-1][0] == "heading":
        taken.pop()
    return taken
