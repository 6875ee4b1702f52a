/// The header in front of an entry's data (APPNOTE.TXT 4.3.7).
struct LocalHeader {
    let flags: UInt16
    let method: UInt16
    let crc: UInt32
    let compressedSize: UInt64
    let size: UInt64
    let name: [UInt8]
    /// Bytes of this header, with name and extra fields.
    let headerSize: UInt64

    private static let signature: UInt32 = 0x0403_4B50

    /// - Throws: `ZipReadError` with `.truncated`, `.badSignature` or `.io`.
    init(of central: CentralHeader, at offset: UInt64, in file: RandomAccessFile) throws(ZipReadError) {
        // The name is known, so most headers are read at once.
        let guess = RecordSize.localHeader + UInt64(central.name.count)
        let fixed = try file.bytes(at: offset, count: offset <= file.length ? min(guess, file.length - offset) : guess)
        var reader = ByteReader(fixed[...])
        guard let signature: UInt32 = reader.number(), let _: UInt16 = reader.number(),
            let flags: UInt16 = reader.number(), let method: UInt16 = reader.number(),
            let _: UInt32 = reader.number(), let crc: UInt32 = reader.number(),
            let compressedSize: UInt32 = reader.number(), let size: UInt32 = reader.number(),
            let nameSize: UInt16 = reader.number(), let extraSize: UInt16 = reader.number()
        else { throw ZipReadError(.truncated, name: central.name, offset: offset) }
        guard signature == LocalHeader.signature else {
            throw ZipReadError(.badSignature, name: central.name, offset: offset)
        }
        let restSize = UInt64(nameSize) + UInt64(extraSize)
        var rest = reader.take(reader.remaining) ?? []
        if restSize > rest.count {
            rest = try file.bytes(at: offset + RecordSize.localHeader, count: restSize)[...]
        }
        var zip64 = Zip64Field(in: rest.dropFirst(Int(nameSize)).prefix(Int(extraSize)))
        self.flags = flags
        self.method = method
        self.crc = crc
        self.size = zip64.resolve(size)
        self.compressedSize = zip64.resolve(compressedSize)
        name = Array(rest.prefix(Int(nameSize)))
        headerSize = RecordSize.localHeader + restSize
    }

    /// Whether the header says what the central directory says. Sizes and CRC that follow the data are not in it.
    func agrees(with central: CentralHeader) -> Bool {
        guard name == central.name, method == central.method,
            (flags ^ central.flags) & (HeaderFlags.encrypted | HeaderFlags.hasDescriptor) == 0
        else { return false }
        return flags & HeaderFlags.hasDescriptor != 0
            || crc == central.crc && size == central.size && compressedSize == central.compressedSize
    }
}

/// Bits of a header's general purpose flags (APPNOTE.TXT 4.4.4).
enum HeaderFlags {
    static let encrypted: UInt16 = 1 << 0
    /// Sizes and CRC follow the data.
    static let hasDescriptor: UInt16 = 1 << 3
    /// The central directory is encrypted and headers are masked.
    static let masked: UInt16 = 1 << 13
}
