/// The symbols by which a file is bound to others when it is loaded, small enough to keep for every file of a tree.
///
/// DT_NEEDED says what is loaded, these say what is used: linkers put libraries into DT_NEEDED that nothing asks for.
/// Names are kept as hashes of 64 bits. Should two differ and hash alike, a library seems used that is not.
public struct LinkedSymbols: Hashable, Sendable {
    /// Undefined symbols, weak ones included; for programs also the objects that they define, since those may be copies
    /// of a library's (R_X86_64_COPY, R_AARCH64_COPY).
    public let imports: [Symbol]
    /// Defined symbols that other files can bind to, sorted by name.
    public let exports: [Symbol]
    /// Whether the exports have versions (DT_VERDEF).
    public let definesVersions: Bool

    public struct Symbol: Hashable, Sendable {
        public let name: UInt64
        /// The hash of its version's name; 0 for symbols without one.
        public let version: UInt64
        /// Whether only who asks for this very version binds to it.
        public let isHidden: Bool

        public init(name: UInt64, version: UInt64 = 0, isHidden: Bool = false) {
            self.name = name
            self.version = version
            self.isHidden = isHidden
        }
    }

    public init(imports: [Symbol], exports: [Symbol], definesVersions: Bool) {
        self.imports = imports
        self.exports = exports.sorted { $0.name < $1.name }
        self.definesVersions = definesVersions
    }

    /// Whether a reference to `symbol` binds to this file as soon as it is searched: by name, and by version where both
    /// sides have one (glibc, `elf/dl-lookup.c`).
    public func defines(_ symbol: Symbol) -> Bool {
        var index = exports.partitionPoint { $0.name >= symbol.name }
        while index < exports.count, exports[index].name == symbol.name {
            let export = exports[index]
            if !definesVersions { return true }
            if symbol.version == 0 ? !export.isHidden : export.version == symbol.version { return true }
            index += 1
        }
        return false
    }

    /// Whether `library` defines anything that this file imports.
    public func usesAnything(of library: LinkedSymbols) -> Bool {
        imports.contains { library.defines($0) }
    }

    /// FNV-1a of a name's bytes.
    public static func hash(_ name: some Sequence<UInt8>) -> UInt64 {
        name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension [LinkedSymbols.Symbol] {
    /// The first index whose element belongs to the second part, where all that do follow all that do not.
    fileprivate func partitionPoint(where belongsToSecond: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
