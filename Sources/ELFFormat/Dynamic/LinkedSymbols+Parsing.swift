extension ELFFile {
    /// The file's imports and exports; found without section headers.
    /// - Parameters:
    ///   - needs: the file's own `versionNeeds`.
    ///   - definitions: its own `versionDefinitions`.
    /// - Throws: `ELFError` when the symbol table or a name lies outside the file.
    /// - Complexity: linear in the size of the tables; about 0.1 µs a symbol.
    public func linkedSymbols(
        _ dynamic: DynamicSection, needs: [VersionNeed], definitions: [VersionDefinition], in bytes: RawSpan
    ) throws(ELFError) -> LinkedSymbols {
        guard let table = try symbolTable(dynamic, in: bytes) else {
            return LinkedSymbols(imports: [], exports: [], definesVersions: false)
        }
        var strings = try dynamicStrings(dynamic.entries, in: bytes)
        let indexes = dynamic.value(of: .versionIndexes).flatMap {
            LoadMap(segments).fileRange(at: $0, count: 2 * table.count, in: bytes)
        }
        let versions = versionHashes(needs, definitions)
        let isProgram = header.type == .executable || segments.contains { $0.type == .interpreter }
        let entrySize = header.elfClass == .bits32 ? 16 : 24
        var imports: [LinkedSymbols.Symbol] = []
        var exports: [LinkedSymbols.Symbol] = []
        for number in 1..<max(1, Int(table.count)) {
            let symbol = rawSymbol(at: table.range.lowerBound + number * entrySize, in: bytes)
            guard symbol.isBound else { continue }
            let index = indexes.map {
                bytes.value(at: $0.lowerBound + 2 * number, as: UInt16.self, in: header.byteOrder)
            }
            let name = try strings.hash(at: UInt64(symbol.name), in: bytes)
            let version = index.flatMap { versions[$0 & 0x7FFF] } ?? 0
            let linked = LinkedSymbols.Symbol(
                name: name, version: version, isHidden: index.map { $0 > 0x7FFF } ?? false)
            if symbol.isDefined {
                if symbol.isVisible { exports.append(linked) }
                if isProgram && symbol.type == 1 { imports.append(linked) }
            } else {
                imports.append(linked)
            }
        }
        return LinkedSymbols(
            imports: imports, exports: exports, definesVersions: definitions.contains { !$0.isBase })
    }

    /// The names of versions by the numbers that symbols refer to them by. 0 and 1 stand for none.
    private func versionHashes(_ needs: [VersionNeed], _ definitions: [VersionDefinition]) -> [UInt16: UInt64] {
        var hashes: [UInt16: UInt64] = [:]
        for need in needs {
            for version in need.versions { hashes[version.index] = LinkedSymbols.hash(version.name.utf8) }
        }
        for definition in definitions where !definition.isBase {
            hashes[definition.index] = LinkedSymbols.hash(definition.name.utf8)
        }
        return hashes
    }

    private func rawSymbol(at offset: Int, in bytes: RawSpan) -> RawSymbol {
        // Elf32_Sym keeps value and size before the bytes, Elf64_Sym after them.
        let rest = offset + (header.elfClass == .bits32 ? 12 : 4)
        return RawSymbol(
            name: bytes.value(at: offset, as: UInt32.self, in: header.byteOrder),
            info: bytes.value(at: rest, as: UInt8.self, in: header.byteOrder),
            other: bytes.value(at: rest + 1, as: UInt8.self, in: header.byteOrder),
            section: bytes.value(at: rest + 2, as: UInt16.self, in: header.byteOrder))
    }
}

/// The fields of a symbol that say how it is bound, as in `DynamicSymbol`.
private struct RawSymbol {
    let name: UInt32
    let info: UInt8
    let other: UInt8
    let section: UInt16

    /// Whether it has a name and is not local.
    var isBound: Bool { name != 0 && info >> 4 != 0 }
    var isDefined: Bool { section != 0 }
    var type: UInt8 { info & 0xF }
    var isVisible: Bool { other & 3 == 0 || other & 3 == 3 }
}
