"""Writes the manual page of a program from what `PROGRAM --experimental-dump-help` says.

    python3 manual.py PROGRAM > layerslim.1

ArgumentParser's own plugin for manuals builds the whole package once more; this needs only the program. Runs under
any Python from 3.8 on.
"""

import json
import subprocess
import sys

SECTIONS = """\
.SH EXIT STATUS
.TP
0
Done, warnings or not.
.TP
1
A limit, a budget or a check failed.
.TP
2
Usage, a mistake in a rule file, or a patch whose text is gone.
.TP
3
Input or output is broken.
.TP
4
A baseline that was named is missing or cannot be read.
.TP
130, 143
Ended by a signal.
.SH ENVIRONMENT
.TP
.B NO_COLOR
No colours, whatever standard error is.
.TP
.B PATH
Where strip tools are looked for: llvm\\-strip and llvm\\-objcopy, then strip.
.TP
.B SOURCE_DATE_EPOCH
The date of every entry of a zip, in seconds; 1980\\-01\\-01 without it.
.TP
.B TMPDIR
Where files are staged.
"""


def roff(text):
    """Text with roff's own characters escaped; a line must not start with its control characters."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def name(names):
    return "-" + names["name"] if names["kind"] == "short" else "--" + names["name"]


def term(argument):
    if argument["kind"] == "positional":
        return "\\fI" + roff(argument["valueName"].upper()) + "\\fR"
    spellings = ", ".join("\\fB" + roff(name(n)) + "\\fR" for n in argument["names"])
    if argument["kind"] == "option":
        spellings += " \\fI" + roff(argument["valueName"].upper()) + "\\fR"
    return spellings


def description(argument):
    text = argument.get("abstract", "") + ("\n" + argument["discussion"] if argument.get("discussion") else "")
    values = argument.get("allValues") or argument.get("allValueStrings") or []
    if values and argument["kind"] == "option":
        text += " (values: " + ", ".join(values) + ")"
    if "defaultValue" in argument and argument["kind"] != "flag":
        text += " (default: " + argument["defaultValue"] + ")"
    return text


def commands(command, path=()):
    """The leaves of the tree of commands, with their names from below the root, in the program's order."""
    children = [c for c in command.get("subcommands", []) if c["shouldDisplay"] and c["commandName"] != "help"]
    if not children:
        yield path, command
    for child in children:
        yield from commands(child, path + (child["commandName"],))


def is_own(argument):
    """Not one that every command has, which the section OPTIONS holds once."""
    names = {n["name"] for n in argument.get("names", [])}
    return argument["shouldDisplay"] and not names & {"help", "version"}


def page(program, version):
    root = program["commandName"]
    lines = [
        f'.TH {root.upper()} 1 "" "{version}" "User Commands"',
        ".SH NAME",
        f"{root} \\- {roff(program['abstract'])}",
        ".SH SYNOPSIS",
    ]
    leaves = list(commands(program))
    for path, command in leaves:
        words = [a for a in command.get("arguments", []) if a["kind"] == "positional" and a["shouldDisplay"]]
        usage = " ".join(("[" + term(a) + "]") if a["isOptional"] else term(a) for a in words)
        lines += [".br", f"\\fB{root} {' '.join(path)}\\fR {usage} [\\fIOPTIONS\\fR]"]
    lines.append(".SH COMMANDS")
    for path, command in leaves:
        lines += [f'.SS "{root} {" ".join(path)}"', roff(command.get("abstract", ""))]
        if command.get("discussion"):
            lines += [".PP", roff(command["discussion"])]
        for argument in filter(is_own, command.get("arguments", [])):
            lines += [".TP", term(argument), roff(description(argument))]
    lines += [".SH OPTIONS", "Every command has these.", ".TP", "\\fB\\-\\-version\\fR"]
    lines += ["The versions of the program and of the libraries that compress.", ".TP"]
    lines += ["\\fB\\-h\\fR, \\fB\\-\\-help\\fR", "Show help."]
    return "\n".join(lines) + "\n" + SECTIONS


def main(program):
    said = json.loads(subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True).stdout)
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.split("\n")[0]
    sys.stdout.write(page(said["command"], version))


if __name__ == "__main__":
    main(sys.argv[1])
