public import SlimFiles

/// How an archive differs from what was meant to be written.
public enum ZipVerifyError: Error, Hashable {
    case entryCount(expected: Int, found: Int)
    /// Another name where this entry was expected.
    case name(expected: BytePath, found: [UInt8])
    /// The entry's header says something else; `field` names it.
    case header(BytePath, field: String)
    /// The reader objects to an entry.
    case finding(ZipFinding)
    /// The inflated content is not that of the source.
    case content(BytePath, expectedCRC: UInt32, foundCRC: UInt32)
    case archiveSize(expected: UInt64, found: UInt64)
}

extension ZipVerifyError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .entryCount(let expected, let found): "the archive holds \(found) entries instead of \(expected)"
        case .name(let expected, let found): "the archive holds \(BytePath(bytes: found)) where \(expected) belongs"
        case .header(let path, let field): "\(path) was written with another \(field)"
        case .finding(let finding): finding.description
        case .content(let path, let expected, let found):
            "\(path) was written with other content: CRC \(String(found, radix: 16)), not \(String(expected, radix: 16))"
        case .archiveSize(let expected, let found): "the archive has \(found) bytes instead of \(expected)"
        }
    }
}
