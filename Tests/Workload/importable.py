"""Which modules of a layer import, each as in a fresh interpreter.

    python3.12 -I -S importable.py SITE [--only PACKAGE,PACKAGE] [--allowed FILE] [--jobs N] > modules.txt
    python3.12 importable.py --compare BEFORE AFTER [--allowed FILE]

The first form prints a line a module: `ok NAME` or `no NAME REASON`. A module is imported in a process forked from one
that has imported its parent packages and nothing else, which is what a fresh interpreter would do first.
The second form prints what imported before and does not now, and exits 1 if there is any. Names that a pattern of FILE
allows to be lost are left out of both.
"""

import argparse
import fnmatch
import importlib.machinery
import os
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# -I leaves the script's own folder out of sys.path, where the modules of a layer could meet it.
sys.path.insert(0, HERE)
import forked
import sandbox

sys.path.remove(HERE)
SUFFIXES = [".py"] + importlib.machinery.EXTENSION_SUFFIXES


def children(folder):
    """(name, path of the folder or None) of the modules and packages right inside a folder, sorted."""
    found = {}
    for entry in os.scandir(folder):
        if entry.is_dir() and entry.name.isidentifier() and holds_modules(entry.path):
            found[entry.name] = entry.path
        elif entry.is_file():
            for suffix in SUFFIXES:
                name = entry.name[: -len(suffix)]
                if entry.name.endswith(suffix) and name.isidentifier():
                    found.setdefault(name, None)
    for name in ("__init__", "__main__", "bin"):
        found.pop(name, None)
    return sorted(found.items())


def holds_modules(folder):
    return any(name.endswith(tuple(SUFFIXES)) for _, _, files in os.walk(folder) for name in files)


def allowed_patterns(path):
    if not path:
        return []
    with open(path, encoding="utf-8") as file:
        lines = (line.split("#")[0].strip() for line in file)
        return [line for line in lines if line]


def matches(name, patterns):
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def visit(name, folder, skipped, timeout):
    """Imports one module in a forked process, which then visits what is below it."""
    if matches(name, skipped):
        return
    process = os.fork()
    if process:
        _, status = os.waitpid(process, 0)
        if os.WIFSIGNALED(status):
            forked.report(f"no {name} killed by signal {os.WTERMSIG(status)}")
        return
    error = forked.attempt(name, timeout)
    forked.report(f"no {name} {type(error).__name__}: {error}" if error else f"ok {name}")
    # Below a package that does not import nothing does; its modules are listed, so that two runs can be compared.
    for child, below in children(folder) if folder else ():
        visit(f"{name}.{child}", below, skipped, timeout)
    os._exit(0)


def walk(site, only, skipped, timeout, jobs):
    scratch = os.path.realpath(tempfile.mkdtemp(prefix="importable-"))
    sys.stdout.flush()
    forked.silence()
    try:
        sandbox.isolate(sandbox.World(site, HERE, scratch))
        sandbox.enter(scratch)
        wanted = [(name, folder) for name, folder in children(site) if not only or name in only]
        forked.share(wanted, jobs, lambda module: visit(*module, skipped, timeout))
    finally:
        os.chdir("/")
        shutil.rmtree(scratch, ignore_errors=True)


def imported(path):
    with open(path, encoding="utf-8") as file:
        return {line.split()[1] for line in file if line.startswith("ok ")}


def compare(before, after, allowed):
    gone = imported(before) - imported(after)
    lost = sorted(name for name in gone if not matches(name, allowed))
    with open(after, encoding="utf-8") as file:
        reasons = {line.split()[1]: line.split(None, 2)[2].strip() for line in file if line.startswith("no ")}
    for name in lost:
        print(f"{name}: {reasons.get(name, 'no longer there')}")
    counts = len(imported(before)), len(imported(after)), len(gone), len(lost)
    print("modules: %d before, %d after, %d gone, %d not allowed" % counts)
    return 1 if lost else 0


def main():
    parser = argparse.ArgumentParser(prog="importable.py", description="Which modules of a layer import.")
    parser.add_argument("site", nargs="?")
    parser.add_argument("--only", default="")
    parser.add_argument("--timeout", type=int, default=120, help="seconds that one module may take (120)")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once (2)")
    parser.add_argument("--compare", nargs=2, metavar=("BEFORE", "AFTER"))
    parser.add_argument("--allowed")
    options = parser.parse_args()
    if options.compare:
        return compare(*options.compare, allowed_patterns(options.allowed))
    if options.site is None or not os.path.isdir(options.site):
        parser.error("SITE must be a folder of packages")
    if not (sys.flags.isolated and sys.flags.no_site):
        parser.error("run this as python3.12 -I -S importable.py SITE")
    only = {word for word in options.only.split(",") if word}
    skipped = allowed_patterns(options.allowed)
    walk(os.path.realpath(options.site), only, skipped, options.timeout, options.jobs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
