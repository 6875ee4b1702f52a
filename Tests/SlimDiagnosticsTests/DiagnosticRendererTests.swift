import SlimDiagnostics
import Testing

@Suite struct DiagnosticRendererTests {
    /// Draws one error about the part of a text between two bars, which are taken out.
    private func drawing(
        _ marked: String, label: String? = nil, notes: [Diagnostic.Note] = [], help: String? = nil
    ) -> String {
        let parts = marked.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let source = SourceText(name: "a.rules", text: parts.joined())
        let start = parts[0].utf8.count
        let diagnostic = Diagnostic(
            code: "x", source: source, span: Span(start, start + parts[1].utf8.count), summary: "this is wrong",
            label: label, notes: notes, help: help)
        return DiagnosticRenderer().render(diagnostic)
    }

    @Test func `place, line, carets and label are drawn`() {
        #expect(
            drawing("one\nkeep |those| files\n", label: "which?") == """
                a.rules:2:6: error: this is wrong
                   2 | keep those files
                     |      ^^^^^ which?

                """)
    }

    @Test func `an empty span is one caret, also at the end of a line`() {
        #expect(
            drawing("remove||", label: "what?") == """
                a.rules:1:7: error: this is wrong
                   1 | remove
                     |       ^ what?

                """)
    }

    @Test func `notes, quoted lines and help follow`() {
        let note = Diagnostic.Note("nearest is line 185", excerpt: ["    warnings.filterwarnings()", ""])
        #expect(
            drawing("a |b|", notes: [note, .init("second")], help: "bound the patch") == """
                a.rules:1:3: error: this is wrong
                   1 | a b
                     |   ^
                     nearest is line 185
                     |     warnings.filterwarnings()
                     |
                     second
                     bound the patch

                """)
    }

    @Test func `tabs are widened in the line and before the carets`() {
        #expect(
            drawing("\tkeep\t|x\ty|") == """
                a.rules:1:7: error: this is wrong
                   1 |     keep    x    y
                     |             ^^^^^^

                """)
    }

    @Test func `wide characters take two columns and combining ones none`() {
        #expect(
            drawing("漢字 e\u{301} |字|") == """
                a.rules:1:6: error: this is wrong
                   1 | 漢字 e\u{301} 字
                     |        ^^

                """)
    }

    @Test func `control characters and marks that turn the direction of text are shown, not sent`() {
        let text = drawing("a\u{1B}[2Jb\u{202E}c |x|")
        #expect(text.contains("   1 | a␛[2Jb\u{FFFD}c x\n"))
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    }

    @Test func `a span over several lines is drawn on its first`() {
        #expect(
            drawing("keep |one\ntwo| three") == """
                a.rules:1:6: error: this is wrong
                   1 | keep one
                     |      ^^^

                """)
    }

    @Test func `a long line is cut to what surrounds the span`() {
        let long = String(repeating: "abcdefghij", count: 100)
        let lines = drawing("\(long)|HERE|\(long)").split(separator: "\n").map(String.init)
        #expect(lines[0] == "a.rules:1:1001: error: this is wrong")
        #expect(lines[1].count < 170)
        #expect(lines[1].hasPrefix("   1 | …abcdefghij") && lines[1].hasSuffix("…"))
        let caret = lines[2].firstIndex(of: "^").map { lines[2].distance(from: lines[2].startIndex, to: $0) } ?? 0
        #expect(Array(lines[1])[caret...].prefix(4) == ["H", "E", "R", "E"])
    }

    @Test func `line numbers of any length keep the bars in one column`() {
        let text = drawing(String(repeating: "\n", count: 12_344) + "keep |x|")
        #expect(text.hasSuffix("12345 | keep x\n      |      ^\n"))
    }

    @Test func `a message about no text has no drawing`() {
        let diagnostic = Diagnostic(code: "x", severity: .warning, source: nil, summary: "no rules", help: "write some")
        #expect(DiagnosticRenderer().render(diagnostic) == "warning: no rules\n     write some\n")
    }

    @Test func `colour changes nothing but colour`() {
        let source = SourceText(name: "a.rules", text: "keep x")
        let diagnostic = Diagnostic(code: "x", source: source, span: Span(5, 6), summary: "wrong", label: "here")
        let plain = DiagnosticRenderer().render(diagnostic)
        let coloured = DiagnosticRenderer(usesColor: true).render(diagnostic)
        #expect(coloured.contains("\u{1B}[1;31merror:\u{1B}[0m wrong"))
        var stripped = coloured
        for code in ["\u{1B}[1;31m", "\u{1B}[0m"] { stripped = stripped.split(separator: code).joined() }
        #expect(stripped == plain)
    }

    @Test func `several messages stand apart by an empty line, in the order of files and places`() {
        let first = SourceText(name: "b.rules", text: "x y")
        let second = SourceText(name: "a.rules", text: "z")
        let list = [
            Diagnostic(code: "1", source: second, span: Span(0, 1), summary: "third"),
            Diagnostic(code: "2", source: nil, summary: "last"),
            Diagnostic(code: "3", source: first, span: Span(2, 3), summary: "second"),
            Diagnostic(code: "4", severity: .note, source: first, span: Span(0, 1), summary: "first"),
        ].sorted(inFiles: ["b.rules", "a.rules"])
        #expect(list.map(\.summary) == ["first", "second", "third", "last"])
        #expect(list.errorCount == 3 && list.warningCount == 0 && list.hasErrors)
        #expect(DiagnosticRenderer().render(Array(list.prefix(2))).contains("^\n\nb.rules:1:3: error: second\n"))
    }
}
