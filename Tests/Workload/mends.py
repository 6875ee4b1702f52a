"""Prints the lines that mend the errors and warnings of a JSON report, each once.

    python3.12 mends.py REPORT [--none]

With --none it is an error that there are any.
"""

import json
import sys


def lines(report):
    found = []
    for finding in report["findings"]:
        if finding["severity"] == "note":
            continue
        for detail in finding["details"]:
            if detail["label"] == "mend" and detail["text"].split()[0] in ("keep", "without"):
                # What it costs stands behind the line.
                found.append(detail["text"].rsplit("  +", 1)[0])
    return list(dict.fromkeys(found))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        found = lines(json.load(file))
    for line in found:
        print(line)
    return 1 if "--none" in sys.argv and found or "--none" not in sys.argv and not found else 0


if __name__ == "__main__":
    sys.exit(main())
