public import SlimFiles
public import SystemPackage
public import ZipContainer

/// A zip that has been written and read back.
public struct PackedLayer: Sendable {
    public let path: FilePath
    public let summary: ZipSummary
    /// SHA-256 of the archive's bytes.
    public let digest: SHA256Digest

    /// Bytes of the archive.
    public var size: Int { Int(summary.archiveSize) }
}
