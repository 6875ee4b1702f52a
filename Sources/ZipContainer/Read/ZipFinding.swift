import SlimFiles

/// Something wrong with one entry of an archive that can be read nevertheless.
public struct ZipFinding: Sendable, Hashable {
    public let problem: Problem
    /// The entry's name as the archive has it.
    public let name: [UInt8]
    /// Where the entry's local header begins in the file.
    public let offset: UInt64

    public enum Problem: Sendable, Hashable {
        /// The name is absolute, or has `..`, a drive letter, or a NUL.
        case escapes
        /// The name holds a backslash, which is a separator to some unpackers and a plain byte to others.
        case backslash
        /// The name is empty, or has empty or `.` components.
        case irregularName
        /// An earlier entry has the same path.
        case duplicate
        /// A file or link that is also the folder of another entry.
        case fileAsFolder
        case encrypted
        /// A method other than stored and deflate, by its number.
        case unknownMethod(UInt16)
        /// A declared size that the compressed bytes cannot have.
        case impossibleSize(UInt64)
        /// The local header has another name, method, size or CRC than the central directory.
        case headersDisagree
        /// A device, socket or pipe.
        case special
    }
}

extension ZipFinding: CustomStringConvertible {
    public var description: String {
        "\(BytePath(bytes: name)) at offset \(offset) \(problem.text)"
    }
}

extension ZipFinding.Problem {
    fileprivate var text: String {
        switch self {
        case .escapes: "would be unpacked outside the folder"
        case .backslash: "has a backslash in its name"
        case .irregularName: "has empty or '.' components in its name"
        case .duplicate: "is in the archive twice"
        case .fileAsFolder: "is a file, and the folder of other entries"
        case .encrypted: "is encrypted"
        case .unknownMethod(let number): "is compressed with method \(number); only stored and deflate are read"
        case .impossibleSize(let size): "declares \(size) bytes, which its data cannot hold"
        case .headersDisagree: "has a local header that contradicts the central directory"
        case .special: "is neither file, folder nor link"
        }
    }
}
