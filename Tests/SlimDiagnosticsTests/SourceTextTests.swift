import SlimDiagnostics
import Testing

@Suite struct SourceTextTests {
    @Test func `lines end at LF and CRLF`() {
        let source = SourceText(name: "a", text: "one\r\ntwo\nthree")
        #expect(source.lineCount == 3)
        #expect((1...3).map { source.text(in: source.lineRange($0)) } == ["one", "two", "three"])
        #expect(source.position(of: 5) == Position(line: 2, column: 1))
        #expect(source.position(of: 11) == Position(line: 3, column: 3))
    }

    @Test func `a byte order mark belongs to no line`() {
        let source = SourceText(name: "a", bytes: [0xEF, 0xBB, 0xBF] + Array("keep".utf8))
        #expect(source.text(in: source.lineRange(1)) == "keep")
        #expect(source.position(of: 3) == Position(line: 1, column: 1))
        #expect(source.position(of: 0) == Position(line: 1, column: 1))
    }

    @Test func `columns count characters as people see them`() {
        // An e with a combining accent, a letter of two bytes, an emoji of several scalars.
        let source = SourceText(name: "a", text: "e\u{301}ß👩‍🔬x")
        #expect(source.position(of: source.bytes.count - 1) == Position(line: 1, column: 4))
    }

    @Test func `places outside the text are cut to it`() {
        let source = SourceText(name: "a", text: "ab\n")
        #expect(source.position(of: 99) == Position(line: 2, column: 1))
        #expect(source.text(in: 1..<50) == "b\n")
        #expect(source.text(in: 60..<70) == "")
        #expect(source.lineRange(9).isEmpty)
        #expect(source.lineRange(0).isEmpty)
    }

    @Test func `an empty text has one empty line`() {
        let source = SourceText(name: "a", text: "")
        #expect(source.lineCount == 1)
        #expect(source.position(of: 0) == Position(line: 1, column: 1))
    }

    @Test func `texts of one name and length that differ are not equal`() {
        #expect(SourceText(name: "a", text: "x") != SourceText(name: "a", text: "y"))
        #expect(SourceText(name: "a", text: "x") == SourceText(name: "a", text: "x"))
    }
}
