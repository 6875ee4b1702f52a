import PythonImports
import Testing

@Suite struct `Python that is refused` {
    @Test(arguments: [
        ("x = (1,\n", "line 1, column 5: '(' was never closed"),
        ("x = 1)\n", "line 1, column 6: ')' closes nothing"),
        ("x = (1]\n", "line 1, column 7: ']' cannot close '('"),
        ("é = 'a\n", "line 1, column 5: the string is not closed on its line"),
        ("\n'''a\n", "line 2, column 1: the triple-quoted string is never closed"),
        ("f'{a'\n", "line 1, column 5: the string is not closed on its line"),
        ("f'a}'\n", "line 1, column 4: a single '}' in an f-string"),
        ("f'{a:'\n", "line 1, column 6: the f-string ends within a replacement field"),
        ("if x:\npass\n", "line 2, column 1: an indented block is expected"),
        ("if x:\n", "line 2, column 1: an indented block is expected"),
        ("x\n  y\n", "line 2, column 3: unexpected indent"),
        ("if x:\r\n    y\r\n  z\r\n", "line 3, column 3: the indentation matches no enclosing block"),
        ("if x:\n        y\n\tz\n", "line 3, column 2: which block this is depends on the width of a tab"),
        ("x = 1 \\ \n", "line 1, column 7: something follows the backslash that should join two lines"),
        ("x = \\\n", "line 1, column 5: the source ends after a backslash"),
        ("x = 012\n", "line 1, column 5: an integer other than 0 begins with 0"),
        ("x = 1a\n", "line 1, column 6: this number is not written as Python wants it"),
        ("x = $\n", "line 1, column 5: no Python begins with '$'"),
        ("x = a€\n", "line 1, column 6: U+20AC cannot be part of a name"),
        ("x\0\n", "line 1, column 2: a NUL byte"),
    ])
    func `the place and the reason are given`(source: String, problem: String) {
        #expect(PythonTokens.problem(in: Array(source.utf8))?.description == problem)
    }
}

@Suite struct `Python that is accepted` {
    @Test(arguments: [
        "", "\n", "x", "# a", "\u{FEFF}x = 1\n", "x = 1\ry = 2\r",
        "if x:\n\ty\n\tz\n", "if x: y\n", "class A:\n  '''\nb\n'''\n", "x = [\n1,\n  2]\n", "x = 1 + \\\n  2\n",
        "f'{a!r:>{width}}' f\"{'{'}\" rf'\\{a}' f'\\N{DIGIT ONE}' f'{{}}' f'{a:{{1}}}'\n",
        "f'{a['b']}' f'''{\na # b }\n}''' f'{x:%H:%M}' f'{a:=^10}' f'{(b := 1)}' f'{a != b}' f'{x=}'\n",
        "t'{a}' tR'{b}' Rt'c'\n", "Rb'\\'' bR\"\\\"\" u'a' BR'''\\'''\\''''\n",
        "1if 2else 3\n0x1for x in y\n1_000.0_1e+1_0j\n.5 5. 00 0_0 0777.5 1..real\n",
        "match x:\n  case {'a': 1}: pass\ntype X = int\ndef f[T](x): ...\n", "\\\nx = 1\n", "é = ª\n",
        "if x:\n    y\n\u{0C}z\n",
    ])
    func `sources of every form`(source: String) {
        #expect(PythonTokens.problem(in: Array(source.utf8)) == nil)
    }

    @Test func `a declared encoding`() {
        let latin = Array("# -*- coding: latin-1 -*-\n\u{27}".utf8) + [0xE9] + Array("'\n".utf8)
        #expect(PythonTokens.problem(in: latin) == nil)
        #expect(PythonTokens.problem(in: Array(latin.dropFirst(26)))?.line == 1)
        // 0x5C, a backslash, is the second byte of a character here.
        let start = "#!python\n# vim: set fileencoding=shift_jis :\nx = '"
        let japanese = Array(start.utf8) + [0x95, 0x5C] + Array("'\n".utf8)
        #expect(PythonTokens.problem(in: japanese) == nil)
    }
}
