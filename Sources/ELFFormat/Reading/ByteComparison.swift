extension RawSpan {
    /// Whether a range of this span holds the same bytes as a range of another one. Both must be within bounds.
    func sameBytes(_ range: Range<Int>, as otherRange: Range<Int>, of other: RawSpan) -> Bool {
        guard range.count == otherRange.count else { return false }
        let left = extracting(range)
        let right = other.extracting(otherRange)
        return left.withUnsafeBytes { left in
            right.withUnsafeBytes { right in
                var offset = 0
                // Blocks of four words keep the loop free of branches that depend on the data.
                while left.count - offset >= 32 {
                    let first = left.difference(to: right, at: offset) | left.difference(to: right, at: offset + 8)
                    let second =
                        left.difference(to: right, at: offset + 16) | left.difference(to: right, at: offset + 24)
                    if first | second != 0 { return false }
                    offset += 32
                }
                while offset < left.count {
                    if left[offset] != right[offset] { return false }
                    offset += 1
                }
                return true
            }
        }
    }

    /// Whether all bytes of a range within bounds are zero.
    func isZero(_ range: Range<Int>) -> Bool {
        for offset in range where unsafeLoad(fromByteOffset: offset, as: UInt8.self) != 0 { return false }
        return true
    }
}

extension UnsafeRawBufferPointer {
    @inline(__always)
    fileprivate func difference(to other: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            ^ other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
}
