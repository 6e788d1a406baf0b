#!/usr/bin/env python3
"""Every finding that src/ reports has a page in src/app/findings.def, every page there is reported
somewhere, and some test names it."""
import pathlib
import re
import sys

FILE_ENDINGS = {"css", "md", "yaml", "json", "xhtml", "opf", "ncx", "xml", "jpg", "jpeg", "png", "svg",
                "def", "html", "ico", "js", "ttf", "otf", "epub", "pdf", "conf"}


def check(root):
    pages = re.findall(r'^BIFOLIUM_FINDING\("([^"]+)"', (root / "src/app/findings.def").read_text(), re.M)
    reported = {}
    for path in sorted((root / "src").rglob("*.cpp")) + sorted((root / "src").rglob("*.h")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if line.lstrip().startswith("//"):
                continue
            for code in re.findall(r'"([a-z0-9]+\.[a-z0-9]+(?:-[a-z0-9]+)*)"', line):
                if code.rsplit(".", 1)[1] not in FILE_ENDINGS and not re.search(r"\d\.\d", code):
                    reported.setdefault(code, f"{path.relative_to(root)}:{number}")
    faults = [f"{where}: '{code}' has no page in findings.def"
              for code, where in sorted(reported.items()) if code not in pages]
    faults += [f"findings.def: nothing reports '{code}'" for code in pages if code not in reported]
    tests = "\n".join(path.read_text(errors="replace") for path in sorted((root / "tests").rglob("*"))
                      if path.suffix in {".cpp", ".h", ".py", ".case"} and path.parent.name != "house")
    named = set(re.findall(r"[a-z0-9]+\.[a-z0-9]+(?:-[a-z0-9]+)*", tests))
    faults += [f"findings.def: no test names '{code}'" for code in pages if code not in named]
    if pages != sorted(set(pages)):
        faults.append("findings.def: not in order, or a code twice")
    return faults


if __name__ == "__main__":
    faults = check(pathlib.Path(sys.argv[1]))
    print("\n".join(faults) or "every finding has its page and a test")
    sys.exit(bool(faults))
