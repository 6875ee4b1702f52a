/// The end of central directory record, with numbers of 16 and 32 bits.
struct PlainEndRecord {
    /// Where the record begins in the file.
    let offset: UInt64
    let entryCount: UInt64
    let directorySize: UInt64
    /// From the archive's start, as declared.
    let directoryOffset: UInt64
    let comment: [UInt8]

    private static let signature: UInt32 = 0x0605_4B50

    /// Where the record and its comment end in the file.
    var end: UInt64 {
        offset + RecordSize.endRecord + UInt64(comment.count)
    }

    /// Looks for the last record whose comment ends with the file; where there is none, for the last whose comment lies
    /// within it, as in a file with something appended.
    ///
    /// - Throws: `ZipReadError` with `.noEndRecord`, `.severalDisks` or `.io`.
    static func find(in file: RandomAccessFile) throws(ZipReadError) -> PlainEndRecord {
        let tailSize = min(file.length, RecordSize.endRecord + UInt64(UInt16.max))
        let tailOffset = file.length - tailSize
        let tail = try file.bytes(at: tailOffset, count: tailSize)
        let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
        var inside: (record: PlainEndRecord, disks: [UInt16])?
        var index = tail.count - Int(RecordSize.endRecord)
        while index >= 0 {
            defer { index -= 1 }
            guard tail[index] == mark[0], tail[index..<(index + 4)].elementsEqual(mark) else { continue }
            guard let found = PlainEndRecord.parse(tail[index...], at: tailOffset + UInt64(index)) else { continue }
            if found.record.end == file.length {
                inside = found
                break
            }
            inside = inside ?? found
        }
        guard let inside else { throw ZipReadError(.noEndRecord) }
        guard inside.disks.allSatisfy({ $0 == 0 || $0 == UInt16.max }) else {
            throw ZipReadError(.severalDisks, offset: inside.record.offset)
        }
        return inside.record
    }

    /// The record and the numbers of the disks that it names; nil where it is cut off.
    private static func parse(
        _ bytes: ArraySlice<UInt8>, at offset: UInt64
    ) -> (record: PlainEndRecord, disks: [UInt16])? {
        var reader = ByteReader(bytes)
        guard reader.number() == signature, let disk: UInt16 = reader.number(),
            let directoryDisk: UInt16 = reader.number(), let _: UInt16 = reader.number(),
            let count: UInt16 = reader.number(), let size: UInt32 = reader.number(),
            let start: UInt32 = reader.number(), let commentSize: UInt16 = reader.number(),
            let comment = reader.take(Int(commentSize))
        else { return nil }
        let record = PlainEndRecord(
            offset: offset, entryCount: UInt64(count), directorySize: UInt64(size), directoryOffset: UInt64(start),
            comment: Array(comment))
        return (record, [disk, directoryDisk])
    }
}
