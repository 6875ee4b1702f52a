extension ByteCursor {
    /// Reads a text in quotes as Python does: no quote of its own kind inside, escapes with a backslash.
    /// - Throws: an error for what Python refuses, and for escapes by name (`\N{DASH}`).
    mutating func parsePythonString() throws(PackagingError) -> String {
        let start = position
        guard let quote = next else { throw PackagingError("expected a text in quotes", at: rest) }
        position += 1
        let body = skip { $0 != quote }
        guard next == quote else {
            throw PackagingError("the closing quote is missing", at: start..<position)
        }
        position += 1
        var reader = ByteCursor(bytes, range: body)
        var value: [UInt8] = []
        while let byte = reader.next {
            let start = reader.position
            reader.position += 1
            switch byte {
            case UInt8(ascii: "\\"):
                guard let decoded = reader.parseEscape() else {
                    throw PackagingError("this escape has no meaning in a text", at: start..<reader.position)
                }
                value += decoded
            case 0, UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                throw PackagingError(
                    "a text in quotes must not hold a line break or a zero byte", at: start..<reader.position)
            default: value.append(byte)
            }
        }
        return String(decoding: value, as: UTF8.self)
    }

    /// Reads what stands behind a backslash and returns the UTF-8 that it means, or nil where it means nothing.
    private mutating func parseEscape() -> [UInt8]? {
        guard let byte = next else { return nil }
        position += 1
        switch byte {
        case UInt8(ascii: "\n"): return []
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): return [byte]
        case UInt8(ascii: "a"): return [0x07]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0c]
        case UInt8(ascii: "n"): return [0x0a]
        case UInt8(ascii: "r"): return [0x0d]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "v"): return [0x0b]
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            position -= 1
            return parseCodePoint(radix: 8, digits: 1...3)
        case UInt8(ascii: "x"): return parseCodePoint(radix: 16, digits: 2...2)
        case UInt8(ascii: "u"): return parseCodePoint(radix: 16, digits: 4...4)
        case UInt8(ascii: "U"): return parseCodePoint(radix: 16, digits: 8...8)
        case UInt8(ascii: "N"), UInt8(ascii: "\r"), 0: return nil
        default: return [UInt8(ascii: "\\"), byte]
        }
    }

    private mutating func parseCodePoint(radix: UInt32, digits: ClosedRange<Int>) -> [UInt8]? {
        var value: UInt32 = 0
        var count = 0
        while count < digits.upperBound, let byte = next,
            let digit = Character(Unicode.Scalar(byte)).hexDigitValue.map({ UInt32($0) }), digit < radix
        {
            value = value &* radix &+ digit
            position += 1
            count += 1
        }
        guard count >= digits.lowerBound, let scalar = Unicode.Scalar(value) else { return nil }
        return Array(String(Character(scalar)).utf8)
    }
}
