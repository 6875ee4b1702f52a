/// One entry of the dynamic symbol table.
public struct DynamicSymbol: Hashable, Sendable {
    public let name: String
    /// An address for defined symbols, else 0 as a rule.
    public let value: UInt64
    /// Bytes of the object or function; 0 when unknown.
    public let size: UInt64
    /// st_info: binding in the high half, type in the low one.
    public let info: UInt8
    /// st_other: visibility in the low two bits.
    public let other: UInt8
    /// st_shndx: the section that defines it; 0 when another file does.
    public let sectionIndex: UInt16
    /// The entry of DT_VERSYM, hidden bit included; nil when the file has no symbol versions.
    public let versionIndex: UInt16?

    /// STB_LOCAL 0, STB_GLOBAL 1, STB_WEAK 2, STB_GNU_UNIQUE 10.
    public var binding: UInt8 { info >> 4 }
    /// STT_OBJECT 1, STT_FUNC 2, STT_TLS 6, …
    public var type: UInt8 { info & 0xF }
    /// STV_DEFAULT 0, STV_INTERNAL 1, STV_HIDDEN 2, STV_PROTECTED 3.
    public var visibility: UInt8 { other & 3 }
    /// Whether the loader may leave it unresolved.
    public var isWeak: Bool { binding == 2 }

    /// Whether another file must define it.
    public var isImported: Bool { sectionIndex == 0 && binding != 0 && !name.isEmpty }

    /// Whether other files can bind to it: defined, not local, not hidden.
    public var isExported: Bool {
        sectionIndex != 0 && binding != 0 && (visibility == 0 || visibility == 3) && !name.isEmpty
    }
}
