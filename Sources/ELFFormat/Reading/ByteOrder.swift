/// The order of the bytes of a number (EI_DATA).
public enum ByteOrder: UInt8, Hashable, Sendable {
    case little = 1
    case big = 2
}

extension RawSpan {
    /// The unsigned number at an offset that the caller has checked to be within bounds.
    @inline(__always)
    func value<Number: FixedWidthInteger & BitwiseCopyable>(
        at offset: Int, as type: Number.Type, in order: ByteOrder
    ) -> Number {
        let raw = unsafeLoadUnaligned(fromByteOffset: offset, as: type)
        return order == .little ? Number(littleEndian: raw) : Number(bigEndian: raw)
    }

    /// The range that starts at `offset` and has `count` bytes, or nil when it leaves the span.
    func range(at offset: UInt64, count: UInt64) -> Range<Int>? {
        let size = UInt64(byteCount)
        guard offset <= size, count <= size - offset else { return nil }
        return Int(offset)..<Int(offset + count)
    }
}
