/// One program header: a range of the file and where it goes in memory (gABI, "Program Header").
public struct ELFSegment: Hashable, Sendable {
    public let type: ELFSegmentType
    public let flags: ELFSegmentFlags
    /// Where the segment starts in the file, in bytes.
    public let offset: UInt64
    /// Where it starts in memory, before the loader adds its base address.
    public let address: UInt64
    public let physicalAddress: UInt64
    /// Bytes in the file.
    public let fileSize: UInt64
    /// Bytes in memory; those past `fileSize` are zero.
    public let memorySize: UInt64
    /// p_align; 0 and 1 mean none.
    public let alignment: UInt64

    public init(
        type: ELFSegmentType, flags: ELFSegmentFlags, offset: UInt64, address: UInt64, physicalAddress: UInt64,
        fileSize: UInt64, memorySize: UInt64, alignment: UInt64
    ) {
        self.type = type
        self.flags = flags
        self.offset = offset
        self.address = address
        self.physicalAddress = physicalAddress
        self.fileSize = fileSize
        self.memorySize = memorySize
        self.alignment = alignment
    }
}

/// What a segment is for (p_type). Values without a name stay representable.
public struct ELFSegmentType: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// PT_NULL: an unused entry.
    public static let null = ELFSegmentType(rawValue: 0)
    /// PT_LOAD: mapped into memory.
    public static let load = ELFSegmentType(rawValue: 1)
    /// PT_DYNAMIC: what the dynamic loader reads.
    public static let dynamic = ELFSegmentType(rawValue: 2)
    /// PT_INTERP: the path of the dynamic loader.
    public static let interpreter = ELFSegmentType(rawValue: 3)
    /// PT_NOTE: notes such as the build ID.
    public static let note = ELFSegmentType(rawValue: 4)
    /// PT_PHDR: the program header table itself.
    public static let programHeaders = ELFSegmentType(rawValue: 6)
    /// PT_TLS: the initial image of thread-local storage.
    public static let threadLocal = ELFSegmentType(rawValue: 7)
    /// PT_GNU_EH_FRAME: the table that unwinding looks things up in.
    public static let unwindTable = ELFSegmentType(rawValue: 0x6474_E550)
    /// PT_GNU_STACK: its flags say whether the stack is executable.
    public static let stack = ELFSegmentType(rawValue: 0x6474_E551)
    /// PT_GNU_RELRO: read-only once relocated.
    public static let readOnlyAfterRelocation = ELFSegmentType(rawValue: 0x6474_E552)
    /// PT_GNU_PROPERTY: processor features that the code is built for.
    public static let property = ELFSegmentType(rawValue: 0x6474_E553)
}

/// What may be done with a segment's memory (p_flags).
public struct ELFSegmentFlags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    public static let executable = ELFSegmentFlags(rawValue: 1)
    public static let writable = ELFSegmentFlags(rawValue: 2)
    public static let readable = ELFSegmentFlags(rawValue: 4)
}

extension ELFSegmentType: CustomStringConvertible {
    /// The name that readelf uses, or the number.
    public var description: String {
        switch self {
        case .null: "NULL"
        case .load: "LOAD"
        case .dynamic: "DYNAMIC"
        case .interpreter: "INTERP"
        case .note: "NOTE"
        case .programHeaders: "PHDR"
        case .threadLocal: "TLS"
        case .unwindTable: "GNU_EH_FRAME"
        case .stack: "GNU_STACK"
        case .readOnlyAfterRelocation: "GNU_RELRO"
        case .property: "GNU_PROPERTY"
        default: "0x" + String(rawValue, radix: 16)
        }
    }
}
