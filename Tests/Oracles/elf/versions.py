"""What `readelf` says of the symbol versions that ELF files need: the oracle of symbol versions.

Usage: versions.py TREE
Prints, for each ELF file below TREE, sorted by path: the path from TREE, then the highest version of each family, such
as GLIBC_2.17, sorted; weak needs are left out. Tabs between them.
"""

import os
import re
import subprocess
import sys

NEED = re.compile(r"Name: (GLIBC|GLIBCXX|CXXABI|GCC)_([0-9.]+)\s+Flags: (\S+)")


def is_elf(path):
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


def main():
    tree = sys.argv[1]
    names = (os.path.join(folder, name) for folder, _, files in os.walk(tree) for name in files)
    paths = sorted((p for p in names if not os.path.islink(p) and is_elf(p)), key=os.fsencode)
    for path in paths:
        text = subprocess.run(
            ["readelf", "--version-info", "--wide", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            check=True, text=True, env=dict(os.environ, LC_ALL="C")).stdout
        highest = {}
        # Definitions are listed in the same words; needs stand in a section of their own.
        for section in text.split("\n\n"):
            if "Version needs section" not in section:
                continue
            for family, number, flags in NEED.findall(section):
                version = tuple(map(int, number.split(".")))
                if flags != "WEAK":
                    highest[family] = max(highest.get(family, ()), version)
        found = [f"{family}_{'.'.join(map(str, version))}" for family, version in highest.items()]
        print("\t".join([os.path.relpath(path, tree)] + sorted(found)))


if __name__ == "__main__":
    main()
