/// The lines of a file, each ended by LF, CR LF or CR.
struct LineSequence: Sequence, IteratorProtocol {
    struct Line {
        /// The line without its end.
        let content: Range<Int>
        /// The line with its end.
        let whole: Range<Int>
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // A byte-order mark is no part of the first line.
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    }

    mutating func next() -> Line? {
        guard position < bytes.count else { return nil }
        let start = position
        var end = start
        while end < bytes.count, bytes[end] != 0x0a, bytes[end] != 0x0d { end += 1 }
        position = end
        if position < bytes.count {
            let isPair = bytes[position] == 0x0d && position + 1 < bytes.count && bytes[position + 1] == 0x0a
            position += isPair ? 2 : 1
        }
        return Line(content: start..<end, whole: start..<position)
    }
}
