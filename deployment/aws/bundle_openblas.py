"""Puts the OpenBLAS that numpy was compiled with into a tree that pip made, as numpy's wheels have it: the libraries in
numpy.libs, their licence and their lines in RECORD with numpy's own.

    python3 bundle_openblas.py OPENBLAS TREE

OPENBLAS is where the wheel of scipy-openblas64 was installed, TREE holds numpy.
"""

import base64
import hashlib
import pathlib
import shutil
import sys


def main(openblas, tree):
    openblas, tree = pathlib.Path(openblas), pathlib.Path(tree)
    metadata = next(tree.glob("numpy-*.dist-info"))
    licence = next(openblas.glob("scipy_openblas64-*.dist-info")) / "LICENSE.txt"
    wanted = [(library, tree / "numpy.libs" / library.name)
              for library in sorted((openblas / "scipy_openblas64" / "lib").glob("*.so*"))]
    wanted.append((licence, metadata / "LICENSE-OpenBLAS.txt"))
    (tree / "numpy.libs").mkdir()
    with open(metadata / "RECORD", "a", encoding="utf-8", newline="") as record:
        for source, copy in wanted:
            shutil.copyfile(source, copy)
            copy.chmod(0o755 if ".so" in copy.name else 0o644)
            content = copy.read_bytes()
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            record.write(f"{copy.relative_to(tree).as_posix()},sha256={digest},{len(content)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
