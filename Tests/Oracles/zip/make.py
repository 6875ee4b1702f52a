"""Makes archives as other programs write them, and prints what zipfile reads from each.

A line `= NAME` names the archive; the lines of its entries follow as entries.py prints them.
"""

import io
import os
import subprocess
import sys
import zipfile

from entries import describe

TEXT = b"import os\n" * 4000
NOISE = bytes((i * 7919 + (i * i >> 3)) & 255 for i in range(5000))
DATE = (2024, 2, 29, 23, 59, 58)


class Pipe(io.RawIOBase):
    """A file that cannot seek, which makes zipfile write data descriptors."""

    def __init__(self, file):
        self.file = file

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)

    def flush(self):
        self.file.flush()


def info(name, mode=0o100644):
    entry = zipfile.ZipInfo(name, DATE)
    entry.external_attr = mode << 16
    return entry


def fill(archive, method):
    archive.writestr(info("pkg/__init__.py"), b"", method)
    archive.writestr(info("pkg/module.py"), TEXT, method)
    archive.writestr(info("pkg/noise.bin", 0o100755), NOISE, method)
    archive.writestr(info("pkg/größe.txt"), "größe\n".encode(), method)


def zipfiles(folder):
    for name, method in [("stored", 0), ("deflated", 8), ("bzip2", 12), ("lzma", 14)]:
        with zipfile.ZipFile(f"{folder}/{name}.zip", "w") as archive:
            fill(archive, method)
    with zipfile.ZipFile(f"{folder}/comment.zip", "w") as archive:
        fill(archive, 8)
        entry = info("commented")
        entry.comment = b"of the entry"
        archive.writestr(entry, b"x")
        archive.comment = b"of the archive " * 40
    with zipfile.ZipFile(f"{folder}/zip64.zip", "w") as archive:
        for name in ["a", "b"]:
            with archive.open(info(name), "w", force_zip64=True) as file:
                file.write(TEXT)
    with open(f"{folder}/descriptors.zip", "wb") as file:
        with zipfile.ZipFile(Pipe(file), "w", 8) as archive:
            fill(archive, 8)
            with archive.open(info("wide"), "w", force_zip64=True) as entry:
                entry.write(TEXT)
    with zipfile.ZipFile(f"{folder}/folders.zip", "w") as archive:
        archive.mkdir("empty")
        archive.writestr(info("full/", 0o040755), b"")
        archive.writestr(info("full/file"), TEXT, 8)
        archive.writestr(info("full/link", 0o120777), b"file")
    with open(f"{folder}/prefix.zip", "wb") as file:
        file.write(b"#!/usr/bin/env python3\n")
    with zipfile.ZipFile(f"{folder}/prefix.zip", "a") as archive:
        fill(archive, 8)
    with zipfile.ZipFile(f"{folder}/empty.zip", "w"):
        pass
    with zipfile.ZipFile(f"{folder}/many.zip", "w") as archive:
        for index in range(66_000):
            archive.writestr(info(f"f{index:05}"), b"")


def infozip(folder):
    """Archives of the zip program: extra fields, folder entries, links, an encrypted entry."""
    tree = f"{folder}/tree"
    os.makedirs(f"{tree}/sub/empty")
    for name, data in [("a.txt", TEXT), ("sub/b.bin", NOISE), ("sub/none", b"")]:
        with open(f"{tree}/{name}", "wb") as file:
            file.write(data)
    os.symlink("../a.txt", f"{tree}/sub/link")
    os.chmod(f"{tree}/sub/b.bin", 0o751)

    def run(*command):
        subprocess.run(["zip", *command], cwd=tree, check=True)

    run("-qr9y", "../infozip.zip", ".")
    run("-qrX0", "../infozip-stored.zip", ".")
    run("-qj", "-P", "secret", "../encrypted.zip", "a.txt")
    with open(f"{folder}/infozip-pipe.zip", "wb") as file:
        subprocess.run(["sh", "-c", "zip -qr - . | cat"], cwd=tree, check=True, stdout=file)


def main(folder):
    zipfiles(folder)
    infozip(folder)
    for name in sorted(os.listdir(folder)):
        if name.endswith(".zip"):
            print("=", name)
            for line in describe(f"{folder}/{name}"):
                print(line)


main(sys.argv[1])
