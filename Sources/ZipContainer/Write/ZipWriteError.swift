public import SlimFiles
public import SystemPackage

/// Why an archive could not be written.
public enum ZipWriteError: Error, Equatable {
    /// The path cannot be an entry's name.
    case invalidName(BytePath, reason: String)
    case duplicateName(BytePath)
    case invalidLevel(Int, encoder: DeflateEncoder)
    /// A file of the input cannot be opened or read.
    case unreadable(FilePath, Errno)
    /// A file of the input is not a regular file any more, or did not hold what was promised. `found` is nil where it
    /// kept its size and changed its bytes.
    case changed(FilePath, expected: UInt64, found: UInt64?)
    /// The archive or its spool file cannot be written, such as `ENOSPC`.
    case output(FilePath, Errno)
    /// Memory ran out, for this entry where one is named.
    case outOfMemory(BytePath?)
    /// libcrypto has no SHA-256.
    case noDigest
    /// libzip refused; `message` is its own text.
    case container(path: BytePath?, message: String)
    /// The archive's length is not the sum of its parts.
    case accounting(expected: UInt64, found: UInt64)
}

extension ZipWriteError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalidName(let path, let reason): "\(path) cannot be a name in a zip: \(reason)"
        case .duplicateName(let path): "two entries are called \(path)"
        case .invalidLevel(let level, let encoder):
            "\(encoder.rawValue) has no level \(level): \(encoder.levels.lowerBound) to \(encoder.levels.upperBound)"
        case .unreadable(let path, let error): "cannot read \(path): \(error)"
        case .changed(let path, let expected, let found?):
            "\(path) changed while it was read: \(expected) bytes expected, \(found) found"
        case .changed(let path, _, nil): "\(path) changed while it was read"
        case .output(let path, let error): "cannot write \(path): \(error)"
        case .outOfMemory(let path?): "out of memory while compressing \(path)"
        case .outOfMemory(nil): "out of memory"
        case .noDigest: "libcrypto provides no SHA-256"
        case .container(let path?, let message): "libzip failed on \(path): \(message)"
        case .container(nil, let message): "libzip failed: \(message)"
        case .accounting(let expected, let found):
            "the archive holds \(found) bytes, its entries and end record add up to \(expected)"
        }
    }
}
