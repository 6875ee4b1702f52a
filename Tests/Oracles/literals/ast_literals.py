"""Prints what CPython's `ast` finds in source files of strings and calls, one JSON array a line.

    ["string", PATH, LINE, VALUE, IN_FUNCTION]
    ["call", PATH, LINE, NAME, ARGUMENT, IN_FUNCTION]     ARGUMENT: the first one, where it is a string, or null

Strings that are statements of their own are left out, and so are those inside f-strings and those with more than one
line or a backslash. NAME is the last part of the function's name, before `as`. Paths come on standard input, one a line.
"""

import ast
import json
import sys
import warnings

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Visitor(ast.NodeVisitor):
    def __init__(self, path, lines):
        self.path = path
        self.lines = lines
        self.depth = 0
        self.aliases = {}

    def inside(self, nodes):
        self.depth += 1
        for node in nodes:
            self.visit(node)
        self.depth -= 1

    def visit_FunctionDef(self, node):
        # Decorators, defaults and annotations are evaluated where the function is defined.
        outside = node.decorator_list + [node.args] + ([node.returns] if node.returns else [])
        for part in outside:
            self.visit(part)
        self.inside(node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        self.visit(node.args)
        self.inside([node.body])

    def visit_Expr(self, node):
        if not (isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)):
            self.generic_visit(node)

    def visit_JoinedStr(self, node):
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Constant(self, node):
        if isinstance(node.value, str) and node.lineno == node.end_lineno:
            source = self.lines[node.lineno - 1][node.col_offset : node.end_col_offset]
            # Two literals side by side are one constant.
            whole = source.strip(b"rRuU").strip(source[-1:]).decode("utf-8", "replace")
            if whole == node.value and b"\\" not in source:
                self.put("string", node.lineno, node.value)

    def visit_Call(self, node):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", None)
        if name is not None:
            if isinstance(function, ast.Name):
                name = self.aliases.get(name, name)
            first = node.args[0] if node.args else None
            literal = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
            if literal is not None:
                source = self.lines[first.lineno - 1][first.col_offset : first.end_col_offset]
                if first.lineno != first.end_lineno or b"\\" in source:
                    literal = None
            line = function.end_lineno
            self.put("call", line, name, literal)
        self.generic_visit(node)

    # What looks like a call and is none: the scanner does not tell these apart.

    def visit_Match(self, node):
        if self.lines[node.lineno - 1][node.col_offset :].startswith((b"match (", b"match(")):
            self.put("call", node.lineno, "match", None)
        self.generic_visit(node)

    def visit_MatchClass(self, node):
        name = node.cls.attr if isinstance(node.cls, ast.Attribute) else node.cls.id
        self.put("call", node.cls.end_lineno, name, None)
        self.generic_visit(node)

    def put(self, kind, line, *what):
        print(json.dumps([kind, self.path, line, *what, self.depth > 0]))


warnings.simplefilter("ignore")
for path in sys.stdin.read().splitlines():
    with open(path, "rb") as file:
        source = file.read()
    tree = ast.parse(source)
    visitor = Visitor(path, source.split(b"\n"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            visitor.aliases.update({name.asname or name.name: name.name for name in node.names})
        elif isinstance(node, ast.Import):
            visitor.aliases.update({name.asname: name.name.split(".")[-1] for name in node.names if name.asname})
    visitor.visit(tree)
