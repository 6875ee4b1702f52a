"""Damages Python sources as a bad patch would, and prints what CPython makes of each.

    mutations.py SEED COUNT FOLDER    paths of sound sources come on standard input, one a line

Writes COUNT sources to FOLDER and prints a line for each: NAME  VERDICT, tab-separated. The verdict is `ok`, `tokens:`
with CPython's message where strings, brackets, numbers, characters or indentation are wrong, else `grammar:` with it.
"""

import os
import random
import re
import sys
import warnings

TOKEN_ERRORS = re.compile(
    r"was never closed|unmatched|does not match opening|unterminated|unindent does not match|unexpected indent"
    r"|expected an indented block|inconsistent use of tabs|unexpected character after line continuation"
    r"|unexpected EOF|invalid (decimal|hexadecimal|octal|binary|imaginary) literal|leading zeros"
    r"|invalid digit|invalid character|invalid non-printable|single '}' is not allowed|expecting '}'"
)


HEAD = re.compile(r"\s*(import|from|if|elif|else|try|except|finally|with|def|class|async|match|case|raise)\b")


def swap(lines, chance):
    row = chance.randrange(len(lines))
    heads = [number for number, line in enumerate(lines) if HEAD.match(line)]
    # Half of the damage goes where imports and the blocks around them are.
    if heads and chance.random() < 0.5:
        row = chance.choice(heads)
    line = lines[row]
    kind = chance.randrange(9)
    spots = [i for i, c in enumerate(line) if c in "()[]{}'\"\\:#\n"]
    if kind == 0 and spots:
        spot = chance.choice(spots)
        line = line[:spot] + line[spot + 1:]
    elif kind == 1:
        spot = chance.randrange(len(line) + 1)
        line = line[:spot] + chance.choice("()[]{}'\"\\:#$?!`f\t 0_.\u20ac\u00e9") + line[spot:]
    elif kind == 2:
        line = " " * chance.randrange(1, 9) + line
    elif kind == 3 and line[:1] in (" ", "\t"):
        line = line[chance.randrange(1, 5):] or "\n"
    elif kind == 4:
        line = line.replace("    ", "\t", chance.randrange(1, 3))
    elif kind == 5:
        del lines[row]
        return
    elif kind == 6 and spots:
        spot = chance.choice(spots)
        line = line[:spot] + chance.choice("()[]{}'\"") + line[spot + 1:]
    elif kind == 7:
        line = line.rstrip("\n") + chance.choice(["\\", "'''\n", "(\n", "\r", ":\n", "f'{\n", "]\n", "\\ \n"])
    else:
        line = line[: chance.randrange(len(line) + 1)]
    lines[row] = line


def verdict(source):
    try:
        compile(source, "mutated", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        message = getattr(error, "msg", None) or str(error)
        return ("tokens: " if TOKEN_ERRORS.search(message) else "grammar: ") + message
    return "ok"


def main():
    warnings.simplefilter("ignore")
    seed, count, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    chance = random.Random(seed)
    sources = []
    for path in sys.stdin.read().splitlines():
        with open(path, "rb") as file:
            text = file.read().decode("utf-8", "replace")
        if 0 < len(text) < 6000 and "\0" not in text and verdict(text.encode()) == "ok":
            sources.append(text)
    for number in range(count):
        lines = chance.choice(sources).splitlines(keepends=True)
        for _ in range(chance.choice([1, 1, 1, 2])):
            if lines:
                swap(lines, chance)
        source = "".join(lines).encode()
        name = f"{number}.py"
        with open(os.path.join(folder, name), "wb") as file:
            file.write(source)
        print(name, verdict(source), sep="\t")


main()
