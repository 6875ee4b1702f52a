"""Whether `layerslim check --against` tells which modules cannot be imported: random prunings, imported for real.

    python3.12 truth.py TOOL ORIGINAL [--count N] [--first K] [--seed S] [--others M] [--jobs J] [--all] [--verbose]

For each pruning: every module that the tool says to be lost, and at least M others at random, are imported under this
Python. A miss is a module that fails with an ImportError, that the original imports, and that the tool does not name. A
false alarm is one that the tool names and that imports. Modules that fail with another exception are counted apart, and
so are the misses of explained.txt, which has a reason for each. Exits 1 if there is another miss, or if a hundredth of
what the tool named is false.

A pruning is made from the seed and its number alone: `--first 17 --count 1` does one of them again.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

import prunings

HERE = os.path.dirname(os.path.abspath(__file__))
# What Lambda's runtime brings: it answers where the layer has none (LambdaRuntime.packages).
RUNTIME = ("boto3", "botocore", "dateutil", "jmespath", "s3transfer", "six.py", "urllib3")


class Lab:
    """A copy of the tree that files are taken from and put back to, always at the same path."""

    def __init__(self, tool, original, jobs):
        self.tool = tool
        self.original = original
        self.jobs = jobs
        self.scratch = os.path.realpath(tempfile.mkdtemp(prefix="layerslim-truth-"))
        self.layer = os.path.join(self.scratch, "layer")
        self.site = os.path.join(self.layer, "python")
        self.home = os.path.join(self.scratch, "home")
        self.runtime = os.path.join(self.scratch, "runtime")
        for folder in (self.home, self.runtime):
            os.mkdir(folder)
        shutil.copytree(original, self.site, symlinks=True, copy_function=self.link)
        for name in RUNTIME:
            os.symlink(os.path.join(original, name), os.path.join(self.runtime, name))

    @staticmethod
    def link(source, target):
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    def take(self, paths):
        for path in paths:
            os.unlink(os.path.join(self.site, path))
        # A folder that is emptied vanishes, as it does in a zip; deeper ones come first.
        folders = {os.path.dirname(path) for path in paths}
        for folder in sorted(folders, key=len, reverse=True):
            while folder and os.path.isdir(os.path.join(self.site, folder)):
                if os.listdir(os.path.join(self.site, folder)):
                    break
                os.rmdir(os.path.join(self.site, folder))
                folder = os.path.dirname(folder)

    def put_back(self, paths):
        for path in sorted(paths):
            target = os.path.join(self.site, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            self.link(os.path.join(self.original, path), target)

    def predict(self):
        command = [self.tool, "check", self.layer, "--against", self.original, "--target", "python3.12-x86_64"]
        found = subprocess.run(command + ["--format", "json"], stdout=subprocess.PIPE, check=False)
        if found.returncode not in (0, 1):
            raise SystemExit(f"{command} ended with {found.returncode}")
        return set(json.loads(found.stdout)["imports"]["lost"])

    def really(self, names):
        """(kind, message) by name."""
        command = [sys.executable, "-I", "-S", os.path.join(HERE, "importing.py")]
        command += [self.site, self.runtime, self.home, str(self.jobs)]
        lines = subprocess.run(command, input="\n".join(sorted(names)), stdout=subprocess.PIPE, text=True, check=True)
        outcome = {}
        for line in lines.stdout.splitlines():
            kind, name, *rest = line.split(" ", 2)
            outcome[name] = (kind, rest[0] if rest else "")
        return outcome

    def close(self):
        shutil.rmtree(self.scratch, ignore_errors=True)


def explanations():
    """The reason for a miss by the module and the compiled function that it calls."""
    with open(os.path.join(HERE, "explained.txt"), encoding="utf-8") as file:
        rows = [line.split(None, 2) for line in file if line.strip() and not line.startswith("#")]
    return {(module, function): reason.strip() for module, function, reason in rows}


def is_explained(suspect, reasons):
    _, name, message = suspect
    return (name, message[1:].split("]")[0]) in reasons


def others(chance, kept, gone, predicted, count):
    """Modules that the tool says nothing about: half from the packages that lost files, half from some others."""
    touched = {path.split("/")[0] for path in gone}
    names = sorted(kept - predicted)
    near = [name for name in names if name.split(".")[0] in touched]
    chosen = set(chance.sample(near, min(count // 2, len(near))))
    # Few packages, because importing what a module needs takes the time.
    tops = sorted({name.split(".")[0] for name in names} - touched)
    chance.shuffle(tops)
    for top in tops:
        rest = [name for name in names if name.split(".")[0] == top]
        chosen |= set(chance.sample(rest, min(count - len(chosen), len(rest))))
    if len(chosen) < count:
        rest = sorted(set(names) - chosen)
        chosen |= set(chance.sample(rest, min(count - len(chosen), len(rest))))
    return chosen


def run(lab, options):
    paths = prunings.modules_of(lab.original)
    failed = {}
    totals = dict.fromkeys(("named", "true", "false", "apart", "others", "missed"), 0)
    false_alarms, suspects = [], []
    for number in range(options.first, options.first + options.count):
        chance = random.Random(f"{options.seed} {number}")
        text, gone = prunings.pruning(chance, paths)
        lab.take(gone)
        kept = {name for path in paths if path not in gone if (name := prunings.module_name(path))}
        kept = {name for name in kept if not name.startswith("bin.")}
        predicted = lab.predict()
        chosen = kept - predicted if options.all else others(chance, kept, gone, predicted, options.others)
        outcome = lab.really((predicted & kept) | chosen)
        lab.put_back(gone)
        for name in sorted(outcome):
            kind, message = outcome[name]
            if name in predicted:
                totals["named"] += 1
                totals[{"import": "true", "ok": "false", "other": "apart"}[kind]] += 1
                if kind == "ok":
                    false_alarms.append((text, name))
            else:
                totals["others"] += 1
                if kind == "import":
                    suspects.append((text, name, message))
        if options.verbose:
            print(f"{number}: {text[:100]}: {len(gone)} gone, {len(predicted)} named", flush=True)
            for pruned, name in false_alarms:
                if pruned == text:
                    print("   false alarm?", name, flush=True)
            for pruned, name, message in suspects:
                if pruned == text and failed.get(name, ("ok",))[0] == "ok":
                    before = lab.really({name})
                    failed.update(before)
                    if before[name][0] == "ok":
                        print("   missed", name, "|", message, flush=True)
    before = lab.really({name for _, name, _ in suspects} | {name for _, name in false_alarms})
    missed = [suspect for suspect in suspects if before[suspect[1]][0] == "ok"]
    reasons = explanations()
    explained = [suspect for suspect in missed if is_explained(suspect, reasons)]
    missed = [suspect for suspect in missed if suspect not in explained]
    totals["missed"] = len(missed)
    totals["explained"] = len(explained)
    return totals, false_alarms, missed, explained


def main():
    parser = argparse.ArgumentParser(prog="truth.py", description="Predicted and real imports of pruned trees.")
    parser.add_argument("tool")
    parser.add_argument("original")
    parser.add_argument("--count", type=int, default=20, help="prunings (20)")
    parser.add_argument("--first", type=int, default=0, help="number of the first (0)")
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers (1)")
    parser.add_argument("--others", type=int, default=50, help="modules at random for each pruning (50)")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once (2)")
    parser.add_argument("--all", action="store_true", help="import every module of each pruned tree")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    lab = Lab(os.path.abspath(options.tool), os.path.realpath(options.original), options.jobs)
    try:
        totals, false_alarms, missed, explained = run(lab, options)
    finally:
        lab.close()
    for text, name in false_alarms:
        print(f"false alarm: {name} imports ({text})")
    for text, name, message in missed:
        print(f"missed: {name} ({text}): {message}")
    for text, name, message in explained:
        print(f"missed, as explained.txt says: {name} ({text}): {message}")
    print(
        f"{options.count} prunings, seed {options.seed}: {totals['named']} modules named lost, of which "
        f"{totals['true']} fail with ImportError, {totals['apart']} otherwise, {totals['false']} import; "
        f"{totals['others']} others imported, {totals['missed']} missed, {totals['explained']} more explained"
    )
    return 1 if totals["missed"] or totals["false"] * 100 >= max(totals["named"], 1) else 0


if __name__ == "__main__":
    sys.exit(main())
