extension LiteralReader {
    var atEnd: Bool {
        switch token.kind {
        case .end, .failure, .newline, .indent, .dedent: true
        default: false
        }
    }

    var isClosing: Bool {
        token.kind == .punctuation && tokenizer.classes[tokenizer.byte(token.start)] == .closing
    }

    /// Whether nothing more belongs to the value.
    var atOperandEnd: Bool {
        atEnd || isClosing || isPunctuation(",") || isPunctuation(":") || isPunctuation("=") || isPunctuation(";")
    }

    func isPunctuation(_ text: StaticString) -> Bool {
        token.kind == .punctuation && token.end - token.start == text.utf8CodeUnitCount
            && tokenizer.matches(text, at: token.start)
    }

    mutating func take(_ text: StaticString) -> Bool {
        guard isPunctuation(text) else { return false }
        advance()
        return true
    }
}
