/// Reads Python source token by token, by the rules of CPython 3.9 to 3.14 together.
///
/// The source must outlive the tokenizer and hold no NUL; `withTokenizer` sees to that.
struct Tokenizer {
    let source: UnsafeBufferPointer<UInt8>
    /// The offset of the next byte to read.
    var position: Int
    var brackets: [OpenBracket] = []
    var indents: [Indent] = [Indent(column: 0, narrowColumn: 0)]
    var formatStrings: [FormatString] = []
    /// Whether the literal text of the innermost f-string comes next, not code.
    var isInFormatText = false
    var isAtLineStart = true
    var pendingDedents = 0
    var failure: TokenFailure?
    let classes = ByteClassTable.shared

    /// Whether names are UTF-8, so that their letters can be checked.
    let checksNames: Bool

    init(_ source: UnsafeBufferPointer<UInt8>, at position: Int, checksNames: Bool) {
        self.source = source
        self.position = position
        self.checksNames = checksNames
    }

    /// A tokenizer of the same source that begins within a line.
    func restarted(at position: Int) -> Tokenizer {
        var copy = Tokenizer(source, at: position, checksNames: checksNames)
        copy.isAtLineStart = false
        return copy
    }

    /// A tokenizer of the same source that begins behind an opening parenthesis, so that line ends end nothing.
    func restarted(behindParenthesisAt position: Int) -> Tokenizer {
        var copy = restarted(at: position + 1)
        copy.brackets = [OpenBracket(byte: .openingParenthesis, offset: position, isField: false)]
        return copy
    }

    /// The number of open brackets; at 0 a line end ends the statement.
    var depth: Int { brackets.count }

    /// The byte at an offset, or 0 past the end.
    @inline(__always)
    func byte(_ offset: Int) -> UInt8 {
        offset < source.count ? source.baseAddress.unsafelyUnwrapped[offset] : 0
    }

    /// The end of the name whose first byte stands at an offset, and all its bytes or-ed together.
    @inline(__always)
    func nameEnd(from start: Int) -> (end: Int, bits: UInt8) {
        // In local variables, because this is where most of the time goes.
        let base = source.baseAddress.unsafelyUnwrapped
        let (count, classes) = (source.count, classes)
        var bits = base[start]
        var end = start &+ 1
        while end < count {
            let next = base[end]
            guard classes.continuesName(next) else { break }
            bits |= next
            end &+= 1
        }
        return (end, bits)
    }

    /// The next token; `end` and `failure` repeat for ever.
    mutating func next() -> Token {
        if isInFormatText { return formatText() }
        if pendingDedents > 0 { return dedent() }
        if isAtLineStart, let token = startLine() { return token }
        while true {
            while classes[byte(position)] == .space { position &+= 1 }
            let start = position
            let first = byte(start)
            switch classes[first] {
            case .letter:
                return nameOrString()
            case .digit:
                return number()
            case .quote:
                return string(prefixStart: start)
            case .dot:
                return byte(start + 1).isDecimalDigit ? number() : dots()
            case .punctuation:
                return punctuation(first)
            case .opening:
                return openBracket(first)
            case .closing:
                return closeBracket(first)
            case .nonASCII:
                return nameOrString()
            case .comment:
                skipComment()
            case .lineEnd:
                skipLineEnd()
                if brackets.isEmpty {
                    isAtLineStart = true
                    return Token(kind: .newline, start: start, end: position)
                }
            case .backslash:
                if !joinLines() { return stopped }
            case .space, .other:
                return start == source.count ? endOfSource() : strayByte(first)
            }
        }
    }

    /// Ends the last line, which may lack its line end.
    private mutating func endOfSource() -> Token {
        if let open = brackets.last {
            return fail(at: open.offset, "'\(Character(UnicodeScalar(open.byte)))' was never closed")
        }
        isAtLineStart = true
        return Token(kind: .newline, start: position, end: position)
    }

    private mutating func strayByte(_ byte: UInt8) -> Token {
        let isPrintable = byte > 0x20 && byte < 0x7F
        let shown = isPrintable ? "'\(Character(UnicodeScalar(byte)))'" : "U+" + hexadecimal(UInt32(byte))
        return fail(at: position, "no Python begins with \(shown)")
    }
}
