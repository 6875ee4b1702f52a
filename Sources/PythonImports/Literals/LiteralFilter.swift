/// Tells by bytes alone, fast, which sources are worth a ``LiteralScanner``.
public struct LiteralFilter: Sendable {
    private let words: [SearchedWord]
    private let names: Set<[UInt8]>
    /// One bit for each pair of bytes that some name ends in.
    private var endings = [UInt64](repeating: 0, count: 1024)
    private let longest: Int

    /// - Parameters:
    ///   - words: any of them makes a source worth it, wherever it stands.
    ///   - names: names of files; makes a source worth it where a quote follows, as at the end of a string.
    public init(words: [String], names: some Sequence<[UInt8]>) {
        self.words = words.map { SearchedWord($0) }
        // Of one byte, a name says too little.
        self.names = Set(names.filter { $0.count > 1 })
        longest = self.names.map(\.count).max() ?? 0
        for name in self.names {
            let pair = Self.pair(name[name.count - 2], name[name.count - 1])
            endings[pair >> 6] |= 1 << UInt64(pair & 63)
        }
    }

    public func mayMatter(_ source: RawSpan) -> Bool {
        source.withUnsafeBytes { source in
            words.contains { $0.occurs(in: source) }
                || longest > 0 && namesFile(source.bindMemory(to: UInt8.self))
        }
    }

    private func namesFile(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
        let (single, double) = (UInt8(ascii: "'"), UInt8(ascii: "\""))
        return endings.withUnsafeBufferPointer { endings in
            var offset = source.firstOffset(of: single, or: double, from: 0)
            while offset < source.count {
                if offset > 1 {
                    let pair = Self.pair(source[offset - 2], source[offset - 1])
                    let mayEnd = endings[pair >> 6] >> UInt64(pair & 63) & 1 == 1
                    if mayEnd, names.contains(component(of: source, endingAt: offset)) { return true }
                }
                offset = source.firstOffset(of: single, or: double, from: offset + 1)
            }
            return false
        }
    }

    /// What stands between an offset and the last slash or quote before it.
    private func component(of source: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> [UInt8] {
        var start = end
        while start > 0, end - start <= longest {
            let byte = source[start - 1]
            if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { break }
            start -= 1
        }
        return Array(source[start..<end])
    }

    private static func pair(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 8 | Int(second) }
}
