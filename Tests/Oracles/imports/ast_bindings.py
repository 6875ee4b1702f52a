"""Prints what modules bind at their top level by CPython's `ast`, a line each for the sources below folders.

    ast_bindings.py FOLDER…     `stdlib` stands for the interpreter's own library

    PATH  NAMES  EXPORTS  CALLS     tab-separated; names sorted, with commas; EXPORTS is `-` where `__all__` is not known

Left out as in the scanner: `except … as`, `case`, and `__all__` that is more than lists of strings. A call is
LINE:NAME, of what runs while the module is imported, decorators included.
"""

import ast
import sys

from ast_imports import set_up, sources

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def dotted(node):
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and dotted(node.value):
        return dotted(node.value) + "." + node.attr
    return None


class Bindings(ast.NodeVisitor):
    def __init__(self):
        self.names = set()
        self.calls = []
        self.exports = []
        self.depth = []

    def bind(self, name):
        if not self.depth:
            self.names.add(name)

    def inside(self, kind, nodes):
        self.depth.append(kind)
        for node in nodes:
            self.visit(node)
        self.depth.pop()

    def visit_FunctionDef(self, node):
        self.bind(node.name)
        self.decorate(node)
        for outside in [node.args.defaults, [d for d in node.args.kw_defaults if d]]:
            for default in outside:
                self.visit(default)
        annotations = [a.annotation for a in ast.walk(node.args) if isinstance(a, ast.arg) and a.annotation]
        for annotation in annotations + ([node.returns] if node.returns else []):
            self.visit(annotation)
        self.inside("function", node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node):
        self.bind(node.name)
        self.decorate(node)
        for base in node.bases + [k.value for k in node.keywords]:
            self.visit(base)
        self.inside("class", node.body)

    def decorate(self, node):
        for decorator in node.decorator_list:
            if dotted(decorator):
                self.call(decorator)
            self.visit(decorator)

    def visit_Lambda(self, node):
        # What stands in a lambda runs later, its defaults aside.
        for default in node.args.defaults + [d for d in node.args.kw_defaults if d]:
            self.visit(default)
        self.inside("lambda", [node.body])

    def call(self, function):
        if not set(self.depth) & {"function", "lambda"}:
            line = function.end_lineno
            self.calls.append((line, function.end_col_offset, dotted(function)))

    def visit_Call(self, node):
        if dotted(node.func):
            self.call(node.func)
        self.generic_visit(node)

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Store):
            self.bind(node.id)

    def visit_AnnAssign(self, node):
        if node.value or not isinstance(node.target, ast.Name):
            self.visit(node.target)
        self.visit(node.annotation)
        if node.value:
            self.visit(node.value)
        self.export(node.target, node.value)

    def visit_Assign(self, node):
        self.generic_visit(node)
        for target in node.targets:
            self.export(target, node.value)

    def visit_AugAssign(self, node):
        self.visit(node.value)
        self.export(node.target, node.value)

    def visit_Expr(self, node):
        self.generic_visit(node)
        call = node.value
        if isinstance(call, ast.Call) and dotted(call.func) in ("__all__.append", "__all__.extend"):
            self.export(call.func.value, call.args[0])

    def export(self, target, value):
        if self.depth or dotted(target) != "__all__" or value is None:
            return
        values = [value] if isinstance(value, ast.Constant) else getattr(value, "elts", [None])
        if isinstance(value, (ast.Dict, ast.Set)) or not isinstance(value, (ast.List, ast.Tuple, ast.Constant)):
            values = [None]
        self.exports += [v.value if isinstance(v, ast.Constant) and isinstance(v.value, str) else None for v in values]
        self.exports_seen = True

    def visit_ListComp(self, node):
        # Its own names are no names of the module; those of `:=` in it are.
        self.comprehension(node)

    visit_SetComp = visit_GeneratorExp = visit_DictComp = visit_ListComp

    def comprehension(self, node):
        for child in ast.walk(node):
            if isinstance(child, ast.NamedExpr):
                self.bind(child.target.id)
        bound, self.names = self.names, set()
        self.generic_visit(node)
        self.names = bound

    def visit_Import(self, node):
        for name in node.names:
            self.bind(name.asname or name.name.split(".")[0])

    def visit_ImportFrom(self, node):
        for name in node.names:
            if name.name != "*":
                self.bind(name.asname or name.name)

    def visit_Global(self, node):
        self.names.update(node.names)

    def visit_Match(self, node):
        self.visit(node.subject)
        for case in node.cases:
            if case.guard:
                self.visit(case.guard)
            for statement in case.body:
                self.visit(statement)


def main():
    set_up()
    for path in (path for folder in sys.argv[1:] for path in sources(folder)):
        try:
            with open(path, "rb") as file:
                tree = ast.parse(file.read())
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        found = Bindings()
        found.visit(tree)
        is_known = hasattr(found, "exports_seen") and None not in found.exports
        exports = ",".join(found.exports) if is_known else "-"
        calls = ",".join(f"{line}:{name}" for line, _, name in sorted(found.calls))
        print(path, ",".join(sorted(found.names)), exports, calls, sep="\t")


if __name__ == "__main__":
    main()
