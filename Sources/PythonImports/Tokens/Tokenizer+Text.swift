extension Tokenizer {
    /// The source of a token. Bytes of other encodings than UTF-8 are read as Latin-1.
    func text(_ token: Token) -> String { text(token.start..<token.end) }

    func text(_ range: Range<Int>) -> String {
        let bytes = UnsafeBufferPointer(rebasing: source[range])
        if checksNames { return String(decoding: bytes, as: UTF8.self) }
        return String(String.UnicodeScalarView(bytes.map { UnicodeScalar($0) }))
    }

    @inline(__always)
    func isName(_ token: Token, _ name: StaticString) -> Bool {
        token.kind == .name && token.end - token.start == name.utf8CodeUnitCount && matches(name, at: token.start)
    }

    @inline(__always)
    func isPunctuation(_ token: Token, _ byte: UInt8) -> Bool {
        token.kind == .punctuation && token.end - token.start == 1 && self.byte(token.start) == byte
    }

    /// The value of a string literal; nil for bytes, f-strings and those with escapes other than the plainest.
    func stringValue(_ token: Token) -> String? {
        guard token.kind == .string else { return nil }
        var start = token.start
        var isRaw = false
        while !isQuote(byte(start)) {
            if byte(start).lowercased == UInt8(ascii: "b") { return nil }
            isRaw = isRaw || byte(start).lowercased == UInt8(ascii: "r")
            start += 1
        }
        let quoteWidth = token.end - start >= 6 && isTripleQuote(byte(start), at: start) ? 3 : 1
        let contents = start + quoteWidth..<token.end - quoteWidth
        guard isRaw || !source[contents].contains(.backslash) else { return nil }
        return text(contents)
    }

    private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }
}
