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
}
