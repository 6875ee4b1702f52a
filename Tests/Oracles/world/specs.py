"""Where CPython's own finders see the modules of some folders, without running any.

    python3.12 specs.py FOLDER... < names

Prints `NAME KIND FILE` for each dotted name on standard input: KIND is module, package, namespace or none. Parents are
found first; below a parent that is no package there is nothing.
"""

import importlib.machinery
import sys
import types


def main():
    roots = sys.argv[1:]
    known = {}

    def find(name):
        if name not in known:
            parent = name.rpartition(".")[0]
            path = roots
            if parent:
                spec = find(parent)
                path = spec.submodule_search_locations if spec else None
                # A namespace package asks the module of its parent for the path.
                if path is not None and parent not in sys.modules:
                    sys.modules[parent] = types.ModuleType(parent)
                    sys.modules[parent].__path__ = list(path)
                # Looking at a namespace's path asks for the parent among the loaded modules, of which there are none.
                path = getattr(path, "_path", path)
            known[name] = importlib.machinery.PathFinder.find_spec(name, list(path)) if path is not None else None
        return known[name]

    for line in sys.stdin:
        name = line.strip()
        spec = find(name)
        if spec is None:
            print(name, "none -")
        elif spec.submodule_search_locations is None:
            print(name, "module", spec.origin)
        elif spec.origin:
            print(name, "package", spec.origin)
        else:
            print(name, "namespace -")


main()
