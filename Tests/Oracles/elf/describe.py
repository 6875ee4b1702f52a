"""Describes every ELF file below a folder as lines of text, for ELFFormat to be compared with.

usage: describe.py FOLDER [FOLDER ...]

Headers, segments, sections, the dynamic section, symbol versions and notes come from pyelftools, dynamic symbols from
binutils' readelf, which reads them far faster. Lines of one file follow its `file` line; all numbers are hexadecimal.
"""

import os
import re
import subprocess
import sys

from elftools.elf import enums
from elftools.elf.elffile import ELFFile
from elftools.elf.gnuversions import GNUVerDefSection, GNUVerNeedSection
from elftools.elf.segments import NoteSegment


def numbers(prefix):
    """Name to number, from all tables of pyelftools for one field."""
    table = {}
    for name, values in vars(enums).items():
        if name.startswith(prefix):
            table.update((key, value) for key, value in values.items() if isinstance(value, int))
    return table


SECTION_TYPES = numbers("ENUM_SH_TYPE")
SEGMENT_TYPES = numbers("ENUM_P_TYPE")
TAGS = numbers("ENUM_D_TAG")
MACHINES = numbers("ENUM_E_MACHINE")
TYPES = numbers("ENUM_E_TYPE")
ABIS = numbers("ENUM_E_EI_OSABI") or numbers("ENUM_EI_OSABI")
BINDINGS = {"LOCAL": 0, "GLOBAL": 1, "WEAK": 2, "UNIQUE": 10}
KINDS = {"NOTYPE": 0, "OBJECT": 1, "FUNC": 2, "SECTION": 3, "FILE": 4, "COMMON": 5, "TLS": 6, "IFUNC": 10}
VISIBILITIES = {"DEFAULT": 0, "INTERNAL": 1, "HIDDEN": 2, "PROTECTED": 3}
INDEXES = {"UND": 0, "ABS": 0xFFF1, "COM": 0xFFF2}


def number(table, value):
    return value if isinstance(value, int) else table[value]


def line(word, *fields):
    return " ".join([word] + [field if isinstance(field, str) else format(field, "x") for field in fields])


def describe(path):
    with open(path, "rb") as stream:
        elf = ELFFile(stream)
        header = elf.header
        ident = header["e_ident"]
        yield line(
            "header", elf.elfclass, "little" if elf.little_endian else "big", number(ABIS, ident["EI_OSABI"]),
            number(TYPES, header["e_type"]), number(MACHINES, header["e_machine"]), header["e_flags"],
            header["e_entry"])
        build_id = None
        for segment in elf.iter_segments():
            fields = ("p_flags", "p_offset", "p_vaddr", "p_paddr", "p_filesz", "p_memsz", "p_align")
            yield line("segment", number(SEGMENT_TYPES, segment["p_type"]), *(segment[name] for name in fields))
            if isinstance(segment, NoteSegment) and build_id is None:
                for note in segment.iter_notes():
                    if note["n_type"] == "NT_GNU_BUILD_ID" and note["n_name"] == "GNU":
                        build_id = note["n_desc"]
                        break
        if build_id is not None:
            yield line("build-id", build_id)
        for section in elf.iter_sections():
            fields = (
                "sh_flags", "sh_addr", "sh_offset", "sh_size", "sh_link", "sh_info", "sh_addralign", "sh_entsize")
            yield line(
                "section", section.name, number(SECTION_TYPES, section["sh_type"]),
                *(section[name] for name in fields))
        for segment in elf.iter_segments("PT_DYNAMIC"):
            for tag in segment.iter_tags():
                if tag.entry.d_tag == "DT_NULL":
                    break
                yield line("dynamic", number(TAGS, tag.entry.d_tag), tag.entry.d_val)
                for name in ("needed", "soname", "rpath", "runpath"):
                    if tag.entry.d_tag == "DT_" + name.upper():
                        yield line(name, getattr(tag, name))
        for section in elf.iter_sections():
            if isinstance(section, GNUVerNeedSection):
                for need, versions in section.iter_versions():
                    for version in versions:
                        flags = version["vna_flags"]
                        yield line("need", need.name, version.name, flags, version["vna_other"])
        for section in elf.iter_sections():
            if isinstance(section, GNUVerDefSection):
                for definition, names in section.iter_versions():
                    texts = [auxiliary.name for auxiliary in names]
                    yield line("definition", *texts, definition["vd_flags"] & 1, definition["vd_ndx"])


SYMBOL = re.compile(
    r"\s*\d+: ([0-9a-f]+)\s+(\d+|0x[0-9a-f]+) (\S+)\s+(\S+)\s+(\S+)\s+(?:\[[^]]*\]\s+)?(\S+)(?: (.*))?$")


def symbols(path):
    command = ["readelf", "-W", "--dyn-syms", path]
    text = subprocess.run(command, check=True, capture_output=True, env={**os.environ, "LC_ALL": "C"}).stdout
    for row in text.decode("utf-8", "replace").split("\n"):
        match = SYMBOL.match(row)
        if not match:
            continue
        value, size, kind, binding, visibility, index, name = match.groups()
        # "name@VERSION (4)" and "name@@VERSION": the version is told by its own lines.
        # Section symbols have no name of their own; readelf shows the section's.
        name = "" if kind == "SECTION" else re.sub(r"@.*", "", name or "")
        shown = int(size, 0), KINDS[kind], BINDINGS[binding], VISIBILITIES[visibility]
        yield line("symbol", name, int(value, 16), *shown, INDEXES.get(index) if index in INDEXES else int(index))


def elf_files(folder):
    for parent, _, names in os.walk(os.fsencode(folder)):
        for name in names:
            path = os.path.join(parent, name)
            if os.path.islink(path):
                continue
            with open(path, "rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield os.fsdecode(path)


def main():
    for folder in sys.argv[1:]:
        for path in sorted(elf_files(folder)):
            print(line("file", path))
            for text in describe(path):
                print(text)
            for index, text in enumerate(symbols(path)):
                if index > 0:
                    print(text)


main()
