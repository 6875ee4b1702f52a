extension Tokenizer {
    /// Reads a name, or the string that it turns out to be the prefix of.
    mutating func nameOrString() -> Token {
        let start = position
        let (end, bits) = nameEnd(from: start)
        position = end
        if bits >= 0x80, checksNames, let failed = checkName(start..<position) { return failed }
        if position - start <= 2, classes[byte(position)] == .quote, let prefix = stringPrefix(start) {
            if prefix.isFormatted { return formatStart(prefixStart: start, isRaw: prefix.isRaw) }
            return string(prefixStart: start)
        }
        return Token(kind: .name, start: start, end: position)
    }

    /// Reads the letters before the quote at `position`: r, b, u, f, t, or r with b, f or t in either order.
    private func stringPrefix(_ start: Int) -> (isRaw: Bool, isFormatted: Bool)? {
        let raw = UInt8(ascii: "r")
        let first = byte(start).lowercased
        guard position - start == 2 else {
            guard "rbuft".utf8.contains(first) else { return nil }
            return (first == raw, first == UInt8(ascii: "f") || first == UInt8(ascii: "t"))
        }
        let second = byte(start + 1).lowercased
        guard first == raw || second == raw else { return nil }
        let other = first == raw ? second : first
        guard "bft".utf8.contains(other) else { return nil }
        return (true, other != UInt8(ascii: "b"))
    }

    /// Whether three times the quote at `position` stands there.
    func isTripleQuote(_ quote: UInt8, at offset: Int) -> Bool {
        byte(offset) == quote && byte(offset + 1) == quote && byte(offset + 2) == quote
    }

    /// Reads the string whose quote stands at `position`. Raw or not, a backslash keeps the next byte from closing it.
    mutating func string(prefixStart start: Int) -> Token {
        let quote = byte(position)
        let isTriple = isTripleQuote(quote, at: position)
        let quoteOffset = position
        position += isTriple ? 3 : 1
        while position < source.count {
            if isTriple { position = source.firstOffset(of: quote, or: .backslash, from: position) }
            let next = byte(position)
            if next == quote {
                if !isTriple || isTripleQuote(quote, at: position) {
                    position += isTriple ? 3 : 1
                    return Token(kind: .string, start: start, end: position)
                }
                position += 1
            } else if next == .backslash {
                skipEscape()
            } else if next.isLineEnd, !isTriple {
                return fail(at: quoteOffset, "the string is not closed on its line")
            } else {
                position += 1
            }
        }
        return fail(at: quoteOffset, isTriple ? "the triple-quoted string is never closed" : "the string is not closed")
    }

    /// Skips a backslash and what it escapes, a line end being one character.
    @inline(__always)
    mutating func skipEscape() {
        position += 1
        if byte(position) == .carriageReturn, byte(position + 1) == .lineFeed { position += 1 }
        position = min(position + 1, source.count)
    }
}
