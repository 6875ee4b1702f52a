"""Prints what CPython's `ast` finds in source files: their imports, one a line, tab-separated.

    PATH  LINE  MODULE  LEVEL  NAMES  CONTEXT      for `import a, b as c`, MODULE is `-` and LEVEL 0
    PATH  refused                                  where CPython does not compile the file

Paths come on standard input, one a line. The contexts follow the rule of the documentation: of those that
enclose an import, type-checking before guarded before function before module.
"""

import ast
import sys
import warnings

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


def without_checker(test):
    """The truth of a condition when TYPE_CHECKING is false: True, False, or None where that does not decide."""
    if last_name(test) == "TYPE_CHECKING":
        return False
    if isinstance(test, ast.Constant):
        return bool(test.value)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = without_checker(test.operand)
        return None if inner is None else not inner
    if isinstance(test, ast.BoolOp):
        deciding = isinstance(test.op, ast.Or)
        truths = [without_checker(v) for v in test.values]
        if deciding in truths:
            return deciding
        return None if None in truths else not deciding
    return None


def mentions_checker(test):
    return any(last_name(n) == "TYPE_CHECKING" for n in ast.walk(test))


class Imports(ast.NodeVisitor):
    def __init__(self):
        self.found = []
        self.around = []

    def inside(self, context, nodes):
        self.around.append(context)
        for node in nodes:
            self.visit(node)
        self.around.pop()

    def visit_Import(self, node):
        self.note(node, "-", 0)

    def visit_ImportFrom(self, node):
        self.note(node, node.module or "", node.level)

    def note(self, node, module, level):
        names = ",".join(n.name + (" as " + n.asname if n.asname else "") for n in node.names)
        order = ["type-checking", "guarded", "function"]
        context = next((c for c in order if c in self.around), "module")
        self.found.append((node.lineno, node.col_offset, module, level, names, context))

    def visit_FunctionDef(self, node):
        self.inside("function", node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_If(self, node):
        # The chain is walked here, so that every branch knows the conditions before it.
        reached, checked = True, False
        while True:
            taken = without_checker(node.test)
            mentioned = checked or mentions_checker(node.test)
            never = reached is False or taken is False
            self.inside("type-checking" if never and mentioned else None, node.body)
            if taken is not None:
                reached = reached is not False and not taken if reached is not None or taken else None
            elif reached is True:
                reached = None
            checked = mentioned
            if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
                node = node.orelse[0]
                continue
            self.inside("type-checking" if reached is False and checked else None, node.orelse)
            return

    def visit_Try(self, node):
        guarded = any(catches(h) for h in node.handlers)
        self.inside("guarded" if guarded else None, node.body)
        for part in node.handlers + node.orelse + node.finalbody:
            self.visit(part)

    visit_TryStar = visit_Try


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10000)
    for path in sys.stdin.read().splitlines():
        try:
            with open(path, "rb") as file:
                tree = ast.parse(file.read())
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            print(path, "refused", sep="\t")
            continue
        imports = Imports()
        imports.visit(tree)
        for line, _, module, level, names, context in sorted(imports.found, key=lambda f: f[:2]):
            print(path, line, module, level, names, context, sep="\t")


main()
