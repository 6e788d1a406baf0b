#!/usr/bin/env python3
"""bifolium itself cannot speak to anybody: it imports nothing that opens a connection, and no
library whose business that is. Both are bifolium-serve's, where the test would notice them."""
import re
import subprocess
import sys

SPEAKING = {"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto",
            "getaddrinfo", "gethostbyname", "libuv.so.1", "libcpp-httplib.so.0.11"}


def imported(program):
    names = subprocess.run(["nm", "-D", "--undefined-only", program], capture_output=True,
                           text=True, check=True).stdout
    needed = subprocess.run(["readelf", "-d", program], capture_output=True, text=True,
                            check=True).stdout
    return ({re.sub(r"@.*", "", line.split()[-1]) for line in names.splitlines()} |
            set(re.findall(r"\(NEEDED\).*\[(.+)\]", needed)))


command, server = sys.argv[1:]
found = sorted(imported(command) & SPEAKING)
if not imported(server) & SPEAKING:
    found.append(f"- or the test sees nothing: {server} does not, either")
print(f"{command} imports {', '.join(found)}" if found else "bifolium opens no socket")
sys.exit(bool(found))
