"""What auditwheel says of the wheels that a tree was installed from.

Usage: wheels.py TREE WHEELS
Prints, for each wheel in the folder WHEELS with machine code whose distribution is in TREE, sorted by name, one line of
JSON: `wheel`, its path; `versions`, the symbol versions that it needs by library; `external`, the libraries that it
needs and does not bring; `policy`, the lowest that allows these versions, such as manylinux_2_28_x86_64.
"""

import json
import logging
import os
import pathlib
import sys

from auditwheel.error import NonPlatformWheelError
from auditwheel.wheel_abi import analyze_wheel_abi, get_wheel_elfdata


def libraries(data):
    """The names that no file of the wheel answers to; auditwheel looks nowhere else."""
    names = set()
    for tree in data.full_elftree.values():
        names |= {name for name, library in tree.libraries.items() if library.realpath is None}
    return sorted(name for name in names if not name.startswith("ld-linux"))


def main():
    tree, wheels = sys.argv[1:]
    logging.disable(logging.CRITICAL)
    for wheel in sorted(pathlib.Path(wheels).glob("*.whl")):
        name, version = wheel.name.split("-")[:2]
        if not os.path.isdir(os.path.join(tree, f"{name}-{version}.dist-info")):
            continue
        try:
            data = get_wheel_elfdata(None, None, wheel, frozenset(), "")
            verdict = analyze_wheel_abi(
                None, None, wheel, frozenset(), disable_isa_ext_check=True, allow_graft=False, args_ldpaths="")
        except NonPlatformWheelError:
            continue
        versions = {library: sorted(found) for library, found in sorted(data.versioned_symbols.items())}
        print(json.dumps({
            "wheel": str(wheel), "versions": versions, "external": libraries(data), "policy": verdict.sym_policy.name,
        }))


if __name__ == "__main__":
    main()
