extension PythonProblem {
    /// Locates a byte of the source.
    init(in source: UnsafeBufferPointer<UInt8>, at offset: Int, _ message: String) {
        var lineStart = 0
        var line = 1
        var index = 0
        while index < min(offset, source.count) {
            let isPair =
                source[index] == .carriageReturn && index + 1 < source.count && source[index + 1] == .lineFeed
            if source[index].isLineEnd {
                if isPair { index += 1 }
                line += 1
                lineStart = index + 1
            }
            index += 1
        }
        if line == 1, source.starts(with: [0xEF, 0xBB, 0xBF]) { lineStart = 3 }
        let before = source[min(lineStart, offset)..<min(offset, source.count)]
        // Continuation bytes of UTF-8 are no characters of their own.
        let characters = before.count { $0 & 0xC0 != 0x80 }
        self.init(line: line, column: characters + 1, message: message)
    }
}
