extension ELFSection {
    /// The section header table with the names of its entries.
    static func table(
        of raw: RawHeader, count: UInt64, nameTable: UInt64, in bytes: RawSpan
    ) throws(ELFError) -> [ELFSection] {
        let start = raw.header.sectionHeaderOffset
        guard start != 0, count != 0 else { return [] }
        let expected: UInt64 = raw.header.elfClass == .bits32 ? 40 : 64
        let entrySize = UInt64(raw.sectionEntrySize)
        guard entrySize == expected else {
            throw ELFError(reason: .badEntrySize(.sectionHeaders, size: entrySize), offset: start)
        }
        let (size, overflow) = count.multipliedReportingOverflow(by: entrySize)
        guard !overflow, let range = bytes.range(at: start, count: size) else {
            throw ELFError(reason: .outOfBounds(.sectionHeaders, size: overflow ? .max : size), offset: start)
        }
        let offsets = stride(from: range.lowerBound, to: range.upperBound, by: Int(entrySize))
        var strings: StringTable?
        if nameTable != 0 {
            guard nameTable < count else { throw ELFError(reason: .malformed(.sectionHeaders), offset: start) }
            let offset = range.lowerBound + Int(nameTable) * Int(entrySize)
            var none: StringTable?
            let section = try ELFSection(raw.encoding, at: offset, names: &none, in: bytes)
            strings = try StringTable(.sectionNames, at: section.offset, size: section.fileBytes, in: bytes)
        }
        var table: [ELFSection] = []
        table.reserveCapacity(Int(count))
        for offset in offsets {
            table.append(try ELFSection(raw.encoding, at: offset, names: &strings, in: bytes))
        }
        return table
    }

    private init(
        _ encoding: Encoding, at offset: Int, names: inout StringTable?, in bytes: RawSpan
    ) throws(ELFError) {
        var fields = FieldReader(encoding, .sectionHeaders, at: offset)
        let nameOffset = try fields.word(bytes)
        type = ELFSectionType(rawValue: try fields.word(bytes))
        flags = ELFSectionFlags(rawValue: try fields.native(bytes))
        address = try fields.native(bytes)
        self.offset = try fields.native(bytes)
        size = try fields.native(bytes)
        link = try fields.word(bytes)
        info = try fields.word(bytes)
        alignment = try fields.native(bytes)
        entrySize = try fields.native(bytes)
        name = try names?.string(at: UInt64(nameOffset), in: bytes) ?? ""
    }
}
