/// What stripping a file frees, read from its section headers without any tool.
public struct StrippableBytes: Hashable, Sendable {
    /// Symbol tables that only linkers and debuggers read, with their strings, in bytes.
    public let symbols: UInt64
    /// Debug information and other notes of the compiler, in bytes.
    public let debug: UInt64

    public var total: UInt64 { symbols + debug }
}

extension ELFFile {
    /// The bytes in sections that are not part of the program's memory, the section names apart: what `llvm-strip`
    /// removes. Not exact, since a strip moves what it keeps and writes a shorter table of sections.
    public var strippableBytes: StrippableBytes {
        var symbols: UInt64 = 0
        var debug: UInt64 = 0
        for section in sections where !section.isAllocated && section.name != ".shstrtab" {
            // Overlapping or false sections of hostile files must not add up past the file.
            let bytes = min(section.fileBytes, fileSize - min(symbols + debug, fileSize))
            switch section.type {
            case .symbolTable, .symbolTableIndexes, .stringTable: symbols += bytes
            default: debug += bytes
            }
        }
        return StrippableBytes(symbols: symbols, debug: debug)
    }

    /// Why the file must not be stripped at all; nil when it may be tried.
    public var stripRefusal: StripRefusal? {
        if header.type != .sharedObject && header.type != .executable { return .notLoadable }
        if sections.isEmpty { return .noSectionHeaders }
        if strippableBytes.total == 0 { return .nothingToStrip }
        return nil
    }
}

/// Why a file is not handed to a strip tool.
public enum StripRefusal: Hashable, Sendable {
    /// Neither ET_DYN nor ET_EXEC: an object file needs its symbols.
    case notLoadable
    /// Without section headers nothing says what may go.
    case noSectionHeaders
    /// No symbols and no debug sections.
    case nothingToStrip
}
