public import SlimFiles

/// What an archive holds and what each part of it costs, to the byte.
public struct ZipSummary: Sendable, Hashable {
    /// In the order of the archive, which is that of the path bytes.
    public let rows: [Row]
    /// The end records: 22 bytes, 98 where Zip64 is needed.
    public let endRecordSize: UInt64
    /// The date of every entry.
    public let date: DOSDate
    /// The encoder of files held in memory.
    public let encoder: EncoderIdentity
    /// The encoder of files above the streaming threshold, if there was one.
    public let streamEncoder: EncoderIdentity?
    /// SHA-256 over the path, mode, size and content of every entry. It does not depend on the encoder.
    public let contentsDigest: SHA256Digest

    /// An entry and its share of the archive.
    public struct Row: Sendable, Hashable {
        public let path: BytePath
        /// The Unix mode in the archive, type bits included.
        public let mode: UInt16
        public let method: ZipMethod
        /// CRC-32 of the content before compression.
        public let crc: UInt32
        /// Bytes before compression.
        public let size: UInt64
        /// Bytes of entry data in the archive.
        public let compressedSize: UInt64
        /// Bytes of the local and the central header.
        public let headerSize: UInt64
        /// SHA-256 of the content before compression.
        public let sha256: SHA256Digest

        /// Bytes that the archive would lose without this entry.
        public var zippedSize: UInt64 { compressedSize + headerSize }
    }

    /// The archive's length: all rows and the end record.
    public var archiveSize: UInt64 {
        rows.reduce(endRecordSize) { $0 + $1.zippedSize }
    }
}
