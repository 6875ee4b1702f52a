"""Imports what a layer's distributions bring, for real, and says how each went.

    python3.12 -I -S layer_imports.py SITE [--together] [--jobs N] [--timeout SECONDS]

SITE is the folder of packages as it lies in the layer; nothing but it and the standard library is on sys.path. A line
a distribution, in the order of names, with tabs between:

    ok or no    asked or other    module and version, as the guide prints them    what went wrong

`asked` are the distributions that pip was asked for (REQUESTED), or all where none is marked. Each is imported in a
process forked from one that has imported nothing of the layer; with --together in one process, where emulation makes
imports dear. Exit status: 0 all imported, 1 some did not, 2 usage.
"""

import argparse
import importlib
import importlib.machinery
import importlib.metadata
import os
import re
import shutil
import signal
import site as python_site
import sys
import tempfile


class Package:
    """A distribution, with the modules to import and how that went."""

    def __init__(self, distribution, modules):
        self.name = distribution.metadata["Name"]
        self.version = distribution.version
        self.asked = distribution.read_text("REQUESTED") is not None
        self.modules = modules
        self.result = None

    @property
    def label(self):
        """The module that is named like the distribution, else the first public one, else the first."""
        wanted = re.sub(r"[-_.]+", "_", self.name).lower()
        named = [name for name in self.modules if name.lower() == wanted]
        return (named or [name for name in self.modules if name[0] != "_"] or self.modules)[0]


def top_level(distribution):
    """The names that a distribution makes importable, by its RECORD; folders without __init__.py are left out."""
    suffixes = importlib.machinery.all_suffixes()
    names = set()
    for file in distribution.files or []:
        if len(file.parts) == 1:
            suffix = next((suffix for suffix in suffixes if file.name.endswith(suffix)), None)
            if suffix and os.path.exists(file.locate()):
                names.add(file.name[: -len(suffix)])
        elif len(file.parts) == 2 and file.parts[1] in ("__init__.py", "__init__.pyc"):
            if os.path.exists(file.locate()):
                names.add(file.parts[0])
    return sorted(name for name in names if name.isidentifier())


def packages(site):
    found = []
    for distribution in importlib.metadata.distributions(path=[site]):
        modules = top_level(distribution)
        if modules:
            found.append(Package(distribution, modules))
    found.sort(key=lambda package: package.name.lower())
    if not any(package.asked for package in found):
        for package in found:
            package.asked = True
    return found


def import_all(package):
    """`ok`, a tab and module with version; or `no` with what went wrong."""
    version = package.version
    for name in package.modules:
        try:
            module = importlib.import_module(name)
        except BaseException as error:
            text = " ".join(f"{type(error).__name__}: {error}".split())
            return f"no\t{package.label} {version}\timport {name}: {text}"
        stated = getattr(module, "__version__", None)
        if name == package.label and isinstance(stated, str):
            version = stated
    return f"ok\t{package.label} {version}\t"


def start(batch, timeout):
    """Forks a process that imports these packages in turn. Returns its identifier and where its lines come."""
    reader, writer = os.pipe()
    process = os.fork()
    if process:
        os.close(writer)
        return process, reader
    os.close(reader)
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    os.dup2(1, 2)
    for package in batch:
        signal.alarm(timeout)
        line = import_all(package)[:2000] + "\n"
        signal.alarm(0)
        os.write(writer, line.encode("utf-8", "backslashreplace"))
    os._exit(0)


def finish(batch, process, reader, timeout):
    """Gives the packages their results; returns those that a process which died did not come to."""
    with os.fdopen(reader, encoding="utf-8") as file:
        lines = file.read().splitlines()
    _, status = os.waitpid(process, 0)
    for package, line in zip(batch, lines):
        package.result = line
    left = batch[len(lines) :]
    if left:
        reason = f"the process ended with status {status >> 8}"
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            reason = f"longer than {timeout} s" if number == signal.SIGALRM else f"killed by signal {number}"
        left[0].result = f"no\t{left[0].label} {left[0].version}\timport {left[0].label}: {reason}"
    return left[1:]


def run(found, together, jobs, timeout):
    waiting = [found] if together else [[package] for package in found]
    running = []
    while waiting or running:
        while waiting and len(running) < jobs:
            batch = waiting.pop(0)
            running.append((batch, *start(batch, timeout)))
        batch, process, reader = running.pop(0)
        left = finish(batch, process, reader, timeout)
        if left:
            waiting.append(left)


def main():
    parser = argparse.ArgumentParser(prog="layer_imports.py", description=__doc__.split("\n")[0])
    parser.add_argument("site", help="the folder of packages")
    parser.add_argument("--together", action="store_true", help="one process for all")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once (2)")
    parser.add_argument("--timeout", type=int, default=300, help="seconds that one distribution may take (300)")
    options = parser.parse_args()
    if not (sys.flags.isolated and sys.flags.no_site):
        parser.error("run this as python3.12 -I -S layer_imports.py …, so that nothing but the layer can be imported")
    if not os.path.isdir(options.site):
        parser.error("SITE must be a folder of packages")
    site = os.path.realpath(options.site)

    # As on Lambda: the layer first, its .pth files read, a home without anything in it.
    before = list(sys.path)
    python_site.addsitedir(site)
    sys.path[:] = [path for path in sys.path if path not in before] + before
    scratch = os.path.realpath(tempfile.mkdtemp(prefix="layer-imports-"))
    os.environ.update(HOME=scratch, TMPDIR=scratch, AWS_EC2_METADATA_DISABLED="true")
    # Bytecode goes to a folder that all processes share: the layer stays as it is.
    sys.pycache_prefix, sys.dont_write_bytecode = os.path.join(scratch, "pycache"), False
    os.chdir(scratch)
    try:
        found = packages(site)
        run(found, options.together, max(options.jobs, 1), options.timeout)
    finally:
        os.chdir("/")
        shutil.rmtree(scratch, ignore_errors=True)
    for package in found:
        verdict, label, reason = package.result.split("\t", 2)
        print(verdict, "asked" if package.asked else "other", label, reason, sep="\t")
    return 1 if not found or any(package.result.startswith("no") for package in found) else 0


if __name__ == "__main__":
    sys.exit(main())
