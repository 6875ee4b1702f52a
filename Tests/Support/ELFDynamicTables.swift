/// The tables that a built ELF file's dynamic section names.
struct ELFDynamicTables {
    private(set) var sections: [ELFBuilderSection] = []
    private let builder: ELFBuilder
    private var strings = ELFStrings()
    private var entries: [(tag: Int, value: Value)] = []

    private enum Value {
        case number(Int)
        case section(String)
    }

    init(_ builder: ELFBuilder, _ addresses: [String: Int]) {
        self.builder = builder
        for name in builder.needed { entries.append((1, .number(strings.add(name)))) }
        if let soname = builder.soname { entries.append((14, .number(strings.add(soname)))) }
        if let rpath = builder.rpath { entries.append((15, .number(strings.add(rpath)))) }
        if let runpath = builder.runpath { entries.append((29, .number(strings.add(runpath)))) }
        addSymbols(code: addresses[".text"] ?? 0)
        addHashTables()
        addRelocations(data: addresses[".data"] ?? 0)
        addVersions()
        add(".dynstr", tag: 5, type: 3, strings.bytes, alignment: 1)
        entries.append((10, .number(strings.bytes.count)))
        entries.append((11, .number(builder.is64 ? 24 : 16)))
    }

    /// The contents of `.dynamic`.
    func dynamic(_ addresses: [String: Int]) -> [UInt8] {
        var table = builder.writer
        for entry in entries {
            switch entry.value {
            case .number(let number): table.natives(entry.tag, number)
            case .section(let name): table.natives(entry.tag, addresses[name] ?? 0)
            }
        }
        table.natives(0, 0)
        return table.bytes
    }

    private mutating func add(
        _ name: String, tag: Int, type: UInt32, _ bytes: [UInt8], alignment: Int, link: String = "", info: Int = 0,
        entrySize: Int = 0
    ) {
        sections.append(
            ELFBuilderSection(
                name, type: type, flags: 2, bytes, alignment: alignment, link: link, info: info, entrySize: entrySize))
        entries.append((tag, .section(name)))
    }

    private var symbolCount: Int { 1 + builder.imports.count + builder.exports.count }

    private mutating func addSymbols(code: Int) {
        var table = builder.writer
        table.symbol(name: 0, value: 0, info: 0, section: 0)
        for symbol in builder.imports {
            table.symbol(name: strings.add(symbol.name), value: 0, info: 0x12, section: 0)
        }
        for (number, name) in builder.exports.enumerated() {
            // SHN_ABS, so that the symbol does not depend on how sections are numbered.
            table.symbol(name: strings.add(name), value: code + number, info: 0x12, section: 0xFFF1)
        }
        add(
            ".dynsym", tag: 6, type: 11, table.bytes, alignment: 8, link: ".dynstr", info: 1,
            entrySize: builder.is64 ? 24 : 16)
    }

    /// One bucket holds every symbol, which is slow for a loader and as valid as any other table.
    private mutating func addHashTables() {
        let first = 1 + builder.imports.count
        if builder.hashTables.contains(.systemV) {
            var table = builder.writer
            table.words(1, symbolCount, builder.exports.isEmpty ? 0 : first)
            for number in 0..<symbolCount {
                table.words(number >= first && number + 1 < symbolCount ? number + 1 : 0)
            }
            add(".hash", tag: 4, type: 5, table.bytes, alignment: 8, link: ".dynsym", entrySize: 4)
        }
        if builder.hashTables.contains(.gnu) {
            var table = builder.writer
            table.words(1, first, 1, 0)
            // A bloom filter of ones lets every name through.
            table.bytes += Array(repeating: 0xFF, count: builder.is64 ? 8 : 4)
            table.words(builder.exports.isEmpty ? 0 : first)
            for (number, name) in builder.exports.enumerated() {
                let hash = name.utf8.reduce(UInt32(5381)) { $0 &* 33 &+ UInt32($1) } & ~1
                table.words(Int(hash) | (number + 1 == builder.exports.count ? 1 : 0))
            }
            add(".gnu.hash", tag: 0x6FFF_FEF5, type: 0x6FFF_FFF6, table.bytes, alignment: 8, link: ".dynsym")
        }
    }

    /// A word of the data for each import, or the loader would look none of them up.
    private mutating func addRelocations(data: Int) {
        guard !builder.imports.isEmpty else { return }
        let isARM = builder.machine == 183
        var table = builder.writer
        for number in 1...builder.imports.count {
            // R_AARCH64_ABS64, else R_X86_64_64, which is R_386_32 too.
            let type = isARM ? 257 : 1
            table.natives(data, builder.is64 ? number << 32 | type : number << 8 | type, 0)
        }
        add(
            ".rela.dyn", tag: 7, type: 4, table.bytes, alignment: 8, link: ".dynsym", entrySize: builder.is64 ? 24 : 12)
        entries += [(8, .number(table.bytes.count)), (9, .number(builder.is64 ? 24 : 12))]
    }

    private mutating func addVersions() {
        let definitions = builder.versionDefinitions
        var needs: [(library: String, versions: [String])] = []
        for symbol in builder.imports {
            guard let library = symbol.library, let version = symbol.version else { continue }
            if let index = needs.firstIndex(where: { $0.library == library }) {
                if !needs[index].versions.contains(version) { needs[index].versions.append(version) }
            } else {
                needs.append((library, [version]))
            }
        }
        guard !needs.isEmpty || !definitions.isEmpty else { return }
        var numbers: [String: Int] = [:]
        if !definitions.isEmpty {
            var table = builder.writer
            for (number, name) in definitions.enumerated() {
                let isLast = number + 1 == definitions.count
                table.halves(1, number == 0 ? 1 : 0, number + 1, 1)
                table.words(ELFStrings.hash(name), 20, isLast ? 0 : 28, strings.add(name), 0)
            }
            add(
                ".gnu.version_d", tag: 0x6FFF_FFFC, type: 0x6FFF_FFFD, table.bytes, alignment: 8, link: ".dynstr",
                info: definitions.count)
            entries.append((0x6FFF_FFFD, .number(definitions.count)))
        }
        if !needs.isEmpty {
            var table = builder.writer
            for (position, need) in needs.enumerated() {
                let isLast = position + 1 == needs.count
                table.halves(1, need.versions.count)
                table.words(strings.add(need.library), 16, isLast ? 0 : 16 + 16 * need.versions.count)
                for (number, version) in need.versions.enumerated() {
                    let index = 2 + max(0, definitions.count - 1) + numbers.count
                    numbers[need.library + "\0" + version] = index
                    table.words(ELFStrings.hash(version))
                    table.halves(0, index)
                    table.words(strings.add(version), number + 1 == need.versions.count ? 0 : 16)
                }
            }
            add(
                ".gnu.version_r", tag: 0x6FFF_FFFE, type: 0x6FFF_FFFE, table.bytes, alignment: 8, link: ".dynstr",
                info: needs.count)
            entries.append((0x6FFF_FFFF, .number(needs.count)))
        }
        var indexes = builder.writer
        indexes.halves(0)
        for symbol in builder.imports {
            indexes.halves(numbers[(symbol.library ?? "") + "\0" + (symbol.version ?? "")] ?? 1)
        }
        for _ in builder.exports { indexes.halves(max(1, definitions.count)) }
        add(
            ".gnu.version", tag: 0x6FFF_FFF0, type: 0x6FFF_FFFF, indexes.bytes, alignment: 2, link: ".dynsym",
            entrySize: 2)
    }
}
