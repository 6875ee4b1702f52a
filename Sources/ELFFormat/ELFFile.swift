/// The tables at the root of an ELF file: its header, segments and sections.
///
/// The value does not hold the file's bytes. What lies behind the tables (dynamic section, symbols, notes) is read by
/// methods that take the same bytes again.
public struct ELFFile: Hashable, Sendable {
    public let header: ELFHeader
    /// The program headers, in file order. This is what the kernel and the dynamic loader read.
    public let segments: [ELFSegment]
    /// The section headers, in file order; empty when the file has none. The null section is included.
    public let sections: [ELFSection]
    /// The size of the whole file in bytes.
    public let fileSize: UInt64

    /// Reads the header and both header tables.
    /// - Throws: `ELFError` when the bytes are no ELF file, or a header or table does not fit into them. Ranges that
    ///   segments and sections name are not checked here; see `loadFindings(pageSize:)`.
    public init(parsing bytes: RawSpan) throws(ELFError) {
        let raw = try RawHeader(parsing: bytes)
        let counts = try TableCounts(raw, in: bytes)
        header = raw.header
        fileSize = UInt64(bytes.byteCount)
        segments = try ELFSegment.table(of: raw, count: counts.segments, in: bytes)
        sections = try ELFSection.table(of: raw, count: counts.sections, nameTable: counts.nameTable, in: bytes)
    }

    /// Whether the bytes start as an ELF file does. A few bytes are enough to ask.
    public static func isELF(_ bytes: RawSpan) -> Bool {
        bytes.byteCount >= 4 && bytes.value(at: 0, as: UInt32.self, in: .big) == 0x7F45_4C46
    }
}
