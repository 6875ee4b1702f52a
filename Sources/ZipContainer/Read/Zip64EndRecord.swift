/// The Zip64 end of central directory record, with numbers of 64 bits.
struct Zip64EndRecord {
    /// Where the record begins in the file.
    let offset: UInt64
    let entryCount: UInt64
    let directorySize: UInt64
    /// From the archive's start, as declared.
    let directoryOffset: UInt64

    private static let signature: UInt32 = 0x0606_4B50
    private static let locatorSignature: UInt32 = 0x0706_4B50

    /// Follows the locator in front of the plain record; nil where there is none.
    ///
    /// - Throws: `ZipReadError` with `.severalDisks`, `.endRecords` or `.io`.
    static func find(
        before plain: PlainEndRecord, in file: RandomAccessFile
    ) throws(ZipReadError) -> Zip64EndRecord? {
        guard plain.offset >= RecordSize.zip64Locator else { return nil }
        let locatorOffset = plain.offset - RecordSize.zip64Locator
        let locator = try file.bytes(at: locatorOffset, count: RecordSize.zip64Locator)
        var reader = ByteReader(locator[...])
        guard reader.number() == locatorSignature, let disk: UInt32 = reader.number(),
            let declared: UInt64 = reader.number(), let disks: UInt32 = reader.number()
        else { return nil }
        guard disk == 0, disks <= 1 else { throw ZipReadError(.severalDisks, offset: locatorOffset) }

        // Where the archive has a prefix, the record is not at the declared offset but right before the locator.
        var candidates = [declared]
        if locatorOffset >= RecordSize.zip64EndRecord { candidates.append(locatorOffset - RecordSize.zip64EndRecord) }
        for offset in candidates where offset <= locatorOffset && locatorOffset - offset >= RecordSize.zip64EndRecord {
            let bytes = try file.bytes(at: offset, count: RecordSize.zip64EndRecord)
            if let record = try parse(bytes, at: offset) { return record }
        }
        throw ZipReadError(.endRecords, offset: locatorOffset)
    }

    /// Nil where another kind of record begins.
    private static func parse(_ bytes: [UInt8], at offset: UInt64) throws(ZipReadError) -> Zip64EndRecord? {
        var reader = ByteReader(bytes[...])
        guard reader.number() == signature, let _: UInt64 = reader.number(), let _: UInt32 = reader.number(),
            let disk: UInt32 = reader.number(), let directoryDisk: UInt32 = reader.number(),
            let _: UInt64 = reader.number(), let count: UInt64 = reader.number(),
            let size: UInt64 = reader.number(), let start: UInt64 = reader.number()
        else { return nil }
        guard disk == 0, directoryDisk == 0 else { throw ZipReadError(.severalDisks, offset: offset) }
        return Zip64EndRecord(offset: offset, entryCount: count, directorySize: size, directoryOffset: start)
    }
}
