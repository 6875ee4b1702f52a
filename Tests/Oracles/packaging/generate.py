"""Makes versions, specifiers, markers and requirements, valid and invalid ones, from a fixed seed."""

import random

SPACES = ["", "", "", " ", "  ", "\t"]
ODD_CHARACTERS = list(" \t\n\u00a0\u2003.-_+!*vVaAbBrRcCdDpP019,;()[]<>=~'\"@#\\/:\u00e9\u017f\uff11\u0660\x00\x1f")


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def choice(self, values):
        return self.random.choice(values)

    def chance(self, probability):
        return self.random.random() < probability

    def mutate(self, text):
        """Changes, drops, doubles or inserts up to three characters."""
        for _ in range(self.random.randint(1, 3)):
            place = self.random.randint(0, len(text))
            kind = self.random.randint(0, 3)
            if kind == 0:
                text = text[:place] + self.choice(ODD_CHARACTERS) + text[place:]
            elif kind == 1:
                text = text[:place] + text[place + 1 :]
            elif kind == 2:
                text = text[:place] + self.choice(ODD_CHARACTERS) + text[place + 1 :]
            else:
                text = text[:place] + text[max(0, place - 3) : place] + text[place:]
        return text

    def number(self):
        kind = self.random.random()
        if kind < 0.8:
            return str(self.random.randint(0, 3))
        if kind < 0.9:
            return "0" + str(self.random.randint(0, 12))
        return self.choice(["10", "2024", "20241122", "18446744073709551615"])

    def case(self, word):
        return "".join(c.upper() if self.chance(0.1) else c for c in word)

    def release(self, least=1):
        return ".".join(self.number() for _ in range(self.random.randint(least, 4)))

    def suffix(self, words, probability):
        if not self.chance(probability):
            return ""
        separators = ["", "", ".", "-", "_"]
        number = self.choice(["", self.number(), self.number()])
        return self.choice(separators) + self.case(self.choice(words)) + self.choice(separators) + number

    def public_version(self, least=1):
        text = self.choice(["", "", "", "", "v", "V"]) + self.choice(["", "", "", "", "0!", "1!"]) + self.release(least)
        text += self.suffix(["a", "b", "c", "rc", "alpha", "beta", "pre", "preview"], 0.35)
        text += "-" + self.number() if self.chance(0.1) else self.suffix(["post", "rev", "r"], 0.25)
        return text + self.suffix(["dev"], 0.25)

    def local(self):
        if not self.chance(0.25):
            return ""
        parts = ["1", "2", "10", "007", "0", "abc", "ABC", "ubuntu", "g1a2b", "1a", "1" * 30]
        count = self.random.randint(1, 3)
        return "+" + "".join(self.choice(parts) + self.choice(".-_") for _ in range(count))[:-1]

    def version(self):
        text = self.public_version() + self.local()
        return self.choice(SPACES) + text + self.choice(SPACES)

    def specifier(self):
        operator = self.choice(["==", "!=", "<=", ">=", "<", ">", "~=", "==", "!=", "===", "==*", "!=*"])
        if operator.endswith("*"):
            text = operator[:-1] + self.choice(SPACES) + self.choice(["", "", "1!", "v"]) + self.release() + ".*"
        elif operator == "===":
            text = operator + self.choice(SPACES) + self.choice([self.version().strip(), "foo", "1.0-x", "", "1.0.*"])
        elif operator in ("==", "!="):
            text = operator + self.choice(SPACES) + self.public_version() + self.local()
        else:
            text = operator + self.choice(SPACES) + self.public_version(2 if operator == "~=" else 1)
        return text

    def specifier_set(self):
        count = self.choice([0, 1, 1, 1, 2, 2, 3])
        parts = [self.choice(SPACES) + self.specifier() + self.choice(SPACES) for _ in range(count)]
        return ",".join(parts) + ("," if self.chance(0.03) else "")

    def near_version(self, texts):
        """A version that shares its release with one of the texts, so that suffixes decide."""
        import re

        releases = [r for text in texts for r in re.findall(r"(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*", text)]
        if not releases or self.chance(0.2):
            return self.version().strip()
        release = self.choice(releases) + self.choice(["", "", ".0", ".1"])
        suffixes = ["", "", ".dev0", ".dev1", "a0", "a1", "b1.dev2", "rc1", ".post0", ".post1", ".post1.dev0", "a1.post1"]
        return release + self.choice(suffixes) + self.choice(["", "", "", "+1", "+abc.2", "+abc.10"])

    def literal(self, value):
        quote = self.choice(["'", '"'])
        return quote + value + quote

    def comparison(self):
        variables = [
            ("python_version", ["3", "3.8", "3.12", "3.13", "3.12.*", "4", "2.7", "3.8, 3.9", ""]),
            ("python_full_version", ["3.12.0", "3.12.12", "3.13.0a1", "3.12", "3.11.9+local"]),
            ("os_name", ["posix", "nt", "java", ""]),
            ("os.name", ["posix", "nt"]),
            ("sys_platform", ["linux", "win32", "darwin", "linux2", "lin"]),
            ("sys.platform", ["linux", "cygwin"]),
            ("platform_machine", ["aarch64", "x86_64", "arm64", "x86_64 aarch64"]),
            ("platform.machine", ["aarch64"]),
            ("platform_python_implementation", ["CPython", "PyPy", "cpython"]),
            ("python_implementation", ["CPython"]),
            ("platform.python_implementation", ["CPython"]),
            ("platform_release", ["4", "5.10.0", "", "4.14.336-amzn2", "3"]),
            ("platform_system", ["Linux", "Windows", "Darwin"]),
            ("platform_version", ["1", "#1 SMP"]),
            ("platform.version", ["1"]),
            ("implementation_name", ["cpython", "pypy"]),
            ("implementation_version", ["3.12", "3.12.12", "7.3"]),
            ("extra", ["test", "Foo_Bar", "foo-bar", "foo.bar", "", "a b"]),
            ("extras", ["test"]),
            ("dependency_groups", ["dev"]),
            ("platform", ["linux"]),
            ("python_versions", ["3"]),
        ]
        # The last four are no values of metadata; they must stay rare, or every marker is an error.
        variable, values = self.choice(variables if self.chance(0.1) else variables[:-4])
        operators = ["==", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "not  in"]
        operator = self.choice(operators + (["~=", "===", "=", "not"] if self.chance(0.15) else []))
        value = self.literal(self.choice(values) if self.chance(0.95) else self.choice(["\\x41", "a\\tb", "\\", "\\d", "\\u00e9", "\\400"]))
        left, right = (variable, value) if self.chance(0.75) else (value, variable)
        if self.chance(0.02):
            left, right = self.choice([(value, value), (variable, variable), (value, self.literal("os_name"))])
        gap = " " if operator[0].isalpha() else self.choice(SPACES)
        return left + gap + operator + gap + right

    def marker(self, depth=0):
        parts = []
        for index in range(self.choice([1, 1, 2, 2, 3])):
            if index:
                parts.append(self.choice([" and ", " or ", "  and\t"]))
            if depth < 3 and self.chance(0.25):
                parts.append("(" + self.choice(SPACES) + self.marker(depth + 1) + self.choice(SPACES) + ")")
            else:
                parts.append(self.comparison())
        return "".join(parts)

    def name(self):
        return self.choice(["foo", "Foo.Bar", "a", "zope.interface", "A_b--c", "x_", "numpy", "9p", "-x", "x-", "_x", ""])

    def requirement(self):
        text = self.choice(SPACES) + (self.name() if self.chance(0.3) else self.choice(["foo", "Foo.Bar", "x_", "a-b.c"]))
        if self.chance(0.3):
            extras = self.choice([",", ", ", " , "]).join(self.choice(["a", "B_c", "d.e", "test"]) for _ in range(self.random.randint(0, 3)))
            text += self.choice(SPACES) + "[" + self.choice(SPACES) + extras + self.choice(SPACES) + "]"
        kind = self.random.random()
        if kind < 0.15:
            url = self.choice(["https://example.org/a.whl", "file:///x", "git+https://h/r@v1#egg=x", "../y", "x;y"])
            text += self.choice(SPACES) + "@" + self.choice(SPACES) + url
            if self.chance(0.4):
                text += " ; " + self.marker(2)
            return text
        if kind < 0.5:
            text += self.choice(SPACES) + self.specifier_set().strip()
        elif kind < 0.7:
            text += self.choice(SPACES) + "(" + self.specifier_set() + ")"
        text += self.choice(SPACES)
        if self.chance(0.4):
            text += ";" + self.choice(SPACES) + self.marker(2) + self.choice(SPACES)
        return text

    def some(self, count, make, mutated):
        """Texts without repetition, some of them mutated."""
        texts = {}
        while len(texts) < count:
            text = make()
            texts[self.mutate(text) if self.chance(mutated) else text] = None
        return list(texts)
