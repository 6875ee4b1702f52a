"""Prints, a JSON object a line, what pypa/packaging makes of generated texts.

Usage: oracle.py versions|specifiers|markers|requirements
"""

import json
import sys

from generate import Generator
from packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version


def environment(python, full, machine, system="Linux", platform="linux", os_name="posix", release="", implementation="CPython"):
    return {
        "python_version": python,
        "python_full_version": full,
        "os_name": os_name,
        "sys_platform": platform,
        "platform_machine": machine,
        "platform_python_implementation": implementation,
        "platform_release": release,
        "platform_system": system,
        "platform_version": "",
        "implementation_name": implementation.lower(),
        "implementation_version": full,
    }


ENVIRONMENTS = [
    environment("3.12", "3.12.12", "aarch64"),
    environment("3.9", "3.9.25", "x86_64", release="4.14.336-amzn2"),
    environment("3.13", "3.13.0rc1", "x86_64", release="5.10.0"),
    environment("3.14", "3.14.0+", "AMD64", system="Windows", platform="win32", os_name="nt", release="11"),
    environment("3.10", "3.10.16", "aarch64", implementation="PyPy"),
]
EXTRAS = ["", "test", "Foo_Bar"]
ENVIRONMENT_LINE = {"environments": ENVIRONMENTS, "extras": EXTRAS}


def version_line(text):
    try:
        version = Version(text)
    except InvalidVersion:
        return {"text": text}
    return {"text": text, "normal": str(version), "isPrerelease": version.is_prerelease, "isPostrelease": version.is_postrelease}


def versions():
    generator = Generator(1)
    lines = [version_line(text) for text in generator.some(4000, generator.version, 0.25)]
    keys = sorted({Version(line["normal"]) for line in lines if "normal" in line})
    ranks = {key: rank for rank, key in enumerate(keys)}
    for line in lines:
        if "normal" in line:
            line["rank"] = ranks[Version(line["normal"])]
    return lines


def contains(specifiers, version):
    """One letter each for prereleases=None, True and False."""
    return "".join("01"[specifiers.contains(Version(version), prereleases=p)] for p in (None, True, False))


def specifier_line(generator, text):
    try:
        specifiers = SpecifierSet(text)
        # `~=` lets some letters through that are not ASCII and that no version may hold.
        list(s.contains("1") for s in specifiers)
    except (InvalidSpecifier, AssertionError):
        return {"text": text}
    candidates = {version for version in (generator.near_version([text]) for _ in range(24)) if is_version(version)}
    checks = [[version, contains(specifiers, version)] for version in sorted(candidates)]
    return {"text": text, "parts": sorted({canonical(s) for s in specifiers}), "checks": checks}


def canonical(specifier):
    """The specifier with its version in normal form."""
    operator, version = specifier.operator, specifier.version
    if operator == "===":
        return operator + version
    if version.endswith(".*"):
        return operator + str(Version(version[:-2])) + ".*"
    return operator + str(Version(version))


def is_version(text):
    try:
        Version(text)
    except InvalidVersion:
        return False
    return True


def specifiers():
    generator = Generator(2)
    return [specifier_line(generator, text) for text in generator.some(3000, generator.specifier_set, 0.2)]


def evaluate(marker, values, extra):
    try:
        return "01"[marker.evaluate({**values, "extra": extra})]
    except (UndefinedComparison, UndefinedEnvironmentName):
        return "e"


def evaluations(marker):
    """One letter for each environment and extra."""
    return "".join(evaluate(marker, values, extra) for values in ENVIRONMENTS for extra in EXTRAS)


def marker_line(text):
    try:
        marker = Marker(text)
    except InvalidMarker:
        return {"text": text}
    return {"text": text, "normal": normal_marker(marker), "results": evaluations(marker)}


def normal_marker(marker):
    try:
        return str(marker)
    except ValueError:
        return None


def markers():
    generator = Generator(3)
    return [ENVIRONMENT_LINE] + [marker_line(text) for text in generator.some(4000, generator.marker, 0.2)]


def requirement_line(text):
    try:
        requirement = Requirement(text)
        parts = sorted({canonical(s) for s in requirement.specifier})
    except (InvalidRequirement, InvalidVersion):
        return {"text": text}
    return {
        "text": text,
        "name": requirement.name,
        "extras": sorted({canonicalize_name(extra) for extra in requirement.extras}),
        "url": requirement.url,
        "parts": parts,
        "marker": requirement.marker and normal_marker(requirement.marker),
        "results": requirement.marker and evaluations(requirement.marker),
    }


def requirements():
    generator = Generator(4)
    return [ENVIRONMENT_LINE] + [requirement_line(text) for text in generator.some(4000, generator.requirement, 0.3)]


if __name__ == "__main__":
    modes = {"versions": versions, "specifiers": specifiers, "markers": markers, "requirements": requirements}
    for line in modes[sys.argv[1]]():
        print(json.dumps(line))
