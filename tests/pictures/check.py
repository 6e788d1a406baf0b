#!/usr/bin/env python3
"""The README's pictures are current: painted again, they are the same bytes."""
import pathlib
import subprocess
import sys
import tempfile

program, root = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([program, root, folder], check=True)
    stale = [picture.name for picture in sorted(pathlib.Path(folder).glob("*.png"))
             if picture.read_bytes() != (root / "tests/pictures" / picture.name).read_bytes()]
if stale:
    sys.exit(f"no longer current: {', '.join(stale)}; renew them with\n"
             f"  build/release/tests/pictures/bifolium_pictures . tests/pictures")
print("the pictures are current")
