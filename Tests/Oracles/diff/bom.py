"""Checks a bill of materials on standard input against the schema of CycloneDX 1.6, as cyclonedx-python-lib carries it."""

import json
import sys
from importlib.resources import files

import jsonschema
import referencing
from referencing.jsonschema import DRAFT7

schemas = files("cyclonedx.schema") / "_res"


def load(name):
    return json.loads((schemas / name).read_text(encoding="utf-8"))


schema = load("bom-1.6.SNAPSHOT.schema.json")
others = [load("spdx.SNAPSHOT.schema.json"), load("jsf-0.82.SNAPSHOT.schema.json")]
registry = referencing.Registry().with_resources(
    (each["$id"], DRAFT7.create_resource(each)) for each in [schema, *others])
bom = json.load(sys.stdin)
errors = list(jsonschema.Draft7Validator(schema, registry=registry).iter_errors(bom))
for error in errors[:10]:
    print(f"{error.json_path}: {error.message[:300]}", file=sys.stderr)
# What the schema cannot say: every reference is to something that is there.
known = {component["bom-ref"] for component in bom["components"]} | {bom["metadata"]["component"]["bom-ref"]}
for entry in bom["dependencies"]:
    for reference in [entry["ref"], *entry["dependsOn"]]:
        if reference not in known:
            errors.append(reference)
            if len(errors) <= 10:
                print(f"no component is called {reference}", file=sys.stderr)
sys.exit(1 if errors or bom["specVersion"] != "1.6" else 0)
