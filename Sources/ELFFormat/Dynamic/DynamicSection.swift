/// What the dynamic loader is told about a file, found through PT_DYNAMIC and the PT_LOADs alone.
public struct DynamicSection: Hashable, Sendable {
    /// The entries before DT_NULL, in file order.
    public let entries: [Entry]
    /// The libraries to load first (DT_NEEDED), in file order.
    public let needed: [String]
    /// The name that others need this library by (DT_SONAME).
    public let soname: String?
    /// DT_RPATH as written: folders separated by colons.
    public let rpath: String?
    /// DT_RUNPATH as written: folders separated by colons.
    public let runpath: String?

    public struct Entry: Hashable, Sendable {
        public let tag: DynamicTag
        public let value: UInt64
    }

    /// The value of the first entry with this tag.
    public func value(of tag: DynamicTag) -> UInt64? {
        entries.first { $0.tag == tag }?.value
    }
}

/// What an entry of the dynamic section means (d_tag). Values without a name stay representable.
public struct DynamicTag: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt64

    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    public static let null = DynamicTag(rawValue: 0)
    public static let needed = DynamicTag(rawValue: 1)
    public static let pltRelocationsSize = DynamicTag(rawValue: 2)
    public static let pltGOT = DynamicTag(rawValue: 3)
    public static let hash = DynamicTag(rawValue: 4)
    public static let stringTable = DynamicTag(rawValue: 5)
    public static let symbolTable = DynamicTag(rawValue: 6)
    public static let rela = DynamicTag(rawValue: 7)
    public static let relaSize = DynamicTag(rawValue: 8)
    public static let stringTableSize = DynamicTag(rawValue: 10)
    public static let symbolEntrySize = DynamicTag(rawValue: 11)
    public static let initFunction = DynamicTag(rawValue: 12)
    public static let finiFunction = DynamicTag(rawValue: 13)
    public static let soname = DynamicTag(rawValue: 14)
    public static let rpath = DynamicTag(rawValue: 15)
    public static let rel = DynamicTag(rawValue: 17)
    public static let relSize = DynamicTag(rawValue: 18)
    public static let pltRelocationType = DynamicTag(rawValue: 20)
    public static let pltRelocations = DynamicTag(rawValue: 23)
    public static let initArray = DynamicTag(rawValue: 25)
    public static let finiArray = DynamicTag(rawValue: 26)
    public static let initArraySize = DynamicTag(rawValue: 27)
    public static let finiArraySize = DynamicTag(rawValue: 28)
    public static let runpath = DynamicTag(rawValue: 29)
    public static let preinitArray = DynamicTag(rawValue: 32)
    public static let preinitArraySize = DynamicTag(rawValue: 33)
    public static let symbolTableIndexes = DynamicTag(rawValue: 34)
    public static let relrSize = DynamicTag(rawValue: 35)
    public static let relr = DynamicTag(rawValue: 36)
    public static let gnuHash = DynamicTag(rawValue: 0x6FFF_FEF5)
    public static let versionIndexes = DynamicTag(rawValue: 0x6FFF_FFF0)
    public static let versionDefinitions = DynamicTag(rawValue: 0x6FFF_FFFC)
    public static let versionDefinitionCount = DynamicTag(rawValue: 0x6FFF_FFFD)
    public static let versionNeeds = DynamicTag(rawValue: 0x6FFF_FFFE)
    public static let versionNeedCount = DynamicTag(rawValue: 0x6FFF_FFFF)
}
