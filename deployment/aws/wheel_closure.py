"""Chooses the wheels of a layer, for the target and not for the machine that runs this.

    wheel_closure.py missing CONSTRAINTS WHEELS             pins that the folder WHEELS has no wheel of
    wheel_closure.py closure REQUIREMENTS CONSTRAINTS WHEELS PYTHON MACHINE
                                                            the pins that REQUIREMENTS need, one a line
    wheel_closure.py requested REQUIREMENTS TREE            leaves REQUESTED only in what REQUIREMENTS name

pip evaluates environment markers for the interpreter that runs pip, whatever --platform says. So pip is
given exact pins with --no-deps, and the closure is computed here with pip's own copy of `packaging`.
Runs under any Python from 3.8 on and any pip from 22 on.
"""

import email.parser
import os
import re
import sys
import zipfile

from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.version import Version


def normalized(name):
    """PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()


def requirement_lines(path):
    with open(path, encoding="utf-8") as file:
        lines = (line.split(" #")[0].strip() for line in file)
        return [Requirement(line) for line in lines if line and not line.startswith("#")]


def pins(path):
    """Normalized name to version, from lines of the form name==version."""
    found = {}
    for requirement in requirement_lines(path):
        specifiers = list(requirement.specifier)
        if len(specifiers) != 1 or specifiers[0].operator != "==" or requirement.extras or requirement.marker:
            sys.exit(f"{path}: '{requirement}' is not of the form name==version")
        found[normalized(requirement.name)] = str(Version(specifiers[0].version))
    return found


def wheels(folder):
    """(normalized name, version) to the wheel's path, by PEP 427 file names."""
    found = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".whl"):
            distribution, version = name.split("-")[:2]
            found[normalized(distribution), str(Version(version))] = os.path.join(folder, name)
    return found


def metadata(wheel):
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", n))
        return email.parser.BytesParser().parsebytes(archive.read(name), headersonly=True)


def target_environment(python, machine):
    """PEP 508 markers as they are inside the Lambda runtime."""
    return {
        "implementation_name": "cpython",
        "implementation_version": f"{python}.0",
        "os_name": "posix",
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_system": "Linux",
        "platform_version": "",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "linux",
    }


def closure(requirements, versions, folder, environment):
    """Every distribution that the requirements need, or an exit that names what does not fit."""
    available = wheels(folder)
    problems, done = [], set()
    waiting = [("the requirements", requirement, None) for requirement in requirements]
    while waiting:
        origin, requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({**environment, "extra": extra or ""}):
            continue
        name = normalized(requirement.name)
        version = versions.get(name)
        if version is None:
            problems.append(f"{origin}: {requirement} is not pinned")
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            problems.append(f"{origin}: {requirement}, but {name}=={version} is pinned")
        for wanted in {None} | requirement.extras:
            if (name, wanted) in done:
                continue
            done.add((name, wanted))
            for line in metadata(available[name, version]).get_all("Requires-Dist", []):
                waiting.append((f"{name} {version}", Requirement(line), wanted))
    if problems:
        sys.exit("the constraints do not fit:\n  " + "\n  ".join(sorted(set(problems))))
    return sorted({name for name, _ in done})


def leave_requested_only_in(names, tree):
    """pip marks everything on its command line as requested; dependencies lose the mark and its RECORD line."""
    for entry in sorted(os.listdir(tree)):
        mark = os.path.join(tree, entry, "REQUESTED")
        if not entry.endswith(".dist-info") or normalized(entry.split("-")[0]) in names or not os.path.exists(mark):
            continue
        os.remove(mark)
        record = os.path.join(tree, entry, "RECORD")
        with open(record, "rb") as file:
            lines = file.read().splitlines(keepends=True)
        with open(record, "wb") as file:
            file.writelines(line for line in lines if not line.startswith(f"{entry}/REQUESTED,".encode()))


def main(verb, *arguments):
    if verb == "missing":
        constraints, folder = arguments
        present = wheels(folder)
        print("".join(f"{n}=={v}\n" for n, v in pins(constraints).items() if (n, v) not in present), end="")
    elif verb == "closure":
        requirements, constraints, folder, python, machine = arguments
        versions = pins(constraints)
        environment = target_environment(python, machine)
        for name in closure(requirement_lines(requirements), versions, folder, environment):
            print(f"{name}=={versions[name]}")
    elif verb == "requested":
        requirements, tree = arguments
        leave_requested_only_in({normalized(r.name) for r in requirement_lines(requirements)}, tree)
    else:
        sys.exit(f"wheel_closure.py: no verb '{verb}'")


if __name__ == "__main__":
    main(*sys.argv[1:])
