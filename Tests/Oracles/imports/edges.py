"""Writes sources with the constructs of Python that make imports hard to find, one a file, to a folder.

    edges.py FOLDER

Those of edges.txt are followed by an import of their own, which must not be lost whatever stands before; %% parts them.
What a version of Python does not read is left out there by whoever compares.
"""

import os
import sys

# Encodings, line ends, indentation and limits.
RAW = [
    b"\xef\xbb\xbfimport a\n",
    b"\xef\xbb\xbf# coding: utf-8\nimport a\n",
    b"\xef\xbb\xbf# coding: latin-1\nimport a\n",
    b"# -*- coding: latin-1 -*-\nx = '\xe9'\nimport a\nimport \xe9\n",
    b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nx = '\x80'\nimport a\n",
    b"\n# coding=iso-8859-15\nx = '\xa4'\nimport a\n",
    b"x = 1\n# coding: latin-1\ny = '\xe9'\nimport a\n",
    b"# coding: shift_jis\nx = '\x83\x5c'\nimport a\n",
    b"# coding: sjis\nx = '\x95\x5c'; import a\n# \x83\x5c\nimport b\n",
    b"# coding: euc-jp\nx = '\xa4\xa2'\nimport a\n",
    b"# coding: gbk\nx = '\x81\x5c'\nimport a\n",
    b"# coding: big5\nx = '\xa5\x5c'\nimport a\n",
    b"# coding: koi8-r\nx = '\xc1'\nimport a\n",
    b"# coding: ascii\nx = '\xe9'\nimport a\n",
    b"# coding: nonsense\nimport a\n",
    b"# coding: utf-8-unix\nimport a\n",
    b"# coding: utf8\nx = '\xe9'\nimport a\n",
    b"x = '\xff'\nimport a\n",
    b"# \xff\nimport a\n",
    "import a\n".encode("utf-16"),
    "import a\n".encode("utf-16-le"),
    b"# coding: utf-16\nimport a\n",
    b"# coding: utf-7\nimport a\n",
    b"# coding: rot13\nvzcbeg n\n",
    b"# coding: cp037\nimport a\n",
    b"import a\r\nimport b\r\n\r\nif x:\r\n    import c\r\n",
    b"import a\rimport b\rif x:\r  import c\r",
    b"import a\r\r\nimport b\n\rimport c",
    b"x = '''\r\n'''\r\nimport a",
    b"x = '\\\r\n'\r\nimport a",
    b"x = 1 \\\r\n + 2\r\nimport a",
    b"x = 1 \\\r + 2\rimport a",
    b"if x:\n\x0c    import a\n    \x0c\nimport b\n",
    b"\x0cimport a\n\x0c\nimport b\n",
    b"if x:\n  \x0c  import a\n  import b\n",
    b"if x:\n    import a\n\x0c    import b\n",
    b"\x0c\x0c  \x0cimport a\n",
    b"if x:\n\timport a\n        import b\n",
    b"if x:\n        import a\n\timport b\n",
    b"if x:\n \timport a\n \timport b\n",
    b"if x:\n  import a\n   \n \n  import b\n\t\n",
    b"if x:\n  if y:\n    import a\n import b\n",
    b"import a\n\x1a",
    b"import a\x00\n",
    b"import a\n\x00",
    b"# \x00\nimport a\n",
    b"import\ta\nfrom\x0ca\timport\tb\n",
    b"import a\x0b\n",
    b"import\xc2\xa0a\n",
    b"x = 1 \\\n\nimport a\n",
    b"\\\nimport a\n",
    b"\\\n  import a\n",
    b"if x:\n    \\\n  import a\n    import b\n",
    b"if x:\n\\\n    import a\n",
    b"# comment \\\nimport a\n",
    b"x = 1 # comment \\\nimport a",
    b"import a\\",
    b"import a\\\n",
    b"import a \\\n",
    b"import a # b",
    b"import a;",
    b"",
    b"\n",
    b"#",
    b"   ",
    b"   # a",
    b"if x:\n  pass\n  # a",
    b"if x:\n  import a\n\n",
    b"if x:\n  import a\n  ",
    b"pass\n    ",
    b"if x: import a\n    \n",
    b"class A:\n    def f(self):\n        import a\n    import b\nimport c",
    b"def f():\n\n\n    # a\n  # b\n    import a\n",
    b"x = (\n\n  # a\n\n1)\nimport a\n",
    b"\xef\xbb\xbf\nimport a\n",
    b"import a\n\xef\xbb\xbfimport b\n",
    b"# coding: utf-8\n# coding: latin-1\nx = '\xc3\xa9'\nimport a\n",
    b"'''\n# coding: latin-1\n'''\nx = '\xe9'\n",
    b"    # coding: latin-1\nx = '\xe9'\nimport a\n",
    b"\x0c# coding: latin-1\nx = '\xe9'\nimport a\n",
    b"# encoding: latin-1\nx = '\xe9'\nimport a\n",
    b"# coding : latin-1\nx = '\xe9'\nimport a\n",
    b"# coding:latin-1 coding:utf-8\nx = '\xe9'\nimport a\n",
    b"# CODING: latin-1\nx = '\xe9'\nimport a\n",
    b"x" + b"=(" * 199 + b"1" + b")" * 199 + b"\nimport a\n",
    b"x = " + b"(" * 199 + b"1" + b")" * 199 + b"\nimport a\n",
    b"x = " + b"(" * 200 + b"1" + b")" * 200 + b"\nimport a\n",
    b"x = " + b"(" * 201 + b"1" + b")" * 201 + b"\nimport a\n",
    b"".join(b" " * i + b"if x:\n" for i in range(99)) + b" " * 99 + b"import a\n",
    b"".join(b" " * i + b"if x:\n" for i in range(101)) + b" " * 101 + b"import a\n",
]


def main():
    with open(os.path.join(os.path.dirname(__file__), "edges.txt"), encoding="utf-8", newline="\n") as file:
        written = [(text + "\nimport last\n").encode() for text in file.read().split("\n%%\n")]
    for number, source in enumerate(written + RAW):
        with open(os.path.join(sys.argv[1], f"edge{number:03}.py"), "wb") as file:
            file.write(source)


main()
