/// A text to look for, by the skips of Boyer, Moore and Horspool: long texts are found without looking at every byte.
struct BytePattern {
    private let bytes: [UInt8]
    /// How far the end may move on where a byte stands under it.
    private let skips: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var skips = Array(repeating: bytes.count, count: 256)
        for (index, byte) in bytes.dropLast().enumerated() { skips[Int(byte)] = bytes.count - 1 - index }
        self.skips = skips
    }

    init(_ text: String) { self.init(Array(text.utf8)) }

    /// Where the text begins, at or after an offset.
    func first(in buffer: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
        guard let last = bytes.last else { return start }
        let count = bytes.count
        return skips.withUnsafeBufferPointer { skips in
            var end = start + count - 1
            while end < buffer.count {
                let byte = buffer[end]
                if byte == last, buffer[(end - count + 1)...end].elementsEqual(bytes) { return end - count + 1 }
                end += skips[Int(byte)]
            }
            return nil
        }
    }

    func occurs(in bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { first(in: $0) != nil } }
}
