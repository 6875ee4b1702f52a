"""Compares what layerslim lists as imports with what CPython's `ast` finds, over every .py file of folders.

    compare.py TOOL [--least N] FOLDER…     `stdlib` stands for the library of the Python that runs this

Line, module, names, level, context, what becomes of a failure and whether it runs must be equal for every statement.
Only files that `ast` refuses are left out, and counted; what the tool refuses must be among them. Prints the first
differences and a line for each folder; exits 1 where something differs or where there were fewer statements than
--least says (1000).
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import subprocess
import sys

import ast_imports

EVERY_FILE_AT_ONCE = 64


def expected(path):
    """The imports of a file, or None where CPython refuses it."""
    with open(path, "rb") as file:
        source = file.read()
    try:
        return ast_imports.imports(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).digest()


def listed(tool, folder, target):
    """The tool's import statements by file, the files that it refuses, and the number of sources it counts."""
    command = [tool, "check", folder, "--imports", "--format", "json", "--target", target]
    report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    found = {}
    for entry in report["imports"]:
        if entry["form"] not in ("import", "from"):
            continue
        names = ",".join(n["name"] + (" as " + n["as"] if "as" in n else "") for n in entry["names"])
        runs = {True: "yes", False: "no", None: "unknown"}[entry.get("runs")]
        found.setdefault(entry["file"], []).append((
            entry["line"], entry.get("module", "-"), entry["level"], names, entry["context"], entry["ifMissing"], runs))
    return found, {problem["file"] for problem in report["problems"]}, report["sources"]


def compare(tool, folder, least, pool, known):
    root = ast_imports.root(folder)
    paths = list(ast_imports.sources(folder))
    digests = pool.map(digest, paths, EVERY_FILE_AT_ONCE)
    # Most sources of the two sample stacks are the same.
    unknown = {key: path for key, path in zip(digests, paths) if key not in known}
    known.update(zip(unknown, pool.map(expected, unknown.values(), EVERY_FILE_AT_ONCE)))
    found, refused, count = listed(tool, root, "python3.12-x86_64")
    differing = statements = left_out = 0
    for path, key in zip(paths, digests):
        name = os.path.relpath(path, root)
        if known[key] is None:
            left_out += 1
            continue
        ours = found.get(name, [])
        statements += len(known[key])
        if name in refused or ours != known[key]:
            differing += 1
            if differing <= 5:
                explain(name, known[key], ours, name in refused)
    good = differing == 0 and statements >= least and (folder == "stdlib" or count == len(paths))
    name = "/".join(root.split("/")[-2:])
    print(f"{'pass' if good else 'FAIL'} {name}: {statements} statements in {len(paths)} sources, {left_out} that ast "
          f"refuses, {differing} that differ", flush=True)
    return good


def explain(name, theirs, ours, is_refused):
    print(f"  {name}{' is refused' if is_refused else ''}")
    for title, one, other in (("ast", theirs, ours), ("layerslim", ours, theirs)):
        for statement in [s for s in one if s not in other][:5]:
            print(f"    only {title}:", *statement)


def main():
    ast_imports.set_up()
    parser = argparse.ArgumentParser(prog="compare.py")
    parser.add_argument("tool")
    parser.add_argument("--least", type=int, default=1000)
    parser.add_argument("folders", nargs="+")
    options = parser.parse_args()
    known = {}
    with multiprocessing.Pool(2, ast_imports.set_up) as pool:
        results = [compare(options.tool, folder, options.least, pool, known) for folder in options.folders]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
