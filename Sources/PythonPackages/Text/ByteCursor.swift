/// A place in the UTF-8 bytes of a text that is being parsed.
struct ByteCursor {
    let bytes: [UInt8]
    let end: Int
    var position: Int

    init(_ text: String) {
        self.init(Array(text.utf8))
    }

    init(_ bytes: [UInt8]) {
        self.init(bytes, range: 0..<bytes.count)
    }

    init(_ bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        end = range.upperBound
        position = range.lowerBound
    }

    var isAtEnd: Bool { position >= end }
    var next: UInt8? { position < end ? bytes[position] : nil }
    var rest: Range<Int> { position..<max(position, end) }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    func starts(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard end - position >= count else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(bytes[position..<position + count]) }
    }

    /// Moves beyond a text if it comes next.
    mutating func take(_ text: StaticString) -> Bool {
        guard starts(with: text) else { return false }
        position += text.utf8CodeUnitCount
        return true
    }

    /// Moves beyond a word in any mixture of cases if it comes next. The word is given in lower case.
    mutating func takeIgnoringCase(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard end - position >= count else { return false }
        let matches = word.withUTF8Buffer { letters in
            letters.indices.allSatisfy { bytes[position + $0].asciiLowercased == letters[$0] }
        }
        if matches { position += count }
        return matches
    }

    /// Moves beyond a word that must not go on behind its last letter.
    mutating func takeWord(_ word: StaticString) -> Bool {
        guard starts(with: word) else { return false }
        let after = position + word.utf8CodeUnitCount
        guard after == end || !bytes[after].isWordByte else { return false }
        position = after
        return true
    }

    /// Moves beyond the bytes that satisfy a condition and returns where they were.
    @discardableResult
    mutating func skip(while condition: (UInt8) -> Bool) -> Range<Int> {
        let start = position
        while position < end, condition(bytes[position]) { position += 1 }
        return start..<position
    }

    mutating func skipWhitespace() {
        while case let length = whitespaceLength(in: bytes, at: position, end: end), length > 0 {
            position += length
        }
    }
}

/// A part of the bytes without the white space around it.
func trimWhitespace(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var cursor = ByteCursor(bytes, range: range)
    cursor.skipWhitespace()
    let start = cursor.position
    var contentEnd = start
    while !cursor.isAtEnd {
        let length = whitespaceLength(in: bytes, at: cursor.position, end: cursor.end)
        cursor.position += max(length, 1)
        if length == 0 { contentEnd = cursor.position }
    }
    return start..<contentEnd
}
