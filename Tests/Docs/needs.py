"""Compares what a built layerslim needs of Linux: as pyelftools reads it, as the program finds it in itself, and as
the table of docs/install.md states it.

    python3 needs.py TOOL PAGE

The libraries of Swift are left out: `make install` links them into the program.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from elftools.elf.elffile import ELFFile

SWIFT = re.compile(r"lib(swift|Foundation|_Foundation|dispatch|BlocksRuntime)")
# In the base image of Amazon Linux 2023, so that the program does not miss them there.
IN_THE_RUNTIME = re.compile(r"ld-linux|lib(c|m|z|crypto|stdc\+\+|gcc_s|pthread|dl|rt|util)\.so")


def read(tool):
    """(needed libraries, the highest version of glibc asked for, the machine's name)."""
    with open(tool, "rb") as file:
        elf = ELFFile(file)
        needed = {t.needed for t in elf.get_section_by_name(".dynamic").iter_tags() if t.entry.d_tag == "DT_NEEDED"}
        versions = {
            version.name
            for _, entries in elf.get_section_by_name(".gnu.version_r").iter_versions()
            for version in entries
        }
        machine = {"EM_X86_64": "x86_64", "EM_AARCH64": "arm64"}[elf["e_machine"]]
    glibc = max(tuple(map(int, v[6:].split("."))) for v in versions if re.fullmatch(r"GLIBC_[0-9.]+", v))
    return {name for name in needed if not SWIFT.match(name)}, glibc, machine


def missed(tool, machine):
    """The libraries that the program, as a layer's only file, says are not in the Lambda runtime."""
    folder = tempfile.mkdtemp(prefix="layerslim-needs-")
    try:
        site = os.path.join(folder, "python")
        os.makedirs(os.path.join(site, "tool-1.dist-info"))
        os.makedirs(os.path.join(site, "tool"))
        shutil.copy(tool, os.path.join(site, "tool", "layerslim"))
        with open(os.path.join(site, "tool-1.dist-info", "METADATA"), "w") as file:
            file.write("Metadata-Version: 2.1\nName: tool\nVersion: 1\n")
        said = subprocess.run([tool, "check", folder, "--target", "python3.12-" + machine, "--format", "json", "--all"],
                              capture_output=True, text=True).stdout
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    summaries = [finding["summary"] for finding in json.loads(said)["findings"] if finding["code"] == "LS401"]
    found = {re.search(r"needs (\S+?),? which", summary)[1] for summary in summaries}
    return {name for name in found if not SWIFT.match(name)}


def main(tool, page):
    with open(page, encoding="utf-8") as file:
        text = file.read()
    rows = re.findall(r"^\| (`[^|]*`) \| ([^|]*) \|", text, re.MULTILINE)
    stated = {name for names, _ in rows for name in re.findall(r"`([^`]*)`", names)}
    stated_glibc = tuple(map(int, re.search(r"glibc (\d+)\.(\d+) or later", text).groups()))
    needed, glibc, machine = read(tool)
    # A sentence for each thing that does not hold; the loader has the machine's name.
    problems = [f"{name} is needed and not stated" for name in sorted(needed - stated) if "ld-linux" not in name]
    if glibc > stated_glibc:
        problems.append(f"glibc {glibc[0]}.{glibc[1]} is needed, {stated_glibc[0]}.{stated_glibc[1]} stated")
    own = {name for name in needed if not IN_THE_RUNTIME.match(name)}
    if missed(tool, machine) != own:
        problems.append(f"layerslim misses {sorted(missed(tool, machine))} in itself, pyelftools {sorted(own)}")
    print("\n".join("     " + problem for problem in problems), end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
