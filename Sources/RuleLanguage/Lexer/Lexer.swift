internal import SlimDiagnostics

/// Splits a rule file into lines of words and strings. Never fails: what is wrong is reported and read as it was
/// probably meant.
struct Lexer {
    private let source: SourceText
    private var sink: DiagnosticSink
    /// Where the next token may begin, and where the line ends.
    private var offset = 0
    private var end = 0

    static func lines(of sink: inout DiagnosticSink) -> [SourceLine] {
        var lexer = Lexer(sink: sink)
        let lines = lexer.readLines()
        sink = lexer.sink
        return lines
    }

    private init(sink: DiagnosticSink) {
        self.sink = sink
        source = sink.source
    }

    private mutating func readLines() -> [SourceLine] {
        if let span = source.bytes.firstInvalidUTF8() {
            sink.error("not-utf8", span, "this is no UTF-8 text", label: "save the file as UTF-8")
        }
        var lines: [SourceLine] = []
        for number in 1...source.lineCount {
            let range = source.lineRange(number)
            offset = range.lowerBound
            end = range.upperBound
            if let line = readLine() { lines.append(line) }
        }
        return lines
    }

    private mutating func readLine() -> SourceLine? {
        var indent = 0
        while let width = spaceWidth(at: offset) {
            indent = source.bytes[offset] == UInt8(ascii: "\t") ? (indent / 8 + 1) * 8 : indent + 1
            offset += width
        }
        guard let first = byte(at: offset) else { return nil }
        if first == UInt8(ascii: "|") { return SourceLine(indent: indent, content: .text(readText())) }
        var tokens: [Token] = []
        while let token = readToken(after: tokens.last) { tokens.append(token) }
        return tokens.isEmpty ? nil : SourceLine(indent: indent, content: .tokens(tokens))
    }

    /// The rest of a line after its bar, to the byte.
    private mutating func readText() -> TextLine {
        var start = offset + 1
        if let next = byte(at: start) {
            if next == UInt8(ascii: " ") {
                start += 1
            } else {
                let span = Span(offset, start)
                sink.error("bar-without-space", span, "a space is missing after the bar", label: "write \"| text\"")
            }
        }
        let span = Span(start, end)
        return TextLine(text: source.text(in: span), span: span)
    }

    private mutating func readToken(after previous: Token?) -> Token? {
        while let width = spaceWidth(at: offset) { offset += width }
        guard let first = byte(at: offset), first != UInt8(ascii: "#") else { return nil }
        let start = offset
        let token = first == UInt8(ascii: "\"") ? readString() : readQuotedOtherwise() ?? readWord()
        if let previous, previous.span.end == start, previous.isString || token.isString {
            let place = Span(start, start + 1)
            sink.error("glued", place, "a space is missing here", label: "words and strings stand apart")
        }
        return token
    }

    private mutating func readString() -> Token {
        let start = offset
        var text: [UInt8] = []
        var escapes: [Int] = []
        offset += 1
        while let next = byte(at: offset), next != UInt8(ascii: "\"") {
            if next == UInt8(ascii: "\\"), let escaped = byte(at: offset + 1) {
                // Other backslashes are left to the globs, which have escapes of their own.
                if escaped == UInt8(ascii: "\"") { escapes.append(text.count) } else { text.append(next) }
                offset += 1
            }
            text.append(source.bytes[offset])
            offset += 1
        }
        let hasEnd = offset < end
        if hasEnd { offset += 1 }
        let isComplete = hasEnd && !swallowsOpeningQuote()
        if !isComplete {
            // What follows the first space is more likely words than text, where a later quote closes the string.
            if hasEnd { offset = (start..<offset).first { spaceWidth(at: $0) != nil } ?? offset }
            sink.error(
                "unterminated-string", Span(start, offset), "this string has no end",
                label: "strings end with \" on the same line")
        }
        return Token(
            kind: .string, text: String(decoding: text, as: UTF8.self), span: Span(start, offset), escapes: escapes,
            isComplete: isComplete)
    }

    /// Whether the quote before `offset` was probably meant to open a string: text touches it, and the line holds one
    /// more that is not closed.
    private func swallowsOpeningQuote() -> Bool {
        guard offset < end, spaceWidth(at: offset) == nil, byte(at: offset) != UInt8(ascii: "#") else { return false }
        return !source.bytes[offset..<end].count { $0 == UInt8(ascii: "\"") }.isMultiple(of: 2)
    }

    /// Text in quotes that are not straight double ones; nil where there are none.
    private mutating func readQuotedOtherwise() -> Token? {
        guard let opening = otherQuoteWidth(at: offset) else { return nil }
        let start = offset
        offset += opening
        let textStart = offset
        var textEnd = end
        while offset < end {
            if let closing = otherQuoteWidth(at: offset) ?? (byte(at: offset) == UInt8(ascii: "\"") ? 1 : nil) {
                textEnd = offset
                offset += closing
                break
            }
            offset += 1
        }
        sink.error(
            "wrong-quotes", Span(start, start + opening), "strings stand in straight double quotes",
            label: "write \"…\"")
        return Token(kind: .string, text: source.text(in: textStart..<textEnd), span: Span(start, offset))
    }

    /// A word; one that begins with a letter ends before a comparison, so that `numpy<2.3` is two.
    private mutating func readWord() -> Token {
        let start = offset
        let isName = source.bytes[offset].isASCIILetter
        while let next = byte(at: offset), spaceWidth(at: offset) == nil,
            next != UInt8(ascii: "\""), next != UInt8(ascii: "#")
        {
            if isName, next.isComparison { break }
            offset += 1
        }
        let span = Span(start, offset)
        return Token(kind: .word, text: source.text(in: span), span: span)
    }

    private func byte(at offset: Int) -> UInt8? {
        offset < end ? source.bytes[offset] : nil
    }

    /// Bytes of a space, a tab, a stray control character or a no-break space; nil for anything else.
    private func spaceWidth(at offset: Int) -> Int? {
        guard let first = byte(at: offset) else { return nil }
        if first <= 0x20 || first == 0x7F { return 1 }
        return first == 0xC2 && byte(at: offset + 1) == 0xA0 ? 2 : nil
    }

    /// Bytes of an apostrophe, a backtick or a typographic quote; nil for anything else.
    private func otherQuoteWidth(at offset: Int) -> Int? {
        guard let first = byte(at: offset) else { return nil }
        if first == UInt8(ascii: "'") || first == UInt8(ascii: "`") { return 1 }
        guard first == 0xE2, byte(at: offset + 1) == 0x80, let last = byte(at: offset + 2) else { return nil }
        return (0x98...0x9F).contains(last) ? 3 : nil
    }
}
