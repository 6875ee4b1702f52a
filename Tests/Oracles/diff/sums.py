"""Holds the sums of a comparison in JSON against the two layers, counted here by walking the folders or reading the zips.

Usage: sums.py DIFF.json OLD NEW, run in the folder that OLD and NEW are named from
"""

import json
import os
import sys
import zipfile


def sizes(layer):
    """Unzipped bytes of every file by its path in the layer, and the length of the zip."""
    if os.path.isfile(layer):
        with zipfile.ZipFile(layer) as archive:
            files = {entry.filename: entry.file_size for entry in archive.infolist() if not entry.is_dir()}
        return files, os.path.getsize(layer)
    files = {}
    for folder, _, names in os.walk(layer):
        for name in names:
            path = os.path.join(folder, name)
            files[os.path.relpath(path, layer)] = os.lstat(path).st_size
    return files, None


def site(path):
    """A path of the report as the layer has it."""
    return path[len("/opt/"):] if path.startswith("/opt/") else "python/" + path


def main(report, old, new):
    with open(report, encoding="utf-8") as file:
        diff = json.load(file)
    (before, old_length), (after, new_length) = sizes(old), sizes(new)
    change = sum(after.values()) - sum(before.values())
    wrong = []

    def equal(what, found, wanted):
        if found != wanted:
            wrong.append(f"{what}: {found}, not {wanted}")

    equal("old size", diff["old"]["amount"]["bytes"], sum(before.values()))
    equal("new size", diff["new"]["amount"]["bytes"], sum(after.values()))
    equal("new files", diff["new"]["amount"]["files"], len(after))
    equal("change", diff["change"]["bytes"], change)
    equal("change of files", diff["change"]["files"], len(after) - len(before))
    for rows in ("causes", "groups", "kinds"):
        found = sum(row["bytes"] if rows == "causes" else row["change"]["bytes"] for row in diff[rows])
        equal(f"sum of {rows}", found, change)
    equal("sum of files", sum(row.get("new", 0) - row.get("old", 0) for row in diff["files"]), change)
    for row in diff["files"]:
        path, old_path = site(row["path"]), site(row.get("oldPath", row["path"]))
        equal(f"new size of {path}", row.get("new"), after.get(path))
        equal(f"old size of {old_path}", row.get("old"), before.get(old_path))
    # Whatever the report leaves out did not change.
    named = {site(row["path"]) for row in diff["files"]}
    named |= {site(row.get("oldPath", row["path"])) for row in diff["files"]}
    for path in (before.keys() | after.keys()) - named:
        equal(f"unnamed {path}", after.get(path), before.get(path))
    if old_length is not None and new_length is not None:
        zipped = new_length - old_length
        equal("change of the zip", diff["change"]["zipped"], zipped)
        equal("zipped causes", sum(row["zipped"] for row in diff["causes"]), zipped)
        equal("zipped groups", sum(row["change"]["zipped"] for row in diff["groups"]), zipped)
        equal("zipped kinds", sum(row["change"]["zipped"] for row in diff["kinds"]), zipped)
    for line in wrong[:10]:
        print(f"     {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
