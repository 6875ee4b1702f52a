"""Compares the lazy imports that layerslim lists with what the packages' own tables hold once Python has filled them.

    lazy.py TOOL FOLDER

Runs the statements of each `__init__.py` that fill the dictionary which it hands to `_LazyModule`, all branches of
them, and nothing else. Modules and attributes must be equal. For `lazy_loader.attach_stub` the file must be listed.
"""

import ast
import json
import os
import subprocess
import sys

import ast_imports

TABLE = "_import_structure"


def fills(statement):
    """Whether a statement assigns to the table or calls a method of it or of an element."""
    if isinstance(statement, ast.Assign):
        target = statement.targets[0]
    elif isinstance(statement, ast.AugAssign):
        target = statement.target
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        target = statement.value.func
    else:
        return False
    while isinstance(target, (ast.Attribute, ast.Subscript)):
        target = target.value
    return isinstance(target, ast.Name) and target.id == TABLE


def run(statements, names):
    for statement in statements:
        if fills(statement):
            code = compile(ast.Module([statement], []), "table", "exec")
            try:
                exec(code, names)
            except NameError:
                # The names are computed; the module that has them is not.
                target = statement.targets[0] if isinstance(statement, ast.Assign) else None
                if isinstance(target, ast.Subscript):
                    names[TABLE].setdefault(ast.literal_eval(target.slice), [])
            continue
        for branch in ("body", "handlers", "orelse", "finalbody"):
            if not isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
                run(getattr(statement, branch, []), names)


def main():
    ast_imports.set_up()
    tool, folder = sys.argv[1:]
    command = [tool, "check", folder, "--imports", "--format", "json", "--target", "python3.12-x86_64"]
    report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    ours = {}
    for entry in report["imports"]:
        if entry["form"] == "lazy":
            names = [name["name"] for name in entry["names"]] or [None]
            ours.setdefault(entry["file"], set()).update((entry["level"], entry["module"], name) for name in names)
    tables = stubs = pairs = wrong = 0
    for path in ast_imports.sources(folder):
        with open(path, "rb") as file:
            source = file.read()
        name = os.path.relpath(path, folder)
        if b"attach_stub(__name__" in source:
            stubs += 1
            if name not in report["stubs"]:
                wrong += 1
                print(f"  {name}: its stub is not listed")
        if b"= _LazyModule(" not in source:
            continue
        names = {}
        run(ast.parse(source).body, names)
        table = names.get(TABLE, {})
        expected = {(1, module, name) for module, found in table.items() for name in [None, *found]}
        tables += 1
        pairs += len(expected)
        if ours.get(name, set()) != expected:
            wrong += 1
            print(f"  {name}: only in the table {sorted(map(str, expected - ours.get(name, set())))[:5]}, only listed "
                  f"{sorted(map(str, ours.get(name, set()) - expected))[:5]}")
    good = wrong == 0 and tables > 20 and stubs > 5
    print(f"{'pass' if good else 'FAIL'} {tables} tables with {pairs} entries, {stubs} stubs, {wrong} that differ")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
