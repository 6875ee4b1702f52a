/// Makes small shared objects that real tools accept, to test readers of ELF files with.
///
/// Three PT_LOADs (read, execute, write) hold the tables of the dynamic loader, the code and the data; sections that
/// are not loaded follow. `link()` lays the file out. A test that wants a broken file overwrites bytes of a sound one.
public struct ELFBuilder {
    public var is64 = true
    public var isLittleEndian = true
    /// e_type: 3 is a shared object, 2 a program at fixed addresses.
    public var type: UInt16 = 3
    /// e_machine: 62 is x86_64, 183 aarch64.
    public var machine: UInt16 = 62
    /// p_align of the PT_LOADs, in bytes.
    public var alignment = 0x1000
    public var soname: String?
    public var needed: [String] = []
    public var rpath: String?
    public var runpath: String?
    /// Names of undefined symbols, each with the version that it needs if any.
    public var imports: [Import] = []
    /// Names of functions that the file defines.
    public var exports: [String] = []
    /// DT_VERDEF: names of versions, the first being the file itself. All exports carry the last one.
    public var versionDefinitions: [String] = []
    /// The GNU build ID; none when empty.
    public var buildID: [UInt8] = []
    public var hashTables: Set<HashTable> = [.gnu]
    public var code: [UInt8] = Array(repeating: 0xC3, count: 64)
    public var data: [UInt8] = Array("writable data".utf8)
    /// Bytes of .bss.
    public var zeroedSize = 32
    /// Contents of sections that are not loaded, by name, such as `.debug_info` or `.comment`.
    public var unloaded: [(name: String, bytes: [UInt8])] = []
    /// Names in .symtab; without any there is no such section.
    public var localSymbols: [String] = []
    public var hasSectionHeaders = true

    public enum HashTable: Sendable {
        /// DT_GNU_HASH.
        case gnu
        /// DT_HASH.
        case systemV
    }

    public struct Import: Sendable {
        public let name: String
        public let library: String?
        public let version: String?

        public init(_ name: String, version: String? = nil, from library: String? = nil) {
            self.name = name
            self.library = library
            self.version = version
        }
    }

    public init() {}

    /// The file's bytes.
    public func link() -> [UInt8] {
        // Addresses depend only on sizes, and sizes on no address: the second layout has the right values in it.
        let draft = ELFLayout(sections(at: [:]), builder: self)
        return ELFLayout(sections(at: draft.addresses), builder: self).bytes
    }

    private func sections(at addresses: [String: Int]) -> [ELFBuilderSection] {
        let tables = ELFDynamicTables(self, addresses)
        var list: [ELFBuilderSection] = []
        if !buildID.isEmpty {
            var note = writer
            note.words(4, buildID.count, 3)
            note.bytes += Array("GNU\0".utf8) + buildID
            list.append(ELFBuilderSection(".note.gnu.build-id", type: 7, flags: 2, note.bytes, alignment: 4))
        }
        list += tables.sections
        list.append(ELFBuilderSection(".text", type: 1, flags: 6, code, alignment: 16))
        list.append(
            ELFBuilderSection(
                ".dynamic", type: 6, flags: 3, tables.dynamic(addresses), alignment: 8, link: ".dynstr",
                entrySize: is64 ? 16 : 8))
        list.append(ELFBuilderSection(".data", type: 1, flags: 3, data, alignment: 8))
        list.append(ELFBuilderSection(".bss", type: 8, flags: 3, [], alignment: 8, memorySize: zeroedSize))
        for section in unloaded {
            list.append(ELFBuilderSection(section.name, type: 1, flags: 0, section.bytes, alignment: 1))
        }
        return list + symbolSections(addresses[".text"] ?? 0)
    }

    private func symbolSections(_ code: Int) -> [ELFBuilderSection] {
        guard !localSymbols.isEmpty else { return [] }
        var strings = ELFStrings()
        var table = writer
        table.symbol(name: 0, value: 0, info: 0, section: 0)
        for name in localSymbols {
            table.symbol(name: strings.add(name), value: code, info: 0x02, section: 0xFFF1)
        }
        return [
            ELFBuilderSection(
                ".symtab", type: 2, flags: 0, table.bytes, alignment: 8, link: ".strtab", info: localSymbols.count + 1,
                entrySize: is64 ? 24 : 16),
            ELFBuilderSection(".strtab", type: 3, flags: 0, strings.bytes, alignment: 1),
        ]
    }

    var writer: ELFWriter { ELFWriter(is64: is64, isLittleEndian: isLittleEndian) }
}
