public import SlimFiles

/// An entry as the central directory describes it.
public struct ZipEntry: Sendable, Hashable {
    /// The name as the archive has it.
    public let name: [UInt8]
    /// The name as a relative path, without a folder's last slash; nil for names that would leave the folder into which
    /// the archive is unpacked.
    public let path: BytePath?
    public let kind: Kind
    /// The Unix mode with its type bits; nil where the archive was not made on Unix.
    public let mode: UInt16?
    public let method: ZipMethod
    public let isEncrypted: Bool
    public let date: DOSDate
    /// CRC-32 of the content, as declared.
    public let crc: UInt32
    /// Bytes after inflating, as declared.
    public let size: UInt64
    /// Bytes of data in the archive.
    public let compressedSize: UInt64
    /// Where the local header begins in the file.
    public let headerOffset: UInt64
    /// Where the data begins in the file.
    public let dataOffset: UInt64
    /// Bytes of the local header, the data descriptor where there is one, and the central header.
    public let headerSize: UInt64
    /// Where the data and what follows it end in the file.
    let end: UInt64

    public enum Kind: Sendable, Hashable {
        case file, folder, link
        /// A device, socket or pipe.
        case special
    }

    /// Bytes that count as this entry's: header and data for files and links. Folder entries count as the archive's.
    public var zippedSize: UInt64 {
        kind == .folder ? 0 : headerSize + compressedSize
    }
}
