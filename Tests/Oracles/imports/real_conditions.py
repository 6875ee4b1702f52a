"""Holds the conditions that packages put around code against the answers of real interpreters.

    real_conditions.py TOOL LEAST PYTHON… -- FOLDER…

Takes every `if` and `elif` test of the folders' sources that asks for nothing but the version and the platform, puts
an import under each, and has every Python answer. What the tool says of whether the import runs must be that answer.
It may leave open what it does not follow: that is counted, and for LEAST percent of the conditions it must not.
"""

import ast
import json
import os
import platform
import subprocess
import sys
import tempfile

import ast_imports

FACTS = {
    "sys": {"version_info", "platform", "implementation", "byteorder", "maxsize"},
    "_sys": {"version_info", "platform"},
    "os": {"name"},
    "platform": {"system", "machine", "python_implementation"},
}

# What asks for the version or platform in ways that are seldom or never met in packages.
MORE = """
sys.version_info >= (3, 10)
sys.version_info[:2] == (3, 12)
sys.version_info[1] % 2
sys.version_info.major == 3 and sys.version_info.minor in (9, 11, 13)
(3, 10) <= sys.version_info < (3, 13)
not sys.version_info < (3, 11)
sys.version_info[0:2] >= (3, 11) or sys.platform == "darwin"
sys.platform in ("linux", "darwin") and os.name != "nt"
sys.platform.startswith("win") or sys.platform.startswith(("cyg", "lin"))
sys.platform[:5] == "linux"
"win" in sys.platform
os.name == "posix" if sys.version_info > (3, 9) else False
platform.system() not in ("Windows", "Darwin")
platform.machine() == "riscv64"
platform.python_implementation() == "CPython"
sys.implementation.name != "pypy"
sys.byteorder == "big"
sys.maxsize > 0x7fffffff
sys.maxsize > 2**32
sys.version_info >= (3,)
sys.version_info > (3, 12, 0, "alpha")
sys.version_info[:3] < (3, 99, 0)
sys.version_info[0] > 2
sys.version_info == (3, 9)
sys.version_info != (3,)
sys.version_info[-1]
sys.version_info[3] == "final"
__name__ == "__main__"
""".strip().split("\n")

ANSWER = """
import json, os, platform, sys
def answer(test):
    try:
        names = {"sys": sys, "_sys": sys, "os": os, "platform": platform, "__name__": "a.module"}
        return bool(eval(test, names))
    except Exception:
        return None
print(json.dumps([answer(test) for test in json.load(sys.stdin)]))
"""


def is_about_platform(test):
    names = {node.id for node in ast.walk(test) if isinstance(node, ast.Name)}
    asked = [n for n in ast.walk(test) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name)]
    return bool(names) and names <= {*FACTS, "__name__"} and all(n.attr in FACTS.get(n.value.id, ()) for n in asked)


def conditions(folders):
    found = set(MORE)
    for path in (path for folder in folders for path in ast_imports.sources(folder)):
        with open(path, "rb") as file:
            source = file.read()
        if not any(name in source for name in (b"version_info", b"platform", b"os.name", b"__main__")):
            continue
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError):
            continue
        found.update(ast.unparse(n.test) for n in ast.walk(tree) if isinstance(n, ast.If) and is_about_platform(n.test))
    return sorted(found)


def answers(tool, tests, folder, minor):
    machine = {"aarch64": "arm64", "arm64": "arm64"}.get(platform.machine(), "x86_64")
    command = [tool, "check", folder, "--imports", "--format", "json", "--target", f"python3.{minor}-{machine}"]
    report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    runs = {entry["file"]: entry.get("runs") for entry in report["imports"]}
    return [runs[f"c{number}.py"] for number in range(len(tests))]


def main():
    ast_imports.set_up()
    tool, least = sys.argv[1], int(sys.argv[2])
    parting = sys.argv.index("--")
    tests = conditions(sys.argv[parting + 1:])
    good = True
    with tempfile.TemporaryDirectory(prefix="layerslim-conditions-") as folder:
        for number, test in enumerate(tests):
            with open(os.path.join(folder, f"c{number}.py"), "w", encoding="utf-8") as file:
                file.write(f"if {test}:\n    import a\n")
        for python in sys.argv[3:parting]:
            run = subprocess.run([python, "-I", "-S", "-c", ANSWER], input=json.dumps(tests), check=True, text=True,
                                 stdout=subprocess.PIPE)
            real = json.loads(run.stdout)
            version = subprocess.run([python, "-c", "import sys; print(sys.version_info[1])"], check=True, text=True,
                                     stdout=subprocess.PIPE).stdout
            ours = answers(tool, tests, folder, int(version))
            wrong = [t for t, o, r in zip(tests, ours, real) if o is not None and r is not None and o != r]
            open_ones = [t for t, o, r in zip(tests, ours, real) if o is None and r is not None]
            asked = sum(r is not None for r in real)
            is_good = not wrong and 100 * len(open_ones) <= (100 - least) * asked and asked > 50
            good = good and is_good
            print(f"{'pass' if is_good else 'FAIL'} python3.{int(version)}: {asked} conditions, {len(open_ones)} left "
                  f"open, {len(wrong)} wrong", flush=True)
            for test in wrong[:10] + ([] if is_good else open_ones[:30]):
                print("   ", test)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
