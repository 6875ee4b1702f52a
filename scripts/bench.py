"""layerslim against the tools that people use for the same steps, on one sample stack, in one run.

    python3.12 bench.py TOOL TREE [--repeat 3]

Prints wall times as ratios, sizes and peak memory, and exits 1 where a ratio misses its aim:
pack against zip -r9q (at least 9 times faster, no larger), check against zip -r9q (at least 15 times faster), apply
against the same steps as a shell script (at least 5 times faster), analyze against du -sb (at most 5 times the time),
check --imports against cat of the same sources into a pipe (at most twice the time), diff of two JSON reports against
`jq .` of both (at most twice the CPU time), analyze with its HTML page against analyze (at most twice the CPU time),
each under 300 MB.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

# The guide's steps: copy, delete what is not needed, patch, strip, zip.
BY_HAND = r"""
set -eu
tree=$1 work=$2 strip=$3
rm -rf "$work/hand" "$work/hand.zip"
cp -a "$tree" "$work/hand"
cd "$work/hand"
find . -type d \( -name tests -o -name test -o -name __pycache__ \) -prune -exec rm -rf {} +
find . -type f \( -name '*.pyc' -o -name '*.pyi' -o -name '*.pyx' -o -name '*.pxd' -o -name '*.h' -o -name '*.a' \) -delete
find . -path './botocore/data/*' -type d -prune ! -name s3 ! -name sts -exec rm -rf {} +
sed -i.orig '/TestRunner/d' astropy/__init__.py && rm -f astropy/__init__.py.orig
find . -type f \( -name '*.so' -o -name '*.so.*' \) -exec "$strip" {} \;
zip -r9q "$work/hand.zip" .
"""


class Run:
    """Wall seconds, CPU seconds and peak bytes of a command and its children."""

    def __init__(self, arguments, **options):
        start = time.monotonic()
        process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - start
        self.cpu = usage.ru_utime + usage.ru_stime
        self.peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        if process.returncode not in (0, 1):
            sys.exit(f"bench.py: {' '.join(arguments)} ended with {process.returncode}\n{errors.decode()}")


def compare(title, ours, theirs, repeat, measure="seconds"):
    """Runs both in turn, ours and theirs, and gives the median of the seconds and the largest peak of ours."""
    runs = [(Run(ours), Run(theirs)) for _ in range(repeat)]
    mine, other = (statistics.median(getattr(run[i], measure) for run in runs) for i in (0, 1))
    peak = max(run[0].peak for run in runs)
    print(f"{title:38} {mine:8.2f} s against {other:8.2f} s, peak {peak / 1e6:6.1f} MB", flush=True)
    return mine, other, peak


def verdict(name, good, text):
    print(f"{'ok  ' if good else 'MISS'} {name}: {text}", flush=True)
    return good


def main():
    parser = argparse.ArgumentParser(prog="bench.py")
    parser.add_argument("tool")
    parser.add_argument("tree")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    tool, tree = os.path.abspath(options.tool), os.path.abspath(options.tree)
    strip = shutil.which("llvm-strip") or shutil.which("strip")
    work = tempfile.mkdtemp(prefix="layerslim-bench-")
    good = []
    try:
        slim, ours, theirs = (os.path.join(work, name) for name in ("slim", "ours.zip", "theirs.zip"))
        apply = [tool, "apply", "default", "--tree", tree, "-o", ours, "--quiet"]
        Run(apply + ["--tree-output", slim])

        mine, other, peak = compare("analyze against du -sb", [tool, "analyze", tree], ["du", "-sb", tree], options.repeat * 3)
        good.append(verdict("analyze", mine <= 5 * other, f"{mine / other:.1f} times the time of du, at most 5"))
        good.append(verdict("analyze, memory", peak < 300e6, f"{peak / 1e6:.0f} MB, under 300"))

        sources = ["sh", "-c", 'find "$1" -name "*.py" -print0 | xargs -0 cat | cat', "sh", tree]
        mine, other, peak = compare("check --imports against cat", [tool, "check", tree, "--imports"], sources, options.repeat * 3)
        good.append(verdict("check --imports", mine <= 2 * other, f"{mine / other:.1f} times the time of cat, at most 2"))
        good.append(verdict("check --imports, memory", peak < 300e6, f"{peak / 1e6:.0f} MB, under 300"))

        reports = [os.path.join(work, name) for name in ("before.json", "after.json")]
        for layer, report in zip((tree, slim), reports):
            Run([tool, "analyze", layer, "--out", f"json={report}"])
        mine, other, peak = compare(
            "diff of reports against jq, CPU", [tool, "diff", *reports], ["jq", ".", *reports], options.repeat * 3, "cpu")
        good.append(verdict("diff of reports", mine <= 2 * other, f"{mine / other:.1f} times the time of jq, at most 2"))
        good.append(verdict("diff of reports, memory", peak < 300e6, f"{peak / 1e6:.0f} MB, under 300"))

        page = os.path.join(work, "page.html")
        mine, other, peak = compare(
            "analyze with HTML against without, CPU", [tool, "analyze", tree, "--out", f"html={page}"],
            [tool, "analyze", tree], options.repeat * 3, "cpu")
        good.append(verdict("HTML page", mine <= 2 * other, f"{mine / other:.1f} times the time of analyze, at most 2"))
        good.append(verdict("HTML page, size", os.path.getsize(page) < 1e6, f"{os.path.getsize(page):,} bytes, under 1 MB"))

        zipped = ["sh", "-c", 'rm -f "$2"; cd "$1" && zip -r9q "$2" .', "sh", slim, theirs]
        mine, other, peak = compare("pack against zip -r9q", [tool, "pack", slim, "-o", ours, "--quiet"], zipped, options.repeat)
        sizes = os.path.getsize(ours), os.path.getsize(theirs)
        good.append(verdict("pack", other >= 9 * mine, f"{other / mine:.1f} times faster, at least 9"))
        good.append(verdict("pack, size", sizes[0] <= sizes[1], f"{sizes[0]:,} bytes against {sizes[1]:,}"))
        good.append(verdict("pack, memory", peak < 300e6, f"{peak / 1e6:.0f} MB, under 300"))

        checks = [Run([tool, "check", slim]) for _ in range(5)]
        mine, peak = statistics.median(run.seconds for run in checks), max(run.peak for run in checks)
        good.append(verdict("check", other >= 15 * mine, f"{mine:.2f} s, {other / mine:.1f} times faster than zip -r9q, at least 15"))
        good.append(verdict("check, memory", peak < 300e6, f"{peak / 1e6:.0f} MB, under 300"))

        by_hand = ["sh", "-c", BY_HAND, "sh", tree, work, strip]
        mine, other, peak = compare("apply against a shell script", apply, by_hand, options.repeat)
        good.append(verdict("apply", other >= 5 * mine, f"{other / mine:.1f} times faster, at least 5"))
        good.append(verdict("apply, memory", peak < 300e6, f"{peak / 1e6:.0f} MB, under 300"))
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
