extension ELFFile {
    /// The dynamic symbols, without the null symbol at their start; found without section headers.
    /// - Throws: `ELFError` when the table or a name lies outside the file.
    /// - Complexity: linear in the size of the tables; a few milliseconds for 50 000 symbols.
    public func dynamicSymbols(_ dynamic: DynamicSection, in bytes: RawSpan) throws(ELFError) -> [DynamicSymbol] {
        guard let table = try symbolTable(dynamic, in: bytes) else { return [] }
        var strings = try dynamicStrings(dynamic.entries, in: bytes)
        var versions: Range<Int>?
        if let address = dynamic.value(of: .versionIndexes) {
            versions = LoadMap(segments).fileRange(at: address, count: 2 * table.count, in: bytes)
            guard versions != nil else {
                throw ELFError(reason: .notMapped(.versionIndexes, address: address), offset: address)
            }
        }
        var symbols: [DynamicSymbol] = []
        symbols.reserveCapacity(Int(table.count))
        var fields = FieldReader(encoding, .dynamicSymbols, at: table.range.lowerBound)
        for number in 0..<Int(table.count) {
            let version = versions.map {
                bytes.value(at: $0.lowerBound + 2 * number, as: UInt16.self, in: header.byteOrder)
            }
            let symbol = try readSymbol(&fields, version, &strings, in: bytes)
            if number > 0 { symbols.append(symbol) }
        }
        return symbols
    }

    private func readSymbol(
        _ fields: inout FieldReader, _ version: UInt16?, _ strings: inout StringTable, in bytes: RawSpan
    ) throws(ELFError) -> DynamicSymbol {
        let nameOffset = try fields.word(bytes)
        // Elf32_Sym keeps value and size before the bytes, Elf64_Sym after them.
        var value: UInt64 = 0
        var size: UInt64 = 0
        if header.elfClass == .bits32 {
            value = try fields.native(bytes)
            size = try fields.native(bytes)
        }
        let info = try fields.byte(bytes)
        let other = try fields.byte(bytes)
        let sectionIndex = try fields.half(bytes)
        if header.elfClass == .bits64 {
            value = try fields.native(bytes)
            size = try fields.native(bytes)
        }
        let name = nameOffset == 0 ? "" : try strings.string(at: UInt64(nameOffset), in: bytes)
        return DynamicSymbol(
            name: name, value: value, size: size, info: info, other: other, sectionIndex: sectionIndex,
            versionIndex: version)
    }

    /// Where the symbol table lies, and how many entries it has; nil when there is none.
    func symbolTable(
        _ dynamic: DynamicSection, in bytes: RawSpan
    ) throws(ELFError) -> (range: Range<Int>, count: UInt64)? {
        guard let address = dynamic.value(of: .symbolTable) else { return nil }
        let entrySize: UInt64 = header.elfClass == .bits32 ? 16 : 24
        if let stated = dynamic.value(of: .symbolEntrySize), stated != entrySize {
            throw ELFError(reason: .badEntrySize(.dynamicSymbols, size: stated), offset: address)
        }
        let count = try symbolCount(dynamic, in: bytes)
        let (size, overflow) = count.multipliedReportingOverflow(by: entrySize)
        guard !overflow, let range = LoadMap(segments).fileRange(at: address, count: size, in: bytes) else {
            throw ELFError(reason: .notMapped(.dynamicSymbols, address: address), offset: address)
        }
        return (range, count)
    }
}
