"""Which modules of astropy can be imported from one folder and not from another."""

import contextlib
import importlib
import importlib.machinery
import json
import os
import tempfile

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


def importable(site, wanted, run_alone):
    """Name to what importing it raises, empty when nothing; each in a fork of one process that has what most need."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as answer:

        def import_each(folder):
            # Without these every fork would spend a second on numpy and units.
            for name in ("astropy.coordinates", "astropy.table"):
                with contextlib.suppress(Exception):
                    importlib.import_module(name)
            results = {name: run_alone(lambda _, name=name: importlib.import_module(name), folder) for name in wanted}
            with open(answer.name, "w", encoding="utf-8") as file:
                json.dump(results, file)

        problem = run_alone(import_each, os.path.abspath(site))
        if problem:
            raise RuntimeError(problem)
        return json.load(answer)


def lost(original, site, run_alone):
    """(name, what it raises now) of each module that the original imports and the site does not."""
    after = importable(site, names(original), run_alone)
    failing = [name for name, problem in after.items() if problem]
    before = importable(original, failing, run_alone)
    return [(name, after[name].strip().split("\n")[-1]) for name in failing if not before[name]]
