/// Little-endian numbers and byte strings from a record, front to back. Nothing is read beyond the record's end.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    /// The index of the next byte.
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var remaining: Int { bytes.endIndex - position }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count <= remaining else { return nil }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type = Number.self) -> Number? {
        let count = Number.bitWidth / 8
        guard count <= remaining else { return nil }
        defer { position += count }
        return bytes.withUnsafeBytes { buffer in
            let offset = position - bytes.startIndex
            return Number(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: Number.self))
        }
    }
}
