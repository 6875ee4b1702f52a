"""What the conditions around an import come to, worked out by running their parts against a pretended platform."""

import ast
from types import SimpleNamespace


def platform(micro):
    version = SimpleVersion((3, 12, micro, "final", 0))
    system = SimpleNamespace(
        version_info=version, platform="linux", implementation=SimpleNamespace(name="cpython"), byteorder="little",
        maxsize=2**63 - 1)
    machine = Platform(
        system=lambda: "Linux", machine=lambda: "x86_64", python_implementation=lambda: "CPython")
    os = SimpleNamespace(name="posix")
    return {
        "sys": system, "_sys": system, "os": os, "_os": os, "platform": machine, "version_info": version,
        "__builtins__": {}, "__name__": ImportedName("imported"),
    }


class Platform(SimpleNamespace):
    """The module, or the text that `from sys import platform` puts in its place."""

    __eq__ = lambda self, other: other == "linux"
    __hash__ = lambda self: hash("linux")
    startswith = "linux".startswith


class ImportedName(str):
    """The name of a module that is imported: it is not `__main__`, and no more is known of it."""

    def __eq__(self, other):
        if other != "__main__":
            raise ValueError(other)
        return False

    def __contains__(self, part):
        raise ValueError(part)

    __ne__ = lambda self, other: not self == other
    __hash__ = str.__hash__
    __bool__ = lambda self: True


class SimpleVersion(tuple):
    major = property(lambda self: self[0])
    minor = property(lambda self: self[1])


# The patch version of a target is not known: what depends on it is not either.
PLATFORMS = [platform(0), platform(99)]


def is_checker(node):
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
    return name == "TYPE_CHECKING"


def mentions_checker(test):
    return any(is_checker(node) for node in ast.walk(test))


def evaluate(test, leaf):
    """The truth of a condition of which some parts are not known (None)."""
    if is_checker(test):
        return False
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = evaluate(test.operand, leaf)
        return None if inner is None else not inner
    if isinstance(test, ast.BoolOp):
        deciding = isinstance(test.op, ast.Or)
        truths = [evaluate(value, leaf) for value in test.values]
        if deciding in truths:
            return deciding
        return None if None in truths else not deciding
    return leaf(test)


def is_literal(part):
    return isinstance(part, ast.Constant) or isinstance(part, ast.Tuple) and all(map(is_literal, part.elts))


def without_checker(test):
    return evaluate(test, lambda part: bool(ast.literal_eval(part)) if is_literal(part) else None)


# What conditions may hold that the scanner does not follow: it may leave the answer open, and so is the oracle's.
NOT_FOLLOWED = (ast.Lambda, ast.Dict, ast.NamedExpr)


def on_platform(test):
    if any(isinstance(node, NOT_FOLLOWED) or getattr(node, "id", "") == "__debug__" for node in ast.walk(test)):
        return None
    code = compile(ast.Expression(test), "condition", "eval")
    answers = set()
    for names in PLATFORMS:
        try:
            answers.add(bool(eval(code, dict(names))))
        except Exception:
            return None
    return answers.pop() if len(answers) == 1 else None


def truth(conditions):
    """`yes`, `no` or `unknown` for branches within branches, each a list of tests and what each must come to."""
    answers = []
    for tests in conditions:
        for test, wanted in tests:
            answer = evaluate(test, on_platform)
            answers.append(None if answer is None else answer == wanted)
    if False in answers:
        return "no"
    return "unknown" if None in answers else "yes"
