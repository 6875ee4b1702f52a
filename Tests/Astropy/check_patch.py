"""Checks a slimmed astropy: its tests are gone, no pytest is installed, and everything else works.

    python3.12 -I -S check_patch.py SITE [--against ORIGINAL]

SITE is a folder of packages after the default rules: the patch of Rules/packages/astropy.rules is in it. ORIGINAL is
the same folder before; with it, every module of astropy that could be imported there must be importable in SITE,
test suites and build scripts aside. Each check runs in a process of its own with SITE and the standard library only.
Exit status: 0 all passed, 1 some failed, 2 usage.
"""

import argparse
import contextlib
import importlib
import importlib.util
import os
import sys
import tempfile
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))


def check_pytest_is_absent(site):
    """no pytest, and no tests folder in astropy"""
    assert importlib.util.find_spec("pytest") is None, "pytest can be imported"
    import astropy

    assert os.path.realpath(astropy.__file__).startswith(os.path.realpath(site) + os.sep), astropy.__file__
    left = [folder for folder, _, _ in os.walk(os.path.join(site, "astropy")) if os.path.basename(folder) == "tests"]
    # Before 6.0 astropy.io.misc.asdf imports two modules of a tests folder.
    if int(astropy.__version__.split(".")[0]) < 6:
        left = [folder for folder in left if not folder.endswith("astropy/coordinates/tests")]
    assert not left, left


def check_import_asks_for_no_pytest(site):
    """import astropy tries neither pytest nor astropy.tests"""
    asked = []

    class Recorder:
        def find_spec(self, name, path=None, target=None):
            asked.append(name)

    sys.meta_path.insert(0, Recorder())
    import astropy  # noqa: F401

    bad = [name for name in asked if name.split(".")[0] in ("pytest", "_pytest") or name.startswith("astropy.tests")]
    assert not bad, bad


def check_star_import(site):
    """from astropy import *"""
    names = {}
    exec("from astropy import *", names)
    import astropy

    assert "test" in names and "log" in names and "conf" in names, sorted(names)
    if hasattr(astropy, "__all__"):
        missing = [name for name in astropy.__all__ if name not in names]
        assert not missing, missing


def check_names(site):
    """__all__ and dir() name what is there, and nothing of the patch leaks"""
    import astropy

    listed = set(dir(astropy)) | set(getattr(astropy, "__all__", ()))
    missing = [name for name in sorted(listed) if not hasattr(astropy, name)]
    assert not missing, missing
    assert "test" in listed, "test is not listed"
    assert not {"tests", "TestRunner", "warnings"} & listed, listed


def check_test_says_what_is_missing(site):
    """astropy.test(…) raises RuntimeError and names the rules"""
    import astropy

    for call in (lambda: astropy.test(), lambda: astropy.test(package="time", verbose=True, args="-x")):
        try:
            call()
        except RuntimeError as error:
            for word in ("layerslim", "`tests`", "`without astropy-test`", "pytest", 'keep "astropy/**/tests/**"'):
                assert word in str(error), f"{word} is not in: {error}"
        else:
            raise AssertionError("astropy.test() returned")
    assert astropy.test.__doc__, "astropy.test has no docstring"


def check_tests_module_is_absent(site):
    """astropy.tests is an ordinary ModuleNotFoundError"""
    import astropy

    with contextlib.suppress(ModuleNotFoundError):
        importlib.import_module("astropy.tests")
        raise AssertionError("astropy.tests was imported")
    assert not hasattr(astropy, "tests")


def run_alone(check, site):
    """The text of what went wrong in a forked process that imports from the site only; empty when nothing did."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        text = ""
        try:
            sys.path.append(site)
            check(site)
        except BaseException:
            text = traceback.format_exc()
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            pipe.write(text)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    return text or (f"the process ended with status {status}" if status else "")


def main():
    parser = argparse.ArgumentParser(prog="check_patch.py", description=__doc__.split("\n")[0])
    parser.add_argument("site", help="a folder of packages with a slimmed astropy")
    parser.add_argument("--against", metavar="ORIGINAL", help="the folder before it was slimmed")
    options = parser.parse_args()
    if not (sys.flags.isolated and sys.flags.no_site):
        parser.error("run this as python3.12 -I -S check_patch.py …")
    for folder in filter(None, (options.site, options.against)):
        if not os.path.isfile(os.path.join(folder, "astropy", "__init__.py")):
            parser.error(f"{folder} holds no astropy")
    sys.dont_write_bytecode = True
    sys.path.insert(0, HERE)
    import modules
    import uses

    sys.path.remove(HERE)
    # Bytecode for all the processes, outside of the folders that are checked.
    with tempfile.TemporaryDirectory(prefix="astropy-patch-") as scratch:
        sys.pycache_prefix, sys.dont_write_bytecode = scratch, False
        return run(options, modules, uses)


def run(options, modules, uses):
    checks = [value for name, value in globals().items() if name.startswith("check_")]
    checks += [value for name, value in vars(uses).items() if name.startswith("use_")]
    failed = 0
    for check in checks:
        problem = run_alone(check, os.path.abspath(options.site))
        failed += bool(problem)
        print("FAILED" if problem else "ok    ", check.__doc__.split("\n")[0], flush=True)
        for line in problem.strip().split("\n")[-4:] if problem else ():
            print("    " + line)
    if options.against:
        lost = modules.lost(options.against, options.site, run_alone)
        failed += bool(lost)
        print("FAILED" if lost else "ok    ", "every module that could be imported still can")
        for name, reason in lost:
            print(f"    {name}: {reason}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
