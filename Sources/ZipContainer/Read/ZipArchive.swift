public import SystemPackage

/// An archive opened for reading. Nothing in it is believed before it was checked; the file is read at offsets and never
/// mapped, so one that shrinks meanwhile is an error and no signal.
public final class ZipArchive: Sendable {
    public let path: FilePath
    /// In the order of the central directory.
    public let entries: [ZipEntry]
    public let comment: [UInt8]
    /// What is wrong with single entries.
    public let findings: [ZipFinding]
    /// Bytes of no file or link: folder entries, gaps, the archive's comment and end records. With the `zippedSize` of all
    /// entries they make up the length.
    public let overhead: UInt64
    let file: RandomAccessFile

    /// The file's length in bytes.
    public var length: UInt64 { file.length }

    /// - Throws: `ZipReadError` where the structure is broken: no end record, records outside the file, overlaps.
    public init(opening path: FilePath) throws(ZipReadError) {
        self.path = path
        file = try RandomAccessFile(opening: path)
        let end = try EndRecord(readingFrom: file)
        let directory = try CentralDirectory(at: end, in: file)
        comment = end.comment
        entries = directory.entries
        findings = directory.findings
        // Nothing overlaps, so the sum does not pass the length.
        overhead = entries.reduce(file.length) { $0 - $1.zippedSize }
    }
}
