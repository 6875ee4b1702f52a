extension ELFFile {
    /// Reads the dynamic section.
    /// - Parameter bytes: the bytes that this file was parsed from.
    /// - Returns: nil when there is no PT_DYNAMIC: a static program, or no program at all.
    /// - Throws: `ELFError` when it, or a string that it names, lies outside the file.
    public func dynamicSection(in bytes: RawSpan) throws(ELFError) -> DynamicSection? {
        guard let segment = segments.first(where: { $0.type == .dynamic }) else { return nil }
        let entries = try dynamicEntries(segment, in: bytes)
        var strings = try dynamicStrings(entries, in: bytes)
        var needed: [String] = []
        var soname: String?
        var rpath: String?
        var runpath: String?
        for entry in entries {
            switch entry.tag {
            case .needed: needed.append(try strings.string(at: entry.value, in: bytes))
            case .soname: soname = try strings.string(at: entry.value, in: bytes)
            case .rpath: rpath = try strings.string(at: entry.value, in: bytes)
            case .runpath: runpath = try strings.string(at: entry.value, in: bytes)
            default: break
            }
        }
        return DynamicSection(entries: entries, needed: needed, soname: soname, rpath: rpath, runpath: runpath)
    }

    private func dynamicEntries(
        _ segment: ELFSegment, in bytes: RawSpan
    ) throws(ELFError) -> [DynamicSection.Entry] {
        // The loader reads what lies at the address; p_offset agrees with it in every sound file.
        let range =
            LoadMap(segments).fileRange(at: segment.address, count: segment.fileSize, in: bytes)
            ?? bytes.range(at: segment.offset, count: segment.fileSize)
        guard let range else {
            throw ELFError(reason: .outOfBounds(.dynamicSection, size: segment.fileSize), offset: segment.offset)
        }
        let entrySize = header.elfClass == .bits32 ? 8 : 16
        var entries: [DynamicSection.Entry] = []
        var fields = FieldReader(encoding, .dynamicSection, at: range.lowerBound)
        while range.upperBound - fields.offset >= entrySize {
            let tag = DynamicTag(rawValue: try fields.native(bytes))
            let value = try fields.native(bytes)
            if tag == .null { break }
            entries.append(DynamicSection.Entry(tag: tag, value: value))
        }
        return entries
    }

    /// The table that DT_STRTAB and DT_STRSZ name; an empty one when they are absent.
    func dynamicStrings(_ entries: [DynamicSection.Entry], in bytes: RawSpan) throws(ELFError) -> StringTable {
        guard let address = entries.first(where: { $0.tag == .stringTable })?.value,
            let size = entries.first(where: { $0.tag == .stringTableSize })?.value
        else {
            return try StringTable(.dynamicStrings, at: 0, size: 0, in: bytes)
        }
        guard let range = LoadMap(segments).fileRange(at: address, count: size, in: bytes) else {
            throw ELFError(reason: .notMapped(.dynamicStrings, address: address), offset: address)
        }
        return try StringTable(.dynamicStrings, at: UInt64(range.lowerBound), size: size, in: bytes)
    }

    var encoding: Encoding { Encoding(elfClass: header.elfClass, byteOrder: header.byteOrder) }
}
