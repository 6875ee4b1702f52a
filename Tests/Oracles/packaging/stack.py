"""Prints, a JSON object a line, what importlib.metadata makes of every distribution in a folder.

Usage: stack.py FOLDER
"""

import csv
import importlib.metadata
import json
import sys
from pathlib import Path

from oracle import ENVIRONMENT_LINE, requirement_line
from packaging.specifiers import SpecifierSet
from packaging.tags import parse_tag
from packaging.utils import canonicalize_name
from packaging.version import Version


def distribution_line(distribution):
    metadata = distribution.metadata
    folder = Path(str(distribution._path))
    record = distribution.read_text("RECORD")
    wheel = importlib.metadata.email.message_from_string(distribution.read_text("WHEEL") or "")
    return {
        "folder": folder.name,
        "name": metadata["Name"],
        "normalized": canonicalize_name(metadata["Name"]),
        "version": str(Version(distribution.version)),
        "requires": [requirement_line(text) for text in distribution.requires or []],
        "requiresPython": metadata.get("Requires-Python"),
        "supports": [
            minor
            for minor in range(8, 15)
            if SpecifierSet(metadata.get("Requires-Python") or "").contains(f"3.{minor}.1")
        ],
        "extras": [canonicalize_name(extra) for extra in metadata.get_all("Provides-Extra") or []],
        "classifiers": metadata.get_all("Classifier") or [],
        "licenseFiles": metadata.get_all("License-File") or [],
        "licenseExpression": metadata.get("License-Expression"),
        "summary": metadata.get("Summary"),
        "record": [[(row + ["", ""])[i] for i in range(3)] for row in csv.reader(record.splitlines())],
        "existingFiles": sorted(str(path) for path in distribution.files),
        "entryPoints": sorted([point.group, point.name, point.value] for point in distribution.entry_points),
        "modules": sorted({point.module for point in distribution.entry_points}),
        "topLevel": (distribution.read_text("top_level.txt") or "").split(),
        "tags": sorted(str(tag) for text in wheel.get_all("Tag") or [] for tag in parse_tag(text)),
        "generator": wheel["Generator"],
        "isPurelib": wheel["Root-Is-Purelib"].lower() == "true",
    }


if __name__ == "__main__":
    print(json.dumps(ENVIRONMENT_LINE))
    for distribution in importlib.metadata.distributions(path=[sys.argv[1]]):
        print(json.dumps(distribution_line(distribution)))
