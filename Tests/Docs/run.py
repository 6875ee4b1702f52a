"""Runs the examples of Markdown pages and compares what they print with what the pages show.

    python3.12 run.py --tool TOOL --stacks DIR [--write] PAGE…

    ```console                 commands after "$ ", continued by a last backslash, and what they print
    ```console exit=1          the last command ends with this status; without it all end with 0
    ```console needs="TEXT"    run only where `strip --version` says TEXT, and listed where not
    ```console not-run         listed; these need a container engine, AWS or a macOS
    ```sh                      a command a line, which end with 0; what they print is not shown
    <!-- run COMMAND -->       what the page leaves out: files that its reader has
    ```rules                   must pass `layerslim rules check`
    ```FILE.rules              the same, and left in the scratch folder under that name; any text file so

In expected output "…" stands for any text of a line, and alone in a line for any lines. The commands of a page run in
order by bash in a scratch folder of its own with the tool on PATH, `python3.12`, a
`docker` that answers and does nothing, the sample stack as stacks/arm64 and stacks/x86_64, the folders deployment/aws,
Rules and docs, and deployment/build/python, the stack for arm64.
--write puts what was printed where it differs. Links to files of the repository must lead somewhere.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FENCE = re.compile(r"^```(\S*)[ ]?(.*)$")
HIDDEN = re.compile(r"^<!-- run (.*) -->$")


class Block:
    """A fenced block: its language, the words after it, its lines, and the numbers of its first and last line."""

    def __init__(self, language, options, first):
        self.language, self.options, self.first, self.lines = language, options, first, []

    def option(self, name, default=""):
        found = re.search(name + r'=("[^"]*"|\S+)', self.options)
        return found[1].strip('"') if found else default

    def commands(self):
        """(command, expected lines) in order."""
        if self.language == "sh":
            return [[line, ["…"]] for line in self.lines if line and not line.startswith("#")]
        found, continues = [], False
        for line in self.lines:
            if continues:
                found[-1][0] += "\n" + line
            elif line.startswith("$ "):
                found.append([line[2:], []])
            elif found:
                found[-1][1].append(line)
            else:
                raise SystemExit(f"line {self.first}: a console block begins with a command, `$ …`")
            continues = (continues or line.startswith("$ ")) and line.endswith("\\")
        return found


def blocks(text):
    found, current = [], None
    for number, line in enumerate(text.split("\n"), 1):
        fence, hidden = FENCE.match(line), HIDDEN.match(line)
        if current is not None and line == "```":
            found.append(current)
            current = None
        elif current is not None:
            current.lines.append(line)
        elif fence:
            current = Block(fence[1], fence[2], number)
        elif hidden:
            found.append(Block("sh", "", number))
            found[-1].lines.append(hidden[1])
    if current is not None:
        raise SystemExit(f"line {current.first}: a block that does not end")
    return found


def matches(expected, said):
    """Whether the lines are as expected, with … for any text and for any lines."""
    pattern = ""
    for line in expected:
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*?".join(re.escape(part) for part in line.split("…")) + r"\n"
    return re.fullmatch(pattern, "".join(line + "\n" for line in said)) is not None


class Page:
    def __init__(self, path, options):
        self.path, self.options = path, options
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        self.passed, self.failed, self.skipped, self.written = 0, 0, [], {}
        self.name = os.path.relpath(path, REPOSITORY)

    def result(self, good, line, text, details=()):
        self.passed, self.failed = self.passed + good, self.failed + (not good)
        if not good:
            print(f"FAIL {self.name}:{line} {text}")
            for detail in details:
                print("     " + detail)

    def run(self):
        scratch = tempfile.mkdtemp(prefix="layerslim-docs-")
        try:
            environment = self.prepare(scratch)
            for block in blocks(self.text):
                self.run_block(block, scratch, environment)
            self.check_links()
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    def prepare(self, scratch):
        work = os.path.join(scratch, "work")
        programs = os.path.join(scratch, "bin")
        for folder in (programs, os.path.join(work, "deployment", "build"), os.path.join(scratch, "tmp")):
            os.makedirs(folder)
        os.symlink(self.options.tool, os.path.join(programs, "layerslim"))
        os.symlink(sys.executable, os.path.join(programs, "python3.12"))
        os.symlink("/bin/true" if os.path.exists("/bin/true") else "/usr/bin/true", os.path.join(programs, "docker"))
        os.symlink(self.options.stacks, os.path.join(work, "stacks"))
        os.symlink(os.path.join(self.options.stacks, "arm64", "python"), os.path.join(work, "deployment/build/python"))
        for folder in ("deployment/aws", "Rules", "docs", "Tests", "scripts"):
            os.symlink(os.path.join(REPOSITORY, folder), os.path.join(work, folder))
        keep = ("PATH", "LANG", "HOME", "LAYERSLIM_CACHE", "LAYERSLIM_PYTHON")
        environment = {name: os.environ[name] for name in keep if name in os.environ}
        environment.update(
            PATH=programs + ":" + environment["PATH"], TMPDIR=os.path.join(scratch, "tmp"), LC_ALL="C.UTF-8",
            PYTHONDONTWRITEBYTECODE="1", COLUMNS="80",
            LAYERSLIM_CACHE=os.environ.get("LAYERSLIM_CACHE") or os.path.expanduser("~/.cache/layerslim"))
        return environment

    def run_block(self, block, scratch, environment):
        work = os.path.join(scratch, "work")
        if block.language.endswith("rules") or "." in block.language:
            path = os.path.join(work, block.language if "." in block.language else ".example.rules")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(block.lines) + "\n")
            if path.endswith(".rules") and "broken" not in block.options:
                done = subprocess.run(["layerslim", "rules", "check", path], cwd=work, env=environment,
                                      capture_output=True, text=True, executable=self.options.tool)
                self.result(done.returncode == 0, block.first, "rules check", done.stderr.split("\n"))
            return
        if block.language not in ("console", "sh"):
            return
        reason = ""
        if "not-run" in block.options:
            reason = "needs what is not here"
        elif block.option("needs") and block.option("needs") not in self.strip_version():
            reason = f"needs {block.option('needs')}"
        if reason:
            self.skipped += [(block.first, command, reason) for command, _ in block.commands()]
            return
        commands = block.commands()
        shown, differs = [], False
        for index, (command, expected) in enumerate(commands):
            wanted = int(block.option("exit", "0")) if index == len(commands) - 1 else 0
            try:
                done = subprocess.run(["bash", "-c", command], cwd=work, env=environment, stdin=subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=900)
                status, said = done.returncode, done.stdout.decode("utf-8", "replace")
            except subprocess.TimeoutExpired:
                status, said = -1, "it did not end within 900 s"
            said = said.replace(os.path.join(os.path.realpath(scratch), "work"), "…").replace(work, "…")
            lines = said.split("\n")[:-1] if said.endswith("\n") else said.split("\n") if said else []
            good = status == wanted and matches(expected, lines)
            differs = differs or not good
            shown += ["$ " + command] + (expected if good else lines)
            self.result(good, block.first, f"{command}: status {status}",
                        [f"status {wanted} was expected"] * (status != wanted) + ["| " + line for line in lines])
        if differs and self.options.write and block.language == "console":
            self.written[block.first] = "\n".join(shown).split("\n")

    def strip_version(self):
        try:
            return subprocess.run(["strip", "--version"], capture_output=True, text=True).stdout.split("\n")[0]
        except OSError:
            return ""

    def check_links(self):
        for number, line in enumerate(self.text.split("\n"), 1):
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", line):
                there = os.path.exists(os.path.join(os.path.dirname(self.path), target))
                if not there:
                    self.result(False, number, f"the link leads nowhere: {target}")

    def write(self):
        """Puts what was printed where it differs."""
        lines, out, number = self.text.split("\n"), [], 0
        while number < len(lines):
            out.append(lines[number])
            number += 1
            if number in self.written:
                out += self.written[number]
                while lines[number] != "```":
                    number += 1
        with open(self.path, "w", encoding="utf-8") as file:
            file.write("\n".join(out))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", required=True)
    parser.add_argument("--stacks", required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("pages", nargs="+")
    options = parser.parse_args()
    options.tool, options.stacks = os.path.abspath(options.tool), os.path.abspath(options.stacks)
    passed = failed = 0
    for path in options.pages:
        page = Page(os.path.abspath(path), options)
        page.run()
        if page.written:
            page.write()
        passed, failed = passed + page.passed, failed + page.failed
        print(f"{page.name}: {page.passed} right, {page.failed} wrong, {len(page.skipped)} not run", flush=True)
        for line, command, reason in page.skipped:
            print(f"     not run, line {line} ({reason}): {command.splitlines()[0]}")
    print(f"documentation: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
