"""What zipfile reads from an archive, a line an entry, fields separated by tabs."""

import hashlib
import sys
import zipfile


def describe(path):
    """Yields a line for each entry of the archive, in the order of its central directory."""
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            # What zipfile decoded is encoded again: names are compared as bytes.
            encoding = "utf-8" if info.flag_bits & 0x800 else "cp437"
            # orig_filename is what the archive holds; filename stops at a NUL and has other separators.
            name = info.orig_filename.encode(encoding)
            try:
                content = hashlib.sha256(archive.read(info)).hexdigest()
            except (NotImplementedError, RuntimeError):
                content = "unreadable"
            yield "\t".join(
                [
                    name.hex(),
                    "%o" % (info.external_attr >> 16),
                    "%04d-%02d-%02d %02d:%02d:%02d" % info.date_time,
                    str(info.file_size),
                    str(info.compress_size),
                    "%08x" % info.CRC,
                    str(info.compress_type),
                    str(info.flag_bits),
                    str(info.create_system),
                    str(info.header_offset),
                    info.extra.hex(),
                    content,
                ]
            )


if __name__ == "__main__":
    for line in describe(sys.argv[1]):
        print(line)
