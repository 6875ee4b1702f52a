import PythonImports
import Testing

@Suite struct `Import statements` {
    @Test(arguments: [
        ("import a.b as c, d", ["1 module import a.b as c, d"]),
        ("import a . b\\\n  .c", ["1 module import a.b.c"]),
        ("from . import x", ["1 module from . import x"]),
        ("from ... import x", ["1 module from ... import x"]),
        ("from .. .y import (a, # b\n  b as c,\n)", ["1 module from ...y import a, b as c"]),
        ("from.a import*", ["1 module from .a import *"]),
        ("from __future__ import annotations", ["1 module from __future__ import annotations"]),
        ("\u{FEFF}import a", ["1 module import a"]),
        ("import a; import b;", ["1 module import a", "1 module import b"]),
        ("\r\nimport a\r# x\rimport b", ["2 module import a", "4 module import b"]),
        ("\n\u{0C}import c", ["2 module import c"]),
        ("x = '''\nimport a\n'''\nimport b", ["4 module import b"]),
        ("x = (\nimport_ ,\n)\nimport b # import c", ["4 module import b"]),
        ("if x:\n  pass\n\\\nimport b", ["4 module import b"]),
        ("f'{\n1}' ; import b", ["2 module import b"]),
        ("f'''{x!r:{'}'}}\nimport a'''; import b", ["2 module import b"]),
        ("x = t'{a!r:{b}}' rt\"{c}\\{d}\"; import b", ["1 module import b"]),
        ("try: import a\nexcept A, B: import b", ["1 module import a", "2 module import b"]),
        ("importer = from_ = 1\nraise x from y\nyield_ = 2", []),
    ])
    func `are found in every spelling`(source: String, expected: [String]) {
        #expect(imports(source) == expected)
    }

    @Test(arguments: [
        "if x: import a", "while (y := 2): import a", "for a in b, c: import a", "with a as b, c: import a",
        "if lambda x: x, lambda: {1: 2}: import a", "if x[1:2]: import a", "class A: import a", "else_ = 1; import a",
        "try: import a\nfinally: pass", "match x:\n case {'a': 1} if lambda: 0: import a",
        "match (x):\n\n # c\n case [1, *_]: import a", "match = 1; import a", "case = {}; import a",
        "match[1:2] = 3; import a", "type X = int; import a", "@a(lambda: 0)\n\nclass B: import a",
        "if x:\n  pass\nelse: import a", "class A[T: int](B): import a", "if x:\n\tif y:\n\t\tpass\n\timport a",
    ])
    func `are found behind the head of a block`(source: String) {
        let found = scan(source)
        #expect(found.statements.map(\.text) == ["import a"])
        #expect(found.statements.first?.placement.context == .module)
        #expect(found.problem == nil)
    }

    @Test func `before a broken line are kept, and the problem is told`() {
        let found = scan("import a\nx = )\nimport b")
        #expect(found.statements.map(\.text) == ["import a"])
        #expect(found.problem?.description == "line 2, column 5: ')' closes nothing")
    }

    @Test func `of sources in other encodings`() {
        let source = Array("# coding: sjis\nx = '".utf8) + [0x83, 0x5C] + Array("'\nimport a\n".utf8)
        #expect(ImportScanner.scan(source).statements.map(\.line) == [3])
    }

    @Test func `of sources that are Latin-1, or no UTF-8 in comments only`() {
        let latin = Array("# coding: latin-1\nimport ".utf8) + [0xE9, 0x0A]
        #expect(ImportScanner.scan(latin).statements.map(\.text) == ["import \u{E9}"])
        let comment = Array("# ".utf8) + [0xFF] + Array("\nimport a\n".utf8)
        #expect(ImportScanner.scan(comment).statements.map(\.text) == ["import a"])
        let string = Array("import a\nx = '".utf8) + [0xFF] + Array("'\n".utf8)
        #expect(ImportScanner.scan(string).problem?.line == 2)
    }

    @Test func `of a span`() {
        let bytes = Array("import a".utf8)
        #expect(bytes.withUnsafeBytes { ImportScanner.scan($0.bytes) }.statements.map(\.text) == ["import a"])
    }
}
