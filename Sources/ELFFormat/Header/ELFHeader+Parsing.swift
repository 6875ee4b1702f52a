/// The ELF header with the table sizes as they stand in it, before the overflow rules of the gABI are applied.
struct RawHeader {
    let header: ELFHeader
    let segmentEntrySize: UInt16
    let segmentCount: UInt16
    let sectionEntrySize: UInt16
    let sectionCount: UInt16
    let nameTableIndex: UInt16

    var encoding: Encoding { Encoding(elfClass: header.elfClass, byteOrder: header.byteOrder) }

    init(parsing bytes: RawSpan) throws(ELFError) {
        guard ELFFile.isELF(bytes) else { throw ELFError(reason: .notELF, offset: 0) }
        // e_ident has no byte order of its own: its fields are single bytes.
        var ident = FieldReader(Encoding(elfClass: .bits64, byteOrder: .little), .fileHeader, at: 4)
        let classByte = try ident.byte(bytes)
        guard let elfClass = ELFClass(rawValue: classByte) else {
            throw ELFError(reason: .unknownClass(classByte), offset: 4)
        }
        let orderByte = try ident.byte(bytes)
        guard let byteOrder = ByteOrder(rawValue: orderByte) else {
            throw ELFError(reason: .unknownByteOrder(orderByte), offset: 5)
        }
        let version = try ident.byte(bytes)
        guard version == 1 else { throw ELFError(reason: .unknownVersion(version), offset: 6) }
        let osABI = try ident.byte(bytes)

        var fields = FieldReader(Encoding(elfClass: elfClass, byteOrder: byteOrder), .fileHeader, at: 16)
        let type = try fields.half(bytes)
        let machine = try fields.half(bytes)
        fields.skip(4)  // e_version
        let entry = try fields.native(bytes)
        let programHeaderOffset = try fields.native(bytes)
        let sectionHeaderOffset = try fields.native(bytes)
        let flags = try fields.word(bytes)
        fields.skip(2)  // e_ehsize
        segmentEntrySize = try fields.half(bytes)
        segmentCount = try fields.half(bytes)
        sectionEntrySize = try fields.half(bytes)
        sectionCount = try fields.half(bytes)
        nameTableIndex = try fields.half(bytes)
        header = ELFHeader(
            elfClass: elfClass, byteOrder: byteOrder, osABI: osABI, type: ELFType(rawValue: type),
            machine: ELFMachine(rawValue: machine), flags: flags, entry: entry,
            programHeaderOffset: programHeaderOffset, sectionHeaderOffset: sectionHeaderOffset)
    }
}

/// How many entries the header tables have. Counts that do not fit into the header's 16 bits stand in the null section
/// (PN_XNUM, e_shnum 0, SHN_XINDEX).
struct TableCounts {
    let segments: UInt64
    let sections: UInt64
    let nameTable: UInt64

    init(_ raw: RawHeader, in bytes: RawSpan) throws(ELFError) {
        guard raw.header.sectionHeaderOffset != 0 else {
            segments = UInt64(raw.segmentCount)
            sections = 0
            nameTable = 0
            return
        }
        let nullSection = try ELFSection.table(of: raw, count: 1, nameTable: 0, in: bytes).first
        segments = raw.segmentCount == 0xFFFF ? UInt64(nullSection?.info ?? 0) : UInt64(raw.segmentCount)
        sections = raw.sectionCount == 0 ? nullSection?.size ?? 0 : UInt64(raw.sectionCount)
        nameTable = raw.nameTableIndex == 0xFFFF ? UInt64(nullSection?.link ?? 0) : UInt64(raw.nameTableIndex)
    }
}
