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
    /// The archive or an entry of it cannot be read, or an entry's content is not that of the source.
    case unreadable(ZipReadError)
    /// libcrypto has no SHA-256.
    case noDigest
    case archiveSize(expected: UInt64, found: UInt64)
}

extension ZipVerifyError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .entryCount(let expected, let found): "the archive holds \(found) entries instead of \(expected)"
        case .name(let expected, let found): "the archive holds \(BytePath(bytes: found)) where \(expected) belongs"
        case .header(let path, let field): "\(path) was written with another \(field)"
        case .finding(let finding): finding.description
        case .unreadable(let error): "\(error)"
        case .noDigest: "libcrypto provides no SHA-256"
        case .archiveSize(let expected, let found): "the archive has \(found) bytes instead of \(expected)"
        }
    }
}
