/// A header of the central directory (APPNOTE.TXT 4.3.12).
struct CentralHeader {
    let madeBy: UInt16
    let flags: UInt16
    let method: UInt16
    let date: DOSDate
    let crc: UInt32
    let compressedSize: UInt64
    let size: UInt64
    let externalAttributes: UInt32
    /// Where the local header begins, from the archive's start.
    let localOffset: UInt64
    let name: [UInt8]
    /// Bytes of this header, with name, extra fields and comment.
    let headerSize: UInt64

    static let signature: UInt32 = 0x0201_4B50

    static func begins(at offset: UInt64, in file: RandomAccessFile) throws(ZipReadError) -> Bool {
        guard offset <= file.length, file.length - offset >= RecordSize.centralHeader else { return false }
        var reader = ByteReader(try file.bytes(at: offset, count: 4)[...])
        return reader.number() == signature
    }

    /// Reads one header; nil where it is cut off or another kind of record begins.
    ///
    /// - Parameter offset: the header's place in the file, for errors.
    /// - Throws: `ZipReadError.severalDisks`.
    init?(_ reader: inout ByteReader, at offset: UInt64) throws(ZipReadError) {
        let start = reader.position
        guard reader.number() == CentralHeader.signature, let madeBy: UInt16 = reader.number(),
            let _: UInt16 = reader.number(), let flags: UInt16 = reader.number(),
            let method: UInt16 = reader.number(), let time: UInt16 = reader.number(),
            let date: UInt16 = reader.number(), let crc: UInt32 = reader.number(),
            let compressedSize: UInt32 = reader.number(), let size: UInt32 = reader.number(),
            let nameSize: UInt16 = reader.number(), let extraSize: UInt16 = reader.number(),
            let commentSize: UInt16 = reader.number(), let disk: UInt16 = reader.number(),
            let _: UInt16 = reader.number(), let attributes: UInt32 = reader.number(),
            let localOffset: UInt32 = reader.number(), let name = reader.take(Int(nameSize)),
            let extra = reader.take(Int(extraSize)), reader.take(Int(commentSize)) != nil
        else { return nil }
        guard disk == 0 || disk == UInt16.max else {
            throw ZipReadError(.severalDisks, name: Array(name), offset: offset)
        }
        var zip64 = Zip64Field(in: extra)
        self.madeBy = madeBy
        self.flags = flags
        self.method = method
        self.date = DOSDate(date: date, time: time)
        self.crc = crc
        // The Zip64 field holds only what does not fit, in this order.
        self.size = zip64.resolve(size)
        self.compressedSize = zip64.resolve(compressedSize)
        self.localOffset = zip64.resolve(localOffset)
        externalAttributes = attributes
        self.name = Array(name)
        headerSize = UInt64(reader.position - start)
    }
}
