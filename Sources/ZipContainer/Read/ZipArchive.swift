public import SystemPackage

/// An archive opened for reading. Nothing in it is believed before it was checked; the file is read with `pread` and never
/// mapped, so one that shrinks meanwhile is an error and no signal.
public final class ZipArchive: Sendable {
    public let path: FilePath
    /// The file's length in bytes.
    public let length: UInt64
    /// In the order of the central directory.
    public let entries: [ZipEntry]
    public let comment: [UInt8]
    /// What is wrong with single entries.
    public let findings: [ZipFinding]
    /// Bytes of no file or link: folder entries, gaps, comments and end records. With the `zippedSize` of all entries they
    /// make up the length.
    public let overhead: UInt64

    /// - Throws: `ZipReadError` where the structure is broken: no end record, records outside the file, overlaps.
    public init(opening path: FilePath) throws(ZipReadError) {
        throw ZipReadError(.noEndRecord)
    }

    /// An entry's content, checked against its declared size and CRC.
    ///
    /// - Parameter limit: the largest declared size that is read.
    public func read(_ entry: ZipEntry, limit: UInt64 = 1 << 30) throws(ZipReadError) -> [UInt8] {
        throw ZipReadError(.noEndRecord)
    }

    /// Hands an entry's content to `body` piece by piece and checks it against its declared size and CRC. A piece may have
    /// been handed out before an error in it shows.
    ///
    /// - Throws: `ZipReadError`, or what `body` throws.
    public func stream(_ entry: ZipEntry, to body: (UnsafeRawBufferPointer) throws -> Void) throws {
        throw ZipReadError(.noEndRecord)
    }

    /// Writes an entry's content to a file.
    ///
    /// - Throws: `ZipReadError`, or `Errno` where the file cannot be written.
    public func extract(_ entry: ZipEntry, to file: FileDescriptor) throws {
        throw ZipReadError(.noEndRecord)
    }
}
