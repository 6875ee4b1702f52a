extension ELFSegment {
    /// The program header table.
    static func table(of raw: RawHeader, count: UInt64, in bytes: RawSpan) throws(ELFError) -> [ELFSegment] {
        let start = raw.header.programHeaderOffset
        guard start != 0, count != 0 else { return [] }
        let expected: UInt64 = raw.header.elfClass == .bits32 ? 32 : 56
        let entrySize = UInt64(raw.segmentEntrySize)
        guard entrySize == expected else {
            throw ELFError(reason: .badEntrySize(.programHeaders, size: entrySize), offset: start)
        }
        // The count has at most 32 bits and the entry size 16: no overflow.
        guard let range = bytes.range(at: start, count: count * entrySize) else {
            throw ELFError(reason: .outOfBounds(.programHeaders, size: count * entrySize), offset: start)
        }
        var table: [ELFSegment] = []
        table.reserveCapacity(Int(count))
        for offset in stride(from: range.lowerBound, to: range.upperBound, by: Int(entrySize)) {
            table.append(try ELFSegment(raw.encoding, at: offset, in: bytes))
        }
        return table
    }

    private init(_ encoding: Encoding, at offset: Int, in bytes: RawSpan) throws(ELFError) {
        var fields = FieldReader(encoding, .programHeaders, at: offset)
        type = ELFSegmentType(rawValue: try fields.word(bytes))
        // p_flags stands second in 64-bit entries and second to last in 32-bit ones.
        var flags: UInt32 = 0
        if encoding.elfClass == .bits64 { flags = try fields.word(bytes) }
        self.offset = try fields.native(bytes)
        address = try fields.native(bytes)
        physicalAddress = try fields.native(bytes)
        fileSize = try fields.native(bytes)
        memorySize = try fields.native(bytes)
        if encoding.elfClass == .bits32 { flags = try fields.word(bytes) }
        self.flags = ELFSegmentFlags(rawValue: flags)
        alignment = try fields.native(bytes)
    }
}
