/// A bracket that waits for its partner.
struct OpenBracket {
    let byte: UInt8
    /// In bytes.
    let offset: Int
    /// Whether it opens a replacement field of an f-string.
    let isField: Bool
}

extension Tokenizer {
    /// CPython's own limit on nested brackets.
    private static var maximumBrackets: Int { 200 }

    /// The number of brackets around a token that was just read, which may be one itself.
    func depthAround(_ token: Token) -> Int {
        guard token.kind == .punctuation else { return depth }
        switch classes[byte(token.start)] {
        case .opening: return depth - 1
        case .closing: return depth + 1
        default: return depth
        }
    }

    mutating func openBracket(_ byte: UInt8, isField: Bool = false) -> Token {
        guard brackets.count < Self.maximumBrackets else { return fail(at: position, "too many nested brackets") }
        brackets.append(OpenBracket(byte: byte, offset: position, isField: isField))
        position += 1
        return Token(kind: .punctuation, start: position - 1, end: position)
    }

    mutating func closeBracket(_ byte: UInt8) -> Token {
        guard !brackets.isEmpty else { return fail(at: position, "'\(character(byte))' closes nothing") }
        let open = brackets[brackets.count - 1]
        brackets.removeLast()
        // `(` and `)` are neighbours in ASCII; the other two pairs are two apart.
        guard byte == open.byte + (open.byte == .openingParenthesis ? 1 : 2) else {
            return fail(at: position, "'\(character(byte))' cannot close '\(character(open.byte))'")
        }
        if open.isField {
            formatStrings[formatStrings.count - 1].openFields -= 1
            isInFormatText = true
        }
        position += 1
        return Token(kind: .punctuation, start: position - 1, end: position)
    }

    private func character(_ byte: UInt8) -> Character { Character(UnicodeScalar(byte)) }

    /// `.` or `...`; dots of a relative import come in either.
    mutating func dots() -> Token {
        let start = position
        position += byte(start + 1) == .dot && byte(start + 2) == .dot ? 3 : 1
        return Token(kind: .punctuation, start: start, end: position)
    }

    mutating func punctuation(_ first: UInt8) -> Token {
        let start = position
        position += 1
        var second = byte(position)
        if first == .colon, let open = brackets.last, open.isField {
            // The colon of a field begins its format specification, so `:=` is none there.
            isInFormatText = true
            return Token(kind: .punctuation, start: start, end: position)
        }
        if second == first, "*/<>".utf8.contains(first) {
            position += 1
            second = byte(position)
        } else if first == UInt8(ascii: "-"), second == UInt8(ascii: ">") {
            position += 1
            return Token(kind: .punctuation, start: start, end: position)
        }
        if second == .equals, first != .comma, first != .semicolon, first != UInt8(ascii: "~") { position += 1 }
        if first == UInt8(ascii: "!"), position == start + 1, brackets.last?.isField != true {
            return fail(at: start, "no Python begins with '!'")
        }
        return Token(kind: .punctuation, start: start, end: position)
    }
}
