/// Why bytes cannot be read as the ELF structure that they should hold.
public struct ELFError: Error, Hashable, Sendable {
    public let reason: Reason
    /// Where in the file, in bytes from its start, the unreadable structure begins.
    public let offset: UInt64

    public init(reason: Reason, offset: UInt64) {
        self.reason = reason
        self.offset = offset
    }

    public enum Reason: Hashable, Sendable {
        /// The file does not start with `0x7F "ELF"`.
        case notELF
        /// EI_CLASS is neither 32 nor 64 bits.
        case unknownClass(UInt8)
        /// EI_DATA is neither little nor big endian.
        case unknownByteOrder(UInt8)
        /// EI_VERSION is not 1.
        case unknownVersion(UInt8)
        /// A structure of `size` bytes does not fit into the file or into the table that holds it.
        case outOfBounds(ELFStructure, size: UInt64)
        /// The entries of a table have a size that its format does not have.
        case badEntrySize(ELFStructure, size: UInt64)
        /// No PT_LOAD maps all of a structure that the dynamic section names.
        case notMapped(ELFStructure, address: UInt64)
        /// A string has no terminating zero within its table.
        case unterminatedString(ELFStructure)
        /// The fields of a structure contradict each other.
        case malformed(ELFStructure)
        /// Entries overlap so often that reading them all would cost far more than the file's size.
        case tooRepetitive(ELFStructure)
    }
}

/// The parts of an ELF file that an error can name.
public enum ELFStructure: String, Hashable, Sendable {
    case fileHeader = "ELF header"
    case programHeaders = "program header table"
    case sectionHeaders = "section header table"
    case sectionNames = "section name table"
    case section = "section"
    case segment = "segment"
    case dynamicSection = "dynamic section"
    case dynamicStrings = "dynamic string table"
    case dynamicSymbols = "dynamic symbol table"
    case hashTable = "symbol hash table"
    case gnuHashTable = "GNU symbol hash table"
    case relocations = "relocation table"
    case versionNeeds = "version needs"
    case versionDefinitions = "version definitions"
    case versionIndexes = "symbol version table"
    case notes = "notes"
}

extension ELFError: CustomStringConvertible {
    /// One line for people, with the offset.
    public var description: String {
        "\(reason) (at byte \(offset))"
    }
}

extension ELFError.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notELF: "not an ELF file"
        case .unknownClass(let value): "unknown ELF class \(value)"
        case .unknownByteOrder(let value): "unknown ELF byte order \(value)"
        case .unknownVersion(let value): "unknown ELF version \(value)"
        case .outOfBounds(let structure, let size): "the \(structure.rawValue) of \(size) bytes does not fit"
        case .badEntrySize(let structure, let size): "the \(structure.rawValue) has entries of \(size) bytes"
        case .notMapped(let structure, let address):
            "no segment maps the \(structure.rawValue) at address 0x\(String(address, radix: 16))"
        case .unterminatedString(let structure): "a string in the \(structure.rawValue) has no end"
        case .malformed(let structure): "the \(structure.rawValue) contradicts itself"
        case .tooRepetitive(let structure): "the \(structure.rawValue) refers to the same bytes too often"
        }
    }
}
