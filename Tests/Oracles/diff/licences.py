"""The licences and names of a bill of materials, held against what METADATA says by pypa/packaging and packageurl.

    python licences.py TREE < BOM.json

An expression must be the one of `License-Expression` and valid SPDX; a name must be what `License` or a classifier says.
Exit status 1, with a line for each component that does not agree.
"""

import json
import pathlib
import sys

import packageurl
from packaging.licenses import canonicalize_license_expression
from packaging.metadata import parse_email
from packaging.utils import canonicalize_name

metadata = {}
for path in pathlib.Path(sys.argv[1]).glob("*.dist-info/METADATA"):
    raw, _ = parse_email(path.read_bytes())
    metadata[canonicalize_name(raw["name"]), raw["version"]] = raw

wrong = []
components = [part for part in json.load(sys.stdin)["components"] if part["scope"] == "required"]
kinds = {"expression": 0, "license": 0}
for part in components:
    raw = metadata[canonicalize_name(part["name"]), part["version"]]
    url = packageurl.PackageURL.from_string(part["purl"])
    if (url.type, url.name, url.version) != ("pypi", canonicalize_name(raw["name"]), raw["version"]):
        wrong.append(f"{part['name']}: {part['purl']}")
    choices = part.get("licenses", [])
    for choice in choices:
        kinds["expression" if "expression" in choice else "license"] += 1
    if raw.get("license_expression"):
        found = [choice.get("expression") for choice in choices]
        expected = [raw["license_expression"]]
        if found != expected or canonicalize_license_expression(found[0]) is None:
            wrong.append(f"{part['name']}: {choices}, not {expected}")
        continue
    classified = {line.split("::")[-1].strip() for line in raw.get("classifiers", []) if line.startswith("License ::")}
    text = [line.strip() for line in (raw.get("license") or "").splitlines() if line.strip()]
    said = classified | set(text[:1])
    names = [choice.get("license", {}).get("name") for choice in choices]
    if not set(names) <= said or bool(names) != bool(said - {"OSI Approved", "UNKNOWN"}):
        wrong.append(f"{part['name']}: {names}, not among {sorted(said)}")

for line in wrong:
    print(line, file=sys.stderr)
print(f"{len(components)} components, {kinds['expression']} expressions, {kinds['license']} names")
sys.exit(1 if wrong or not components else 0)
