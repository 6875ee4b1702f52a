/// The record that follows the data of an archive written without going back (APPNOTE.TXT 4.3.9).
enum DataDescriptor {
    private static let signature: UInt32 = 0x0807_4B50
    private static let largest = 24

    /// Bytes of the descriptor at this place: its signature is optional and its sizes have 32 or 64 bits. 0 where none of these
    /// agrees with the central directory.
    static func size(
        at offset: UInt64, of header: CentralHeader, in file: RandomAccessFile
    ) throws(ZipReadError) -> UInt64 {
        guard offset < file.length else { return 0 }
        let bytes = try file.bytes(at: offset, count: min(UInt64(largest), file.length - offset))
        for isMarked in [true, false] {
            var reader = ByteReader(bytes[...])
            if isMarked, reader.number() != signature { continue }
            guard reader.number() == header.crc else { continue }
            let (narrow, wide) = (Sizes<UInt32>(reader), Sizes<UInt64>(reader))
            let prefix: UInt64 = isMarked ? 8 : 4
            if wide.agree(with: header) { return prefix + 16 }
            if narrow.agree(with: header) { return prefix + 8 }
        }
        return 0
    }

    private struct Sizes<Number: FixedWidthInteger & BitwiseCopyable> {
        let compressed: Number?
        let full: Number?

        init(_ reader: ByteReader) {
            var reader = reader
            compressed = reader.number()
            full = reader.number()
        }

        func agree(with header: CentralHeader) -> Bool {
            guard let compressed, let full else { return false }
            return compressed == Number(truncatingIfNeeded: header.compressedSize)
                && full == Number(truncatingIfNeeded: header.size)
        }
    }
}
