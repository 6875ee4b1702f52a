extension UnsafeBufferPointer<UInt8> {
    /// The offset of the first of two bytes, eight bytes at a time; the end where there is none.
    func firstOffset(of one: UInt8, or other: UInt8, from start: Int) -> Int {
        let ones = UInt64(one) &* 0x0101_0101_0101_0101
        let others = UInt64(other) &* 0x0101_0101_0101_0101
        let bytes = UnsafeRawBufferPointer(self)
        var offset = start
        while offset + 8 <= count {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if Self.hasZero(word ^ ones) || Self.hasZero(word ^ others) { break }
            offset += 8
        }
        while offset < count, self[offset] != one, self[offset] != other { offset += 1 }
        return offset
    }

    /// Whether one of the eight bytes is 0: only there does the subtraction borrow into a clear top bit.
    @inline(__always)
    private static func hasZero(_ word: UInt64) -> Bool {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
    }
}
