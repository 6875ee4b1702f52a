/// Numbers lines; cheap where the offsets that are asked for lie near each other.
struct LineCounter {
    private let source: UnsafeBufferPointer<UInt8>
    private var offset = 0
    private var current = 1

    init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    /// The line of a byte, from 1.
    mutating func line(of target: Int) -> Int {
        if target < offset {
            current -= lineEnds(in: target..<offset)
        } else {
            current += lineEnds(in: offset..<target)
        }
        offset = target
        return current
    }

    private func lineEnds(in range: Range<Int>) -> Int {
        guard let start = source.baseAddress else { return 0 }
        var ends = 0
        var offset = range.lowerBound
        while offset < range.upperBound {
            if offset + 8 <= range.upperBound, let some = Self.plainLineEnds(start + offset) {
                ends += some
                offset += 8
            } else {
                // A carriage return counts by its line feed where it has one.
                let hasLineFeed = offset + 1 < source.count && start[offset + 1] == .lineFeed
                if start[offset] == .lineFeed || start[offset] == .carriageReturn && !hasLineFeed { ends += 1 }
                offset += 1
            }
        }
        return ends
    }

    /// The number of line feeds in eight bytes; nil where there is a carriage return, which takes a closer look.
    @inline(__always)
    private static func plainLineEnds(_ start: UnsafePointer<UInt8>) -> Int? {
        let word = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
        guard zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D) == 0 else { return nil }
        return zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A).nonzeroBitCount
    }

    /// The top bit of every byte that is 0.
    @inline(__always)
    private static func zeroBytes(_ word: UInt64) -> UInt64 {
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        return ~((word & low) &+ low | word | low)
    }
}
