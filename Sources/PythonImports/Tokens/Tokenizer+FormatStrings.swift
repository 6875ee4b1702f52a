/// An f-string or t-string that is being read.
struct FormatString {
    let quote: UInt8
    let isTriple: Bool
    let isRaw: Bool
    /// The offset of its opening quote, in bytes.
    let offset: Int
    /// Replacement fields that are open; above 0 its text is a format specification.
    var openFields = 0
}

extension Tokenizer {
    /// CPython's own limit on f-strings within f-strings.
    private static var maximumFormatStrings: Int { 150 }

    mutating func formatStart(prefixStart start: Int, isRaw: Bool) -> Token {
        let quote = byte(position)
        let isTriple = isTripleQuote(quote, at: position)
        guard formatStrings.count < Self.maximumFormatStrings else {
            return fail(at: position, "too many nested f-strings")
        }
        formatStrings.append(FormatString(quote: quote, isTriple: isTriple, isRaw: isRaw, offset: position))
        isInFormatText = true
        position += isTriple ? 3 : 1
        return Token(kind: .formatStart, start: start, end: position)
    }

    /// Reads literal text up to a field, a closing brace of one, or the closing quote.
    mutating func formatText() -> Token {
        let start = position
        let string = formatStrings[formatStrings.count - 1]
        while position < source.count {
            let next = byte(position)
            if next == string.quote {
                if !string.isTriple || isTripleQuote(next, at: position) { return formatEnd(string, textStart: start) }
                position += 1
            } else if next == .openingBrace {
                if string.openFields > 0 || byte(position + 1) != .openingBrace { return openField(textStart: start) }
                position += 2
            } else if next == .closingBrace {
                if string.openFields > 0 { return leaveText(start) }
                guard byte(position + 1) == .closingBrace else {
                    return fail(at: position, "a single '}' in an f-string")
                }
                position += 2
            } else if next == .backslash {
                skipFormatEscape(isRaw: string.isRaw)
            } else if next.isLineEnd, !string.isTriple {
                // 3.12 lets a line end close a format specification; 3.13 does not.
                if string.openFields > 0 { return leaveText(start) }
                return fail(at: string.offset, "the f-string is not closed on its line")
            } else {
                position += 1
            }
        }
        return fail(at: string.offset, "the f-string is never closed")
    }

    private mutating func leaveText(_ start: Int) -> Token {
        isInFormatText = false
        return Token(kind: .formatText, start: start, end: position)
    }

    private mutating func openField(textStart start: Int) -> Token {
        if start < position { return leaveTextAtField(start) }
        isInFormatText = false
        formatStrings[formatStrings.count - 1].openFields += 1
        return openBracket(.openingBrace, isField: true)
    }

    /// The text first; the brace at `position` is read by the next call.
    private func leaveTextAtField(_ start: Int) -> Token {
        Token(kind: .formatText, start: start, end: position)
    }

    private mutating func formatEnd(_ string: FormatString, textStart start: Int) -> Token {
        if start < position { return Token(kind: .formatText, start: start, end: position) }
        guard string.openFields == 0 else { return fail(at: position, "the f-string ends within a replacement field") }
        formatStrings.removeLast()
        isInFormatText = false
        position += string.isTriple ? 3 : 1
        return Token(kind: .formatEnd, start: start, end: position)
    }

    /// A backslash does not escape a brace; `\N{…}` is one character unless the string is raw.
    private mutating func skipFormatEscape(isRaw: Bool) {
        let escaped = byte(position + 1)
        if escaped == .openingBrace || escaped == .closingBrace {
            position += 1
        } else if !isRaw, escaped == UInt8(ascii: "N"), byte(position + 2) == .openingBrace {
            position += 3
            while byte(position).isCharacterNamePart { position += 1 }
            if byte(position) == .closingBrace { position += 1 }
        } else {
            skipEscape()
        }
    }
}

extension UInt8 {
    /// Names of characters are letters, digits, spaces and hyphens.
    fileprivate var isCharacterNamePart: Bool {
        lowercased &- 0x61 < 26 || isDecimalDigit || self == .space || self == UInt8(ascii: "-")
    }
}
