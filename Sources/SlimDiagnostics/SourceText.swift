/// The bytes of a text file under the name that messages give it, with an index of its lines.
///
/// Lines end at LF or CRLF. A byte order mark belongs to no line.
public struct SourceText: Sendable {
    /// The path, as the user wrote it or as it was found.
    public let name: String
    public let bytes: [UInt8]
    /// Offset of the first byte of each line; never empty.
    private let lineStarts: [Int]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(offset + 1)
        }
        lineStarts = starts
    }

    public init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// How many lines there are; a final line end opens one more, empty line.
    public var lineCount: Int { lineStarts.count }

    /// The bytes of a line, counted from 1, without its line end. Lines that do not exist are empty.
    public func lineRange(_ line: Int) -> Range<Int> {
        guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
        let start = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<max(start, end)
    }

    /// The text of a range of bytes, replacing what is not UTF-8. Ranges outside the text are cut.
    public func text(in range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// The text of a span.
    public func text(in span: Span) -> String { text(in: span.range) }

    /// The line that holds a byte, counted from 1.
    public func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Line and column of a byte. Columns count characters as people see them, from 1.
    public func position(of offset: Int) -> Position {
        let line = line(at: offset)
        let start = lineRange(line).lowerBound
        let before = start < offset ? text(in: start..<offset) : ""
        return Position(line: line, column: before.count + 1)
    }
}

extension SourceText: Hashable {
    public static func == (left: SourceText, right: SourceText) -> Bool {
        left.name == right.name && left.bytes == right.bytes
    }

    /// The name tells texts apart well enough; hashing all bytes for every place in a text would be dear.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(bytes.count)
    }
}

/// A line and a column of a text, both counted from 1.
public struct Position: Hashable, Sendable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
