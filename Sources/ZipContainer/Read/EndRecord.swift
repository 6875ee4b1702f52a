/// Where the central directory lies: the end of central directory record, and the Zip64 one where there is one
/// (APPNOTE.TXT 4.3.14 to 4.3.16).
struct EndRecord {
    let entryCount: UInt64
    /// Bytes of the central directory.
    let directorySize: UInt64
    /// Where the central directory begins in the file.
    let directoryOffset: UInt64
    /// Bytes in front of the archive, such as a script that unpacks it. Offsets in the archive do not count them.
    let prefixSize: UInt64
    /// Where the end records begin in the file.
    let offset: UInt64
    /// Where they and the comment end.
    let end: UInt64
    let comment: [UInt8]
    let isZip64: Bool
}

extension EndRecord {
    /// - Throws: `ZipReadError` with `.noEndRecord`, `.severalDisks`, `.endRecords`, `.truncated` or `.io`.
    init(readingFrom file: RandomAccessFile) throws(ZipReadError) {
        let plain = try PlainEndRecord.find(in: file)
        let zip64 = try Zip64EndRecord.find(before: plain, in: file)
        let contradiction = ZipReadError(.endRecords, offset: plain.offset)
        guard let count = plain.entryCount.resolved(UInt64(UInt16.max), by: zip64?.entryCount),
            let size = plain.directorySize.resolved(UInt64(UInt32.max), by: zip64?.directorySize),
            let declaredOffset = plain.directoryOffset.resolved(UInt64(UInt32.max), by: zip64?.directoryOffset)
        else { throw contradiction }

        let start = zip64?.offset ?? plain.offset
        let (declaredEnd, isTooFar) = declaredOffset.addingReportingOverflow(size)
        guard !isTooFar, declaredEnd <= start else { throw contradiction }
        // What lies between the directory and the end records is a prefix if it moves the directory's first header to where
        // one is.
        let slack = start - declaredEnd
        var prefix: UInt64 = 0
        if slack > 0, size > 0 {
            let isInPlace = try CentralHeader.begins(at: declaredOffset, in: file)
            let isMoved = try CentralHeader.begins(at: declaredOffset + slack, in: file)
            guard isInPlace != isMoved else { throw contradiction }
            if isMoved { prefix = slack }
        }
        self.init(
            entryCount: count, directorySize: size, directoryOffset: declaredOffset + prefix, prefixSize: prefix,
            offset: start, end: plain.end, comment: plain.comment, isZip64: zip64 != nil)
    }
}

extension UInt64 {
    /// The value that a plain and a Zip64 record give together: `full` in the plain one means that the other knows. Nil where
    /// they contradict each other.
    fileprivate func resolved(_ full: UInt64, by zip64: UInt64?) -> UInt64? {
        guard let zip64 else { return self }
        return self == full || self == zip64 ? zip64 : nil
    }
}
