"""Says of each case of the workload that failed which finding of a check explains it.

    python3.12 -I -S explained.py WORKLOAD.json CHECK.json

WORKLOAD.json is what `run.py --json` printed, CHECK.json what `check --format json` did. What an exception names (a
module, a file, a shared library, a distribution, a service) must be named by an error or a warning. Where no exception
names anything, the packages in the line of the case that failed are taken. Exit status: 0 all cases that failed are
explained, 1 some are not, or none failed.
"""

import json
import re
import sys

PATTERNS = (
    ("module", re.compile(r"No module named '([\w.]+)'")),
    ("module", re.compile(r"cannot import name '(\w+)' from (?:partially initialized module )?'([\w.]+)'")),
    ("file", re.compile(r"(?:No such file or directory|not found)[^'\n]*'[^'\n]*?/python/([^'\n]+)'")),
    ("library", re.compile(r"\b([\w.+-]+\.so(?:\.\d+)*): cannot open shared object file")),
    ("distribution", re.compile(r"No package metadata was found for ([\w.-]+)")),
    ("file", re.compile(r"Unable to load data for: ([\w./-]+)")),
    ("service", re.compile(r"Unknown service: '([\w-]+)'")),
)


def subjects(message):
    """What the exceptions of a case name, as they were raised one from another."""
    found = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(message):
            names = match.groups()
            if len(names) == 2:
                found.append((kind, f"{names[1]}.{names[0]}"))
            else:
                found.append((kind, names[0]))
    return sorted(set(found)) or [("package", name) for name in packages(message)]


def packages(message):
    """The first parts of dotted names in the line of a case that failed."""
    lines = message.splitlines()
    frames = [number for number, line in enumerate(lines) if "/cases/" in line and line.strip().startswith("File ")]
    code = lines[frames[-1] + 1] if frames and frames[-1] + 1 < len(lines) else ""
    return sorted(set(re.findall(r"(?<![\w.])(\w+)\.\w", code)))


def words(kind, name):
    """What a finding about a subject has in its text."""
    if kind == "module":
        path = name.replace(".", "/")
        # A distribution that is gone is named as such.
        return [path + ".py", path + "/", name]
    if kind == "file":
        # botocore's loader says no suffix.
        return [name, name.rsplit("/", 1)[-1], name + ".json"]
    if kind == "package":
        return [name + "/"]
    return [name]


def explains(finding, kind, name):
    # That a requirement is not met explains nothing by itself.
    if finding["severity"] == "note" or not finding["code"].startswith(("LS4", "LS5", "LS61", "LS62")):
        return False
    texts = [finding["summary"], finding.get("path") or ""] + [detail["text"] for detail in finding["details"]]
    # Parts of paths are names of files only.
    before = r"(?<![\w.-])" if kind == "file" else r"(?<![\w./,-])"
    return any(
        re.search(before + re.escape(word) + (r"" if word.endswith("/") else r"(?![\w-])"), text)
        for text in texts
        for word in words(kind, name)
    )


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    with open(sys.argv[2], encoding="utf-8") as file:
        findings = json.load(file)["findings"]
    failed = [case for case in cases if not case["passed"]]
    unexplained = 0
    for case in failed:
        named = subjects(case["message"])
        reasons = []
        for kind, name in named:
            finding = next((finding for finding in findings if explains(finding, kind, name)), None)
            if finding:
                reasons.append(f"{kind} {name}: {finding['code']} {finding.get('path') or finding['summary']}")
        if reasons:
            print(f"     {case['name']}: {reasons[0]}")
        else:
            unexplained += 1
            last = (case["message"].strip().splitlines() or ["no message"])[-1]
            print(f"     {case['name']}: NOT EXPLAINED: {named or last[:200]}")
    print(f"     {len(failed)} of {len(cases)} cases failed, {len(failed) - unexplained} of them explained")
    return 1 if unexplained or not failed else 0


if __name__ == "__main__":
    sys.exit(main())
