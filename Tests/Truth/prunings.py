"""Random prunings of a tree: sets of Python source and extension modules that go."""

import os
import re

TESTS = re.compile(r"(^|/)tests?(/|$)|(^|/)(conftest|test_[^/]*)\.py$")
# What a rule would name: folders or files of a kind, all over the tree or in one package.
RULES = (
    r"(^|/)tests/",
    r"(^|/)(tests?|testing)/",
    r"(^|/)test_[^/]*\.py$|(^|/)conftest\.py$",
    r"(^|/)_test[^/]*$",
    r"(^|/)docs?/",
    r"(^|/)examples?/",
    r"(^|/)_?compat[^/]*\.py$",
    r"(^|/)_?utils?\.py$",
    r"(^|/)version\.py$|(^|/)_version\.py$",
    r"(^|/)io/",
    r"(^|/)plotting/|(^|/)visualization/",
    r"(^|/)_[a-z0-9]+\.abi3\.so$",
)


def modules_of(site):
    """Paths of all source and extension modules, from the site root, sorted."""
    found = []
    for folder, _, files in os.walk(site):
        for name in files:
            if name.endswith(".py") or name.endswith(".so") and ".libs/" not in folder + "/":
                found.append(os.path.relpath(os.path.join(folder, name), site))
    return sorted(found)


def pruning(random, paths):
    """A description and the set of paths that go."""
    kind = random.random()
    code = [path for path in paths if not TESTS.search(path)]
    if kind < 0.5:
        chosen = random.sample(code if random.random() < 0.85 else paths, random.choice((1, 1, 1, 2, 3, 5)))
        return "files " + " ".join(chosen), set(chosen)
    if kind < 0.8:
        folders = sorted({path[: match.start()] for path in code for match in re.finditer("/", path)})
        folder = random.choice(folders)
        return f"folder {folder}", {path for path in paths if path.startswith(folder + "/")}
    rule = re.compile(random.choice(RULES))
    tops = sorted({path.split("/")[0] for path in paths if rule.search(path)})
    top = random.choice(tops + [""] * (len(tops) // 3 + 1))
    gone = {path for path in paths if rule.search(path) and (not top or path.split("/")[0] == top)}
    return f"rule {rule.pattern} in {top or 'all'}", gone


def module_name(path):
    """The dotted name of a path, or None where it has none that import statements can say."""
    stem = path[:-3]
    if path.endswith(".so"):
        stem = os.path.join(os.path.dirname(path), os.path.basename(path).split(".")[0])
    parts = stem.split("/")
    if parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts) if parts and all(part.isidentifier() for part in parts) else None
