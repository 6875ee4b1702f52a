"""Checks a JSON report on standard input against a schema, and the schema against its own.

Usage: validate.py SCHEMA < REPORT
"""

import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.load(sys.stdin)))
for error in errors[:10]:
    print(f"{error.json_path}: {error.message[:300]}", file=sys.stderr)
sys.exit(1 if errors else 0)
