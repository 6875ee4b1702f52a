"""Makes metadata files and RECORDs from a fixed seed and prints, a JSON object a line, how Python reads them.

Usage: files.py headers|records
"""

import base64
import csv
import email
import io
import json
import random
import sys

NAMES = ["Name", "name", "NAME", "Version", "Requires-Dist", "Classifier", "License", "Provides-Extra", "X-Y", "Summary"]
VALUES = ["foo", "Foo.Bar", "1.0", "numpy>=1; extra == 'a'", "caf\u00e9", "", "a: b", "MIT :: x", "  padded"]
LINE_ENDS = ["\n", "\n", "\n", "\r\n", "\r"]


def header_text(generator):
    end = generator.choice(LINE_ENDS)
    lines = []
    for _ in range(generator.randint(0, 8)):
        kind = generator.random()
        if kind < 0.8:
            name = generator.choice(NAMES)
            lines.append(name + ":" + generator.choice([" ", " ", "", "\t"]) + generator.choice(VALUES))
        elif kind < 0.9:
            lines.append(generator.choice([" ", "\t", "        "]) + generator.choice(["continued", "", "Name: inner"]))
        elif kind < 0.95:
            lines.append(generator.choice([": no name", "From someone", "Bad Name: x", "no colon", "\u00e9: x", "#"]))
        else:
            lines.append("")
    if generator.random() < 0.5:
        lines += ["", "Name: in the body"]
    return end.join(lines) + generator.choice([end, ""])


def header_line(text):
    translated = io.StringIO(text, newline=None).read()
    message = email.message_from_string(translated)

    def values(name):
        return [" ".join(value.split("\n")) for value in message.get_all(name) or []]

    return {
        "bytes": base64.b64encode(text.encode()).decode(),
        # The parser of a distribution takes the first of several, and none where it is empty.
        "name": next(iter(values("Name")), None),
        "version": next(iter(values("Version")), None),
        "requires": values("Requires-Dist"),
        "classifiers": values("Classifier"),
    }


def record_bytes(generator):
    end = generator.choice(["\n", "\n", "\r\n"])
    lines = []
    for _ in range(generator.randint(0, 6)):
        path = generator.choice(["a.py", "b/c.py", 'q"uote', "with,comma", "sp ace", "caf\u00e9", "", "../../bin/x", "new\nline"])
        fields = [path, generator.choice(["sha256=abc", "", "md5=x", "nothing"]), generator.choice(["12", "", "-1", "x", "007"])]
        fields = fields[: generator.randint(1, 3)] + (["more"] if generator.random() < 0.1 else [])
        quoted = [quote(generator, field) for field in fields]
        lines.append(",".join(quoted) if generator.random() < 0.95 else "")
    return (end.join(lines) + generator.choice([end, ""])).encode()


def quote(generator, field):
    if "," in field or "\n" in field or field.startswith('"') or generator.random() < 0.3:
        return '"' + field.replace('"', '""') + '"' + generator.choice(["", "", "", "tail"])
    return field


def record_line(content):
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    rows = [row for row in rows if row and row != [""]]
    return {"bytes": base64.b64encode(content).decode(), "rows": [[(row + ["", ""])[i] for i in range(3)] for row in rows]}


if __name__ == "__main__":
    generator = random.Random(5)
    for _ in range(3000):
        if sys.argv[1] == "headers":
            print(json.dumps(header_line(header_text(generator))))
        else:
            print(json.dumps(record_line(record_bytes(generator))))
