extension Tokenizer {
    /// Reads a number, by the grammar of CPython's lexical analysis: underscores only between digits, no old octals.
    mutating func number() -> Token {
        let start = position
        if byte(start) == UInt8(ascii: "0") {
            switch byte(start + 1).lowercased {
            case UInt8(ascii: "x"): return radixNumber(start) { $0.isHexadecimalDigit }
            case UInt8(ascii: "o"): return radixNumber(start) { $0 &- 0x30 < 8 }
            case UInt8(ascii: "b"): return radixNumber(start) { $0 &- 0x30 < 2 }
            default: break
            }
        }
        var isInteger = true
        if byte(position) != .dot, !digits({ $0.isDecimalDigit }) { return badNumber() }
        let integer = start..<position
        if byte(position) == .dot {
            isInteger = false
            position += 1
            if byte(position).isDecimalDigit, !digits({ $0.isDecimalDigit }) { return badNumber() }
        }
        if byte(position).lowercased == UInt8(ascii: "e") {
            let sign = byte(position + 1)
            let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
            if byte(position + (isSigned ? 2 : 1)).isDecimalDigit {
                isInteger = false
                position += isSigned ? 2 : 1
                if !digits({ $0.isDecimalDigit }) { return badNumber() }
            } else if isSigned {
                return badNumber()
            }
        }
        if byte(position).lowercased == UInt8(ascii: "j") {
            isInteger = false
            position += 1
        }
        if isInteger, hasLeadingZero(integer) { return fail(at: start, "an integer other than 0 begins with 0") }
        return endNumber(start)
    }

    private mutating func radixNumber(_ start: Int, _ isDigit: (UInt8) -> Bool) -> Token {
        position += 2
        if byte(position) == .underscore { position += 1 }
        guard isDigit(byte(position)), digits(isDigit) else { return badNumber() }
        if byte(position).isDecimalDigit { return badNumber() }
        return endNumber(start)
    }

    /// Skips digits with single underscores between them.
    /// - Returns: false where an underscore has no digit after it.
    private mutating func digits(_ isDigit: (UInt8) -> Bool) -> Bool {
        while true {
            while isDigit(byte(position)) { position += 1 }
            guard byte(position) == .underscore else { return true }
            position += 1
            guard isDigit(byte(position)) else { return false }
        }
    }

    private func hasLeadingZero(_ range: Range<Int>) -> Bool {
        byte(range.lowerBound) == UInt8(ascii: "0")
            && range.contains { byte($0) != UInt8(ascii: "0") && byte($0) != .underscore }
    }

    /// A name may not touch a number, but for the keywords that can follow one, as in `1if x else 2`.
    private mutating func endNumber(_ start: Int) -> Token {
        let next = byte(position)
        // Bytes of other scripts are left to the name that they begin, as CPython does.
        guard classes.continuesName(next), next < 0x80, !isKeywordAfterNumber() else {
            return Token(kind: .number, start: start, end: position)
        }
        return badNumber()
    }

    private func isKeywordAfterNumber() -> Bool {
        let keywords: [StaticString] = ["and", "else", "for", "if", "in", "is", "or", "not"]
        return keywords.contains { matches($0, at: position) }
    }

    /// Whether the source has the ASCII text at an offset.
    func matches(_ text: StaticString, at offset: Int) -> Bool {
        guard offset + text.utf8CodeUnitCount <= source.count else { return false }
        for index in 0..<text.utf8CodeUnitCount where byte(offset + index) != text.utf8Start[index] { return false }
        return true
    }

    private mutating func badNumber() -> Token {
        fail(at: position, "this number is not written as Python wants it")
    }
}
