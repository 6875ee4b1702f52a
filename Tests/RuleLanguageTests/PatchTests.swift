import RuleLanguage
import SlimDiagnostics
import SlimFiles
import Testing

@Suite struct PatchTests {
    private func patch(_ rules: String) -> PatchRule? {
        guard case .patch(let patch) = load(rules).ruleSet?.statements.first?.rule else { return nil }
        return patch
    }

    @Test func `several pairs, a fallback and clauses between them`() {
        let rule = patch(
            """
            patch "a/b.py"
              replace
                | one
              with
                | two
              because "c"
              replace
                | three
              with
                | four
              otherwise keep "a/c.py" "a/d.py"
            """)
        #expect(rule?.pairs.map(\.old.text) == ["one", "three"])
        #expect(rule?.pairs.map(\.new.text) == ["two", "four"])
        #expect(rule?.pairs.map(\.times) == [1, 1])
        #expect(rule?.fallback?.map(\.text) == ["a/c.py", "a/d.py"])
        #expect(rule?.path.description == "a/b.py")
    }

    @Test func `times counts for its pair, or for all when it stands before them`() {
        let pair = "replace\n | a\n with\n | b\n"
        #expect(patch("patch \"a\\.py\" because \"c\" times 3\n \(pair) \(pair)")?.pairs.map(\.times) == [3, 3])
        #expect(patch("patch \"a.py\" because \"c\"\n \(pair) times 2\n \(pair)")?.pairs.map(\.times) == [2, 1])
        let inside = "patch \"a.py\" because \"c\"\n replace times 4\n | a\n with\n | b\n \(pair)"
        #expect(patch(inside)?.pairs.map(\.times) == [4, 1])
        let middle = "patch \"a.py\" because \"c\" times 9\n replace\n | a\n times 5\n with\n | b\n \(pair)"
        #expect(patch(middle)?.pairs.map(\.times) == [5, 9])
    }

    @Test func `the place of a text is that of its lines`() {
        let rules = "patch \"a.py\" because \"c\"\n replace\n  | one\n  | two\n with\n | x"
        let location = patch(rules)?.pairs.first?.old.location
        #expect(location?.position.line == 3 && location?.position.column == 5)
        #expect(location.map { $0.source.text.text(in: $0.span) } == "one\n  | two")
    }

    @Test func `mistakes are marked`() {
        expectMessages(#"«patch» "a.py" because "x""#, "missing-replace")
        expectMessages("patch«» because \"x\"\n replace\n | a\n with\n | b", "missing-file")
        expectMessages("patch «\"*.py\"» because \"x\"\n replace\n | a\n with\n | b", "not-a-file")
        expectMessages("patch \"a.py\" «\"b.py\"» because \"x\"\n replace\n | a\n with\n | b", "extra-word")
        expectMessages("patch \"a.py\" because \"x\"\n «replace»\n | a", "missing-with")
        expectMessages("patch \"a.py\" because \"x\"\n replace\n | a\n with«»", "missing-text")
        expectMessages("patch \"a.py\" because \"x\"\n replace\n | « »\n with\n | b", "blank-text")
        expectMessages("patch \"a.py\" because \"x\"\n replace\n | a\n with\n | «a»", "same-text")
        expectMessages("patch \"a.py\" because \"x\"\n replace\n «|»a\n with\n | b", "bar-without-space")
        expectMessages("patch \"a.py\" because \"x\"\n replace «a»\n | a\n with\n | b", "extra-word")
        expectMessages("patch \"a.py\" because \"x\" times «0» replace\n | a\n with\n | b", "not-a-count")
        expectMessages("patch \"a.py\" because \"x\"\n replace\n | a\n with\n | b\n otherwise «\"c\"»", "missing-keep")
        expectMessages("patch \"a.py\" because \"x\"\n replace\n | a\n with\n | b\n otherwise keep«»", "missing-glob")
        expectMessages("«patch» \"a.py\"\n replace\n | a\n with\n | b", "no-reason")
        expectMessages(
            "«patch» \"a.py\" because \"x\"\n «with»\n | b", "missing-replace", "stray-with")
    }
}
