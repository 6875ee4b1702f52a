"""What CPython's `ast` finds in a source: its imports.

For `import a, b as c`, the module is `-` and the level 0. The contexts follow the rule of the documentation: of those
that enclose an import, type-checking before guarded before function before module. The fate is what becomes of a
ModuleNotFoundError that the import raises; `runs` whether a Python 3.12 on x86_64 Linux gets to it.
"""

import ast
import os
import sys
import sysconfig
import warnings

from conditions import mentions_checker, truth, without_checker

CATCHING = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}


def last_name(node):
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else None


def catches(handler):
    kind = handler.type
    if kind is None:
        return True
    return any(last_name(k) in CATCHING for k in (kind.elts if isinstance(kind, ast.Tuple) else [kind]))


def raises(nodes, certain=True):
    """How a handler ends: `always` with a raise, `sometimes`, or `never`."""
    found = "never"
    for node in nodes:
        if isinstance(node, ast.Raise):
            if certain:
                return "always"
            found = "sometimes"
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            is_with = isinstance(node, (ast.With, ast.AsyncWith))
            inner = raises(ast.iter_child_nodes(node), certain and is_with)
            if inner == "always":
                return "always"
            found = inner if inner != "never" else found
    return found


def suppresses(node):
    calls = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
    classes = [a for c in calls if last_name(c.func) == "suppress" for a in c.args]
    return any(last_name(k) in CATCHING for a in classes for k in (a.elts if isinstance(a, ast.Tuple) else [a]))


class Imports(ast.NodeVisitor):
    def __init__(self):
        self.found = []
        self.contexts = []
        # What becomes of an error in each guard around, innermost last; None where a function begins.
        self.guards = []
        self.conditions = []

    def visit_all(self, nodes):
        for node in nodes:
            self.visit(node)

    def inside(self, context, nodes, guard=False):
        self.contexts.append(context)
        self.guards.append(guard)
        self.visit_all(nodes)
        self.guards.pop()
        self.contexts.pop()

    def visit_Import(self, node):
        self.note(node, "-", 0)

    def visit_ImportFrom(self, node):
        self.note(node, node.module or "", node.level)

    def note(self, node, module, level):
        names = ",".join(n.name + (" as " + n.asname if n.asname else "") for n in node.names)
        order = ["type-checking", "guarded", "function"]
        context = next((c for c in order if c in self.contexts), "module")
        runs = truth(self.conditions)
        self.found.append((node.lineno, node.col_offset, module, level, names, context, self.fate(), runs))

    def fate(self):
        uncertain = False
        for guard in reversed(self.guards):
            if guard is None:
                break
            if guard == "never":
                return "uncertain" if uncertain else "caught"
            uncertain = uncertain or guard == "sometimes"
        return "uncertain" if uncertain else "raised"

    def visit_FunctionDef(self, node):
        self.inside("function", node.body, guard=None)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_If(self, node):
        # The chain is walked here, so that every branch knows the conditions before it.
        passed = []
        while True:
            self.branch(passed + [(node.test, True)], node.body)
            passed.append((node.test, False))
            if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
                node = node.orelse[0]
                continue
            return self.branch(passed, node.orelse)

    def branch(self, tests, nodes):
        truths = [without_checker(test) for test, _ in tests]
        is_never = any(t is not None and t != wanted for t, (_, wanted) in zip(truths, tests))
        is_checker = is_never and any(mentions_checker(test) for test, _ in tests)
        self.conditions.append(tests)
        self.inside("type-checking" if is_checker else None, nodes)
        self.conditions.pop()

    def visit_Try(self, node):
        catching = [h for h in node.handlers if catches(h)]
        guard = raises(catching[0].body) if catching else False
        self.inside("guarded" if catching else None, node.body, guard)
        self.visit_all(node.handlers + node.orelse + node.finalbody)

    visit_TryStar = visit_Try

    def visit_With(self, node):
        self.inside(None, node.body, "never" if suppresses(node) else False)

    visit_AsyncWith = visit_With


def root(folder):
    """The folder itself, or what `stdlib` stands for."""
    return sysconfig.get_paths()["stdlib"] if folder == "stdlib" else folder


def sources(folder):
    """The .py files below a folder."""
    for parent, folders, files in os.walk(root(folder)):
        folders[:] = sorted(f for f in folders if f not in ("__pycache__", "site-packages"))
        yield from (os.path.join(parent, f) for f in sorted(files) if f.endswith(".py"))


def imports(source):
    """The imports of a source in its order, as (line, module, level, names, context, fate, runs).

    - Raises SyntaxError, ValueError, RecursionError or MemoryError where CPython does not parse it.
    """
    found = Imports()
    found.visit(ast.parse(source))
    return [(line, *columns) for line, _, *columns in sorted(found.found, key=lambda f: f[:2])]


def set_up():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10000)
