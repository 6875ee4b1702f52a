/// One section header: a named range of the file (gABI, "Sections"). The loader does not read these.
public struct ELFSection: Hashable, Sendable {
    /// Decoded as UTF-8, with U+FFFD for what is not.
    public let name: String
    public let type: ELFSectionType
    public let flags: ELFSectionFlags
    /// Where it goes in memory; 0 when it is not allocated.
    public let address: UInt64
    /// Where it starts in the file, in bytes.
    public let offset: UInt64
    /// Its size in bytes; in memory only for `noBits`.
    public let size: UInt64
    public let link: UInt32
    public let info: UInt32
    public let alignment: UInt64
    /// The size of one entry in bytes, 0 when the section is no table.
    public let entrySize: UInt64

    /// Whether it is part of the program's memory (SHF_ALLOC).
    public var isAllocated: Bool { flags.contains(.allocated) }

    /// How many bytes of the file it takes.
    public var fileBytes: UInt64 { type == .noBits || type == .null ? 0 : size }
}

/// What a section holds (sh_type). Values without a name stay representable.
public struct ELFSectionType: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    public static let null = ELFSectionType(rawValue: 0)
    public static let programBits = ELFSectionType(rawValue: 1)
    /// SHT_SYMTAB: the full symbol table, which only linkers and debuggers read.
    public static let symbolTable = ELFSectionType(rawValue: 2)
    public static let stringTable = ELFSectionType(rawValue: 3)
    public static let relocationsWithAddend = ELFSectionType(rawValue: 4)
    public static let dynamic = ELFSectionType(rawValue: 6)
    public static let note = ELFSectionType(rawValue: 7)
    /// SHT_NOBITS: takes memory, zero at first, and no bytes of the file.
    public static let noBits = ELFSectionType(rawValue: 8)
    public static let relocations = ELFSectionType(rawValue: 9)
    public static let dynamicSymbols = ELFSectionType(rawValue: 11)
    /// SHT_SYMTAB_SHNDX: section numbers that do not fit into the symbol table.
    public static let symbolTableIndexes = ELFSectionType(rawValue: 18)
}

/// What a section is like (sh_flags).
public struct ELFSectionFlags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt64

    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    public static let writable = ELFSectionFlags(rawValue: 0x1)
    public static let allocated = ELFSectionFlags(rawValue: 0x2)
    public static let executable = ELFSectionFlags(rawValue: 0x4)
    public static let threadLocal = ELFSectionFlags(rawValue: 0x400)
    public static let compressed = ELFSectionFlags(rawValue: 0x800)
}
