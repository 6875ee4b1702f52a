"""Which modules of astropy can be imported from one folder and not from another."""

import importlib
import importlib.machinery
import os

# Test suites and what builds astropy's own extensions: layerslim's losses.
ACCEPTED = ("tests", "conftest", "setup_package")


def names(site):
    """Dotted names of astropy's modules, by the files there."""
    suffixes = sorted(importlib.machinery.all_suffixes(), key=len, reverse=True)
    found = set()
    for folder, folders, files in os.walk(os.path.join(site, "astropy")):
        folders[:] = [name for name in folders if name.isidentifier() and name != "__pycache__"]
        package = os.path.relpath(folder, site).split(os.sep)
        for file in files:
            suffix = next((suffix for suffix in suffixes if file.endswith(suffix)), None)
            if suffix is None or file == "__main__.py":
                continue
            stem = file[: -len(suffix)]
            found.add(".".join(package if stem == "__init__" else [*package, stem]))
    return sorted(name for name in found if not set(name.split(".")) & set(ACCEPTED))


def lost(original, site, run_alone):
    """(name, what it raises now) of each module that the original imports and the site does not."""
    result = []
    for name in names(original):
        problem = run_alone(lambda _: importlib.import_module(name), os.path.abspath(site))
        if problem and not run_alone(lambda _: importlib.import_module(name), os.path.abspath(original)):
            result.append((name, problem.strip().split("\n")[-1]))
    return result
