"""Prints, as one JSON object, what packaging and importlib.metadata make of a site root.

Usage: closure.py SITE-ROOT MACHINE [REQUIREMENTS]

Everything is done the plain way: owners from the RECORDs, the closure by repeated reachability, and what a distribution
keeps in the layer by taking it out and looking what can still be reached.
"""

import csv
import importlib.metadata
import json
import os
import sys

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SOURCES = {"c", "cc", "cpp", "cxx", "cu", "h", "hh", "hpp", "hxx", "f", "f90", "pyx", "pxd", "pxi", "rs", "a", "o", "pyi"}


def environment(machine):
    return {
        "implementation_name": "cpython",
        "implementation_version": "3.12.0",
        "os_name": "posix",
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_system": "Linux",
        "platform_version": "",
        "python_full_version": "3.12.0",
        "python_version": "3.12",
        "sys_platform": "linux",
    }


def files_below(root):
    sizes = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            sizes[os.path.relpath(path, root)] = os.lstat(path).st_size
    return sizes


def recorded(distribution):
    # Not distribution.files, which leaves out what it does not find: scripts that pip moved into bin/.
    for row in csv.reader((distribution.read_text("RECORD") or "").splitlines()):
        path = row[0] if row else ""
        if path.startswith("../../bin/"):
            path = path[len("../../") :]
        path = os.path.normpath(path)
        if path != "." and not path.startswith(("..", "/")):
            yield path


def is_test(path):
    folders = path.split("/")
    if path.endswith((".pyc", ".pyo")) or folders[0].endswith((".dist-info", ".egg-info")):
        return False
    return folders[-1] == "conftest.py" or any(name in ("test", "tests") for name in folders[:-1])


def is_source(path):
    name = path.split("/")[-1]
    metadata = path.split("/")[0].endswith((".dist-info", ".egg-info"))
    return not metadata and not is_test(path) and "." in name and name.rsplit(".", 1)[1].lower() in SOURCES


class Graph:
    def __init__(self, distributions, variables):
        self.variables = variables
        self.requires = {
            name: [Requirement(text) for text in distribution.requires or []]
            for name, distribution in distributions.items()
        }
        self.versions = {name: distribution.version for name, distribution in distributions.items()}

    def applies(self, requirement, extra):
        return requirement.marker is None or requirement.marker.evaluate({**self.variables, "extra": extra})

    def reach(self, asked, without=()):
        """Every name that (name, extra) pairs lead to; the empty extra is the distribution itself."""
        seen = set()
        work = [pair for pair in asked if pair[0] not in without and pair[0] in self.requires]
        while work:
            name, extra = pair = work.pop()
            if pair in seen:
                continue
            seen.add(pair)
            for requirement in self.requires[name]:
                if self.applies(requirement, extra) and (extra == "" or not self.applies(requirement, "")):
                    target = canonicalize_name(requirement.name)
                    if target in self.requires and target not in without:
                        work.append((target, ""))
                        work += [(target, canonicalize_name(extra)) for extra in requirement.extras]
        return {name for name, _ in seen}

    def problems(self):
        missing, conflicts = set(), set()
        for name, requirements in self.requires.items():
            for requirement in requirements:
                if self.applies(requirement, ""):
                    target = canonicalize_name(requirement.name)
                    if target not in self.requires:
                        missing.add((name, target))
                    elif not requirement.specifier.contains(self.versions[target], prereleases=True):
                        conflicts.add((name, target))
        return sorted(missing), sorted(conflicts)


def asked_for(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line and not line.startswith("-"):
                yield Requirement(line)


def main(root, machine, requirements=None):
    distributions = {
        canonicalize_name(distribution.metadata["Name"]): distribution
        for distribution in importlib.metadata.distributions(path=[root])
    }
    sizes = files_below(root)
    claims = {}
    for name, distribution in distributions.items():
        for path in set(recorded(distribution)):
            if path in sizes:
                claims.setdefault(path, []).append(name)
    groups = {name: {"files": 0, "bytes": 0, "tests": 0, "sources": 0} for name in distributions}
    others = {"files": 0, "bytes": 0}
    for path, size in sizes.items():
        owners = claims.get(path, [])
        group = groups[owners[0]] if len(owners) == 1 else others
        group["files"] += 1
        group["bytes"] += size
        if len(owners) == 1:
            group["tests"] += size if is_test(path) else 0
            group["sources"] += size if is_source(path) else 0

    graph = Graph(distributions, environment(machine))
    if requirements:
        lines = list(asked_for(requirements))
        roots = {canonicalize_name(line.name) for line in lines}
        asked = [(name, "") for name in roots]
        asked += [(canonicalize_name(line.name), canonicalize_name(e)) for line in lines for e in line.extras]
    else:
        roots = {name for name, distribution in distributions.items() if distribution.read_text("REQUESTED") is not None}
        asked = [(name, "") for name in roots]
    everything = graph.reach(asked)
    for name, group in groups.items():
        group["version"] = distributions[name].version
        group["isRoot"] = name in roots
        gone = (everything - graph.reach(asked, {name})) | {name}
        group["retained"] = sum(groups[other]["bytes"] for other in gone)
        group["requires"] = sorted(graph.reach([(name, "")]) - {name})
    missing, conflicts = graph.problems()
    print(
        json.dumps(
            {
                "groups": groups,
                "others": others,
                "files": len(sizes),
                "bytes": sum(sizes.values()),
                "outside": sorted(set(distributions) - everything),
                "missing": missing,
                "conflicts": conflicts,
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
