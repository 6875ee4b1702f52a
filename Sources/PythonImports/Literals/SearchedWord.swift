#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A word that is looked for in sources by its rarest letter.
struct SearchedWord: Sendable {
    private let bytes: [UInt8]
    /// The offset of that letter in the word.
    private let anchor: Int

    /// Letters of English text and code, the most frequent first.
    private static let frequent = Array("etaoinsrlhdcumpfg_.wyvbkxjqz".utf8)

    init(_ word: String) {
        let bytes = Array(word.utf8)
        let rarity = bytes.map { Self.frequent.firstIndex(of: $0) ?? 0 }
        self.bytes = bytes
        anchor = bytes.indices.max { rarity[$0] < rarity[$1] } ?? 0
    }

    /// - Complexity: one `memchr` through the source where the letter is rare; an empty word occurs nowhere.
    func occurs(in source: UnsafeRawBufferPointer) -> Bool {
        guard let start = source.baseAddress, !bytes.isEmpty, source.count >= bytes.count else { return false }
        let end = source.count - bytes.count + anchor + 1
        var offset = anchor
        while offset < end, let found = memchr(start + offset, Int32(bytes[anchor]), end - offset) {
            let position = start.distance(to: UnsafeRawPointer(found))
            if memcmp(start + position - anchor, bytes, bytes.count) == 0 { return true }
            offset = position + 1
        }
        return false
    }
}
