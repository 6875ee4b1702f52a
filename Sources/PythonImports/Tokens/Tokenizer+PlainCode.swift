extension Tokenizer {
    /// Skips white space, operators, and names that are neither called nor `lambda`, up to the next token that may
    /// matter: strings, numbers, brackets, colons, the ends of statements. It is what makes scanning fast.
    /// - Returns: whether names or operators were skipped.
    mutating func skipPlainCode() -> Bool {
        guard !isInFormatText, !isAtLineStart, pendingDedents == 0 else { return false }
        var hasSkipped = false
        while true {
            let first = byte(position)
            switch classes[first] {
            case .space:
                position += 1
            case .letter:
                guard let end = plainNameEnd() else { return hasSkipped }
                position = end
                hasSkipped = true
            case .punctuation:
                if first == .colon || first == .semicolon || first == UInt8(ascii: "!") { return hasSkipped }
                position += 1
                hasSkipped = true
            case .dot where !byte(position + 1).isDecimalDigit:
                position += 1
                hasSkipped = true
            default:
                return hasSkipped
            }
        }
    }

    /// The end of the name that begins at `position`; nil where it takes a closer look.
    @inline(__always)
    private func plainNameEnd() -> Int? {
        let (end, bits) = nameEnd(from: position)
        let next = byte(end)
        if bits >= 0x80 || next == .openingParenthesis || classes[next] == .quote { return nil }
        if end - position == 6, byte(position) == UInt8(ascii: "l") { return nil }
        return next == .space && byte(end + 1) == .openingParenthesis ? nil : end
    }
}
