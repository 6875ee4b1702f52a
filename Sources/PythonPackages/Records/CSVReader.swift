/// Reads lines of comma-separated values with double quotes, as Python's `csv.reader` does by default.
struct CSVReader {
    struct Field {
        let value: [UInt8]
        /// The bytes of the field with its quotes.
        let range: Range<Int>
    }

    struct Line {
        let fields: [Field]
        /// The bytes of the line with its end.
        let range: Range<Int>
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    }

    mutating func nextLine() -> Line? {
        guard position < bytes.count else { return nil }
        let start = position
        var fields = [nextField()]
        while position < bytes.count, bytes[position] == UInt8(ascii: ",") {
            position += 1
            fields.append(nextField())
        }
        skipLineEnd()
        return Line(fields: fields, range: start..<position)
    }

    /// Reads up to the next comma or line end outside of quotes.
    private mutating func nextField() -> Field {
        let start = position
        var value: [UInt8] = []
        if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
            if let (quoted, end) = quotedText(from: position) {
                value = quoted
                position = end
            }
        }
        let plainStart = position
        while position < bytes.count, !isFieldEnd(bytes[position]) { position += 1 }
        value += bytes[plainStart..<position]
        return Field(value: value, range: start..<position)
    }

    /// The text between quotes, two of them meaning one, and the place behind. Nil where the closing quote is missing:
    /// such a quote is an ordinary byte, or one bad line would swallow the rest of the file.
    private func quotedText(from start: Int) -> (text: [UInt8], end: Int)? {
        let quote = UInt8(ascii: "\"")
        var text: [UInt8] = []
        var index = start + 1
        while index < bytes.count {
            if bytes[index] != quote {
                text.append(bytes[index])
            } else if index + 1 < bytes.count, bytes[index + 1] == quote {
                text.append(quote)
                index += 1
            } else {
                return (text, index + 1)
            }
            index += 1
        }
        return nil
    }

    private mutating func skipLineEnd() {
        guard position < bytes.count else { return }
        let isPair = bytes[position] == 0x0d && position + 1 < bytes.count && bytes[position + 1] == 0x0a
        position += isPair ? 2 : 1
    }

    private func isFieldEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == 0x0a || byte == 0x0d
    }
}
