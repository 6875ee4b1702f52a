import RuleLanguage
import SlimDiagnostics
import SlimFiles
import Testing

/// How lines become statements, and statements blocks.
@Suite struct LineStructureTests {
    private func texts(_ rules: String) -> [String] {
        let result = load(rules)
        #expect(DiagnosticRenderer().render(result.diagnostics) == "")
        return result.ruleSet?.statements.map(\.text) ?? []
    }

    @Test func `deeper lines continue a statement, also after comments and empty lines`() {
        let rules = """
            keep   "a.py"   # as it is
              because
            # not indented, but a comment

                "reason"
              "and more"
            keep "b.py"
            """
        #expect(texts(rules) == ["keep \"a.py\" because \"reason\" \"and more\"", "keep \"b.py\""])
    }

    @Test func `CRLF, a byte order mark, tabs and no-break spaces make no difference`() {
        let plain = "package numpy\n  keep \"a.py\"\n    when <2\nend\nkeep \"b.py\"\n"
        let odd = "\u{FEFF}package\u{A0}numpy\r\n\tkeep\t\"a.py\"\r\n\t  when <2 \r\nend\r\nkeep \"b.py\""
        #expect(texts(odd) == texts(plain))
        #expect(texts(plain) == ["keep \"a.py\" when <2", "keep \"b.py\""])
    }

    @Test func `a tab reaches to the next multiple of eight`() {
        #expect(texts("    \tkeep \"a.py\"\n\t because \"b\"\n        keep \"c.py\"").count == 2)
    }

    @Test func `strings of because are joined, those of loses are features`() {
        let rules = "keep \"a.py\" because \"one\" \"two\" loses \"x\" \"y\" loses \"z\""
        let statement = load(rules).ruleSet?.statements.first
        #expect(statement?.reason == "one two")
        #expect(statement?.losses == ["x", "y", "z"])
    }

    @Test func `clauses come in any order`() {
        let orders = [
            #"remove "a/**" as x because "y" loses "z" except "a/b""#,
            #"remove "a/**" except "a/b" loses "z" because "y" as x"#,
        ]
        for order in orders {
            let statement = load(order).ruleSet?.statements.first
            #expect(statement?.name == "x" && statement?.reason == "y" && statement?.losses == ["z"])
            #expect(statement?.head == "remove \"a/**\"")
        }
    }

    @Test func `a hash in a string or in patch text begins no comment`() {
        let rules = """
            patch "a#.py"  because "see #4"  # a comment
              replace
                | x  # noqa
                # a comment
              with
                |
                |   y
            """
        let statement = load(rules).ruleSet?.statements.first
        guard case .patch(let patch) = statement?.rule else {
            Issue.record("no patch")
            return
        }
        #expect(patch.path.description == "a#.py")
        #expect(patch.pairs.map(\.old.text) == ["x  # noqa"])
        #expect(patch.pairs.map(\.new.text) == ["\n  y"])
        #expect(statement?.reason == "see #4")
    }

    @Test func `text of a patch is exact to the last space`() {
        let rules = "patch \"a.py\" because \"b\"\r\n replace\r\n | x \t\r\n |\r\n | z\r\n with\r\n |  y"
        guard case .patch(let patch) = load(rules).ruleSet?.statements.first?.rule else {
            Issue.record("no patch")
            return
        }
        #expect(patch.pairs.first?.old.lines == ["x \t", "", "z"])
        #expect(patch.pairs.first?.new.lines == [" y"])
    }

    @Test func `a statement that is indented like a continuation is named as such`() {
        expectMessages("keep \"a.py\"\n  «keep» \"b.py\"", "deep-statement")
        expectMessages("keep \"a.py\"\n«because» \"b\"", "shallow-clause")
        expectMessages("«because» \"b\"", "stray-clause")
        expectMessages("keep \"a.py\"\n«\"b.py\"»", "unknown-statement")
        expectMessages("keep \"a.py\"\n  | «text»", "stray-text")
    }

    @Test func `a block lacks its end, or an end its block`() {
        expectMessages("«package» a\n  keep \"a.py\"", "unclosed-block")
        expectMessages("«package» a\n  keep \"a.py\"\npackage b\nend", "unclosed-block")
        expectMessages(
            "«package» a\n  keep \"a.py\"\nlimit unzipped < 5\ninclude \"x\"", "unclosed-block", files: ["x": ""])
        expectMessages("package a\n  «limit» unzipped < 5\nend", "in-block")
        expectMessages("«end»", "stray-end")
        expectMessages("package a\nend «package»", "extra-word")
        expectMessages("package«»\nend", "missing-name")
        expectMessages("package «\"a\"» «b,»\nend", "not-a-name", "not-a-name")
    }

    @Test func `quotes that are missing or of another kind`() {
        expectMessages("keep «\"a.py»", "unterminated-string")
        expectMessages("keep «\"a/b» because \"x\"", "unterminated-string")
        expectMessages("keep «'»a.py' because «“»x”", "wrong-quotes", "wrong-quotes")
        expectMessages("keep \"a.py\"«b»ecause \"x\"", "glued")
    }

    @Test func `what is no text is not read`() {
        expectMessages("keep «\u{0}» \u{0} ][", "not-text")
        let bytes = Array("keep \"a".utf8) + [0xFF] + Array(".py\"\nkepe \"b\"".utf8)
        let result = RuleLoader { _, _ in .notFound(tried: []) }.load(
            RuleSource(name: "a", bytes: bytes, isBuiltin: false))
        #expect(result.diagnostics.map(\.code) == ["not-utf8", "unknown-statement"])
        #expect(result.diagnostics.first?.span == Span(7, 8))
    }
}
