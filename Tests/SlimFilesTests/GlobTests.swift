import SlimFiles
import Testing

@Suite struct GlobTests {
    @Test(
        arguments: [
            (
                "**/tests/**", ["tests/a", "numpy/tests/a.py", "a/b/tests/c/d"],
                ["tests", "xtests/a", "a/testsx/b", "a/tests"]
            ),
            ("**/*.py[co]", ["c.pyo", "a/b/c.pyc", ".pyc"], ["c.py", "c.pycx"]),
            ("**/*.{c,h,pyx,pxd,a}", ["numpy/core/x.pxd", "a.h"], ["numpy/core/x.py", "x.cc", "h"]),
            ("*", ["a", ".hidden", "a b"], ["a/b"]),
            ("**", ["a", "a/b", ".a/.b"], []),
            ("a/**", ["a/b", "a/b/c"], ["a", "ab", "b/a/c"]),
            ("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["a/xb", "a/b/c", "ab"]),
            ("**/a/**/b", ["a/b", "x/a/y/b", "a/a/b/b"], ["a", "b/a"]),
            ("a*c*e", ["ace", "abcde", "acee"], ["ac", "aec", "a/c/e"]),
            ("bin/**", ["bin/x"], ["sbin/x", "bin"]),
            ("astropy/tests/{__init__,runner}.py", ["astropy/tests/runner.py"], ["astropy/tests/helper.py"]),
            ("{a,b/{c,d*}}/x", ["a/x", "b/c/x", "b/dd/x"], ["b/x", "c/x"]),
            ("a{,.b}", ["a", "a.b"], ["ab", "a."]),
            ("{a/**,b}", ["a/x", "b"], ["a", "b/x"]),
            ("{**/,}a", ["a", "x/a"], ["xa"]),
            ("{a}", ["a"], ["{a}"]),
            ("LICEN[CS]E*", ["LICENSE", "LICENCE.txt"], ["LICENXE"]),
            ("[a-c-]x", ["ax", "-x", "cx"], ["dx"]),
            ("[]a]", ["]", "a"], ["[]a]"]),
            ("[!]a]", ["b"], ["]", "a"]),
            ("[^a]", ["b", "^"], ["a"]),
            ("[a^]", ["a", "^"], ["b"]),
            ("a[!b]c", ["axc"], ["a/c", "abc", "ac"]),
            (#"[\]\-\\]"#, ["]", "-", "\\"], ["a"]),
            (#"\*\?\[\{\\"#, [#"*?[{\"#], ["abcde"]),
            ("a,b", ["a,b"], ["a"]),
            ("!a", ["!a"], ["b"]),
            ("#x", ["#x"], []),
            ("A", ["A"], ["a"]),
        ] as [(String, [BytePath], [BytePath])])
    func `a pattern matches whole paths`(pattern: String, matching: [BytePath], others: [BytePath]) throws {
        let glob = try Glob(parsing: pattern)
        for path in matching { #expect(glob.matches(path), "\(pattern) and \(path)") }
        for path in others { #expect(!glob.matches(path), "\(pattern) and \(path)") }
    }

    @Test func `a question mark takes one character, however many bytes`() throws {
        let one = try Glob(parsing: "?.py")
        for name in ["a", "\u{E9}", "\u{20AC}", "🐍"] { #expect(one.matches(BytePath(name + ".py")), "\(name)") }
        #expect(!one.matches(BytePath("ab.py")))
        #expect(!one.matches(BytePath("e\u{301}.py")), "two characters for Unicode")
        #expect(try Glob(parsing: "*??").matches("\u{20AC}") == false, "a star takes whole characters too")
        #expect(try Glob(parsing: "[à-ü]").matches("\u{E9}"))
        #expect(try !Glob(parsing: "[!à-ü]").matches("\u{E9}"))
    }

    @Test func `a byte that is no UTF-8 counts as one character`() throws {
        let name = BytePath(bytes: [0xFF, 0xFE])
        #expect(try Glob(parsing: "??").matches(name))
        #expect(try Glob(parsing: "*").matches(name))
        #expect(try Glob(parsing: "[!a][!é]").matches(name))
        #expect(try !Glob(parsing: "?").matches(name))
        #expect(try Glob(parsing: #"\xFF\xfe"#).matches(name))
        #expect(try Glob(parsing: #"[\xFE\xFF]*"#).matches(name))
        #expect(try Glob(parsing: #"\xC3\xA9"#).matches("\u{E9}"), "bytes that make a character are that character")
        for half in [#"*\xA9"#, #"\xC3*"#, #"\xC3?"#] {
            #expect(try !Glob(parsing: half).matches("\u{E9}"), "half a character is none")
        }
    }

    @Test func `Unicode forms are different names`() throws {
        #expect(try !Glob(parsing: "caf\u{E9}").matches("cafe\u{301}"))
    }

    @Test func `a pattern without wildcards is a path`() throws {
        #expect(try Glob(parsing: "a/b.py").literalPath == "a/b.py")
        #expect(try Glob(parsing: #"a\*"#).literalPath == "a*")
        #expect(try Glob(parsing: "a/*.py").literalPath == nil)
        #expect(try Glob(parsing: "{a}").literalPath == nil)
    }

    @Test func `globs are equal when their texts are`() throws {
        #expect(try Glob(parsing: "a*") == Glob(parsing: "a*"))
        #expect(try Set([Glob(parsing: "a*"), Glob(parsing: "a?"), Glob(parsing: "a*")]).count == 2)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "*a", count: 80) + "b",
            String(repeating: "**/", count: 80) + "b",
            String(repeating: "{a,aa,*}", count: 60) + "b",
            String(repeating: "{,a}", count: 400) + "b",
            String(repeating: "{a*,*a,?}{,*}", count: 40) + "b",
            String(repeating: "{", count: 30) + "*,a*" + String(repeating: "}*", count: 30) + "b",
        ])
    func `no pattern takes exponential time`(pattern: String) throws {
        let glob = try Glob(parsing: pattern)
        #expect(!glob.matches(BytePath(String(repeating: "a", count: 200) + "c")))
        #expect(!glob.matches(BytePath(String(repeating: "a/", count: 100) + "c")))
        let matching = ["b", "aab", String(repeating: "a", count: 100) + "b"]
        #expect(matching.contains { glob.matches(BytePath($0)) })
    }
}
