public import SlimFiles
public import SystemPackage

/// A file or link that is to become an entry of an archive.
public struct ZipEntrySource: Sendable {
    /// The name in the archive.
    public let path: BytePath
    /// The Unix mode with its type bits, as `lstat` tells it. Only the execute bits reach the archive.
    public let mode: UInt16
    public let content: Content

    /// Where an entry's bytes come from.
    public enum Content: Sendable {
        /// A regular file, which must hold exactly `size` bytes when it is read. Links are not followed.
        case file(FilePath, size: UInt64)
        case bytes([UInt8])
        /// A symbolic link: the entry holds the target as text.
        case link(target: [UInt8])
    }

    public init(path: BytePath, mode: UInt16, content: Content) {
        self.path = path
        self.mode = mode
        self.content = content
    }
}

extension ZipEntrySource {
    /// Bytes before compression, as promised: a file's real size is checked when it is read.
    public var size: UInt64 {
        switch content {
        case .file(_, let size): size
        case .bytes(let bytes): UInt64(bytes.count)
        case .link(let target): UInt64(target.count)
        }
    }

    var isFile: Bool {
        if case .file = content { true } else { false }
    }

    var isLink: Bool {
        if case .link = content { true } else { false }
    }

    /// The mode written to the archive: 0755 where anyone may execute, else 0644; what the umask of a build left
    /// behind does not reach the result.
    var archiveMode: UInt16 {
        if isLink { return FileMode.link | 0o777 }
        return FileMode.regular | (mode & 0o111 == 0 ? 0o644 : 0o755)
    }
}
