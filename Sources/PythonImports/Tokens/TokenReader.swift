/// What reads a source with one token ahead.
protocol TokenReader {
    var tokenizer: Tokenizer { get }
    /// The token that is to be looked at next.
    var token: Token { get }
    mutating func advance()
}

extension TokenReader {
    func isPunctuation(_ text: StaticString) -> Bool {
        token.kind == .punctuation && token.end - token.start == text.utf8CodeUnitCount
            && tokenizer.matches(text, at: token.start)
    }

    mutating func take(_ text: StaticString) -> Bool {
        guard isPunctuation(text) else { return false }
        advance()
        return true
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard tokenizer.isPunctuation(token, byte) else { return false }
        advance()
        return true
    }

    mutating func take(name: StaticString) -> Bool {
        guard tokenizer.isName(token, name) else { return false }
        advance()
        return true
    }

    /// Names with dots between them, which may stand apart.
    mutating func dottedName() -> String? {
        guard token.kind == .name else { return nil }
        var name = tokenizer.text(token)
        advance()
        while take(.dot) {
            guard token.kind == .name else { return nil }
            name += "." + tokenizer.text(token)
            advance()
        }
        return name
    }
}
