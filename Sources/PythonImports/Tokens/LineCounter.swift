/// Numbers lines; cheap where the offsets that are asked for go up.
struct LineCounter {
    private let source: UnsafeBufferPointer<UInt8>
    private var offset = 0
    private var current = 1

    init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    /// The line of a byte, from 1.
    mutating func line(of target: Int) -> Int {
        if target < offset {
            offset = 0
            current = 1
        }
        let end = min(target, source.count)
        while offset < end {
            let byte = source[offset]
            if byte == .lineFeed || byte == .carriageReturn && !(offset + 1 < end && source[offset + 1] == .lineFeed) {
                current += 1
            }
            offset += 1
        }
        return current
    }
}
