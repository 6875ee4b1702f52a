"""Uses all packages of the sample stack with the standard library and one layer, nothing else.

    python3.12 -I -S run.py SITE [--only NAME,NAME] [--skip NAME,NAME] [--together] [--list] [--json] [--opened FILE] [--timeout SECONDS]

SITE is the folder that holds the packages (python/ of a layer). Every case runs in a process of its own, forked from
a parent that has imported nothing of the layer, without a network, in an empty home folder; it passes or
fails alone. A case also fails when a module or a shared library came from outside the layer, the standard library
and the runtime's base image. Exit status: 0 all passed, 1 some failed, 2 usage.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def arguments():
    parser = argparse.ArgumentParser(prog="run.py", description="A functional workload over a layer's packages.")
    parser.add_argument("site", nargs="?", help="the folder that holds the packages")
    parser.add_argument("--only", default="", help="numbers or parts of names of the cases to run, with commas")
    parser.add_argument("--skip", default="", help="numbers or parts of names of cases to leave out, with commas")
    parser.add_argument("--list", action="store_true", help="print the cases and stop")
    parser.add_argument("--json", action="store_true", help="print results as JSON")
    parser.add_argument("--opened", metavar="FILE", help="write the layer's files that were opened or mapped to FILE")
    parser.add_argument("--together", action="store_true", help="one process for all cases: faster, less apart")
    parser.add_argument("--timeout", type=float, default=300, help="seconds that one case may take (300)")
    return parser, parser.parse_args()


def main():
    parser, options = arguments()
    if not (sys.flags.isolated and sys.flags.no_site):
        parser.error("run this as python3.12 -I -S run.py …, so that nothing but the layer can be imported")
    sys.dont_write_bytecode = True
    sys.path.insert(0, HERE)
    import discovery
    import processes
    import sandbox
    import servers  # noqa: F401 (the cases import it, and find it loaded)

    sys.path.remove(HERE)
    cases = discovery.chosen(discovery.all_cases(os.path.join(HERE, "cases")), options.only)
    if options.skip:
        skipped = discovery.chosen(cases, options.skip)
        cases = [case for case in cases if case not in skipped]
    if not cases:
        parser.error("no case is called " + options.only if options.only else "no case is left")
    if options.list:
        for case in cases:
            print(f"{case.number:3}  {case.name:24} {case.title}")
        return 0
    if options.site is None or not os.path.isdir(options.site):
        parser.error("SITE must be a folder of packages")

    scratch = os.path.realpath(tempfile.mkdtemp(prefix="workload-"))
    try:
        world = sandbox.World(os.path.realpath(options.site), HERE, scratch)
        results = []
        for group in [cases] if options.together else [[case] for case in cases]:
            for result in processes.run_group(group, world, options.timeout):
                results.append(result)
                if not options.json:
                    print_result(result)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)

    failed = sum(not result["passed"] for result in results)
    if options.opened:
        # The case that holds every file against RECORD says nothing about what is needed.
        opened = sorted({name for result in results if result["name"] != "records" for name in result["opened"]})
        with open(options.opened, "w", encoding="utf-8") as file:
            file.write("".join(name + "\n" for name in opened))
    if options.json:
        print(json.dumps({"cases": results, "passed": len(results) - failed, "failed": failed}, indent=1))
    else:
        seconds = sum(result["seconds"] for result in results)
        print(f"workload: {len(results) - failed} passed, {failed} failed, {seconds:.1f} s")
    return 1 if failed else 0


def print_result(result):
    verdict = "pass" if result["passed"] else "FAIL"
    print(f"{verdict} {result['number']:3}  {result['name']:24} {result['seconds']:6.2f} s", flush=True)
    if not result["passed"]:
        print("".join("     | " + line + "\n" for line in result["message"].splitlines()), end="", flush=True)


if __name__ == "__main__":
    sys.exit(main())
