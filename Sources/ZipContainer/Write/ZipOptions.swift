/// How an archive is compressed and dated.
public struct ZipOptions: Sendable {
    public var encoder: DeflateEncoder
    /// 1 to 12 for libdeflate, 1 to 9 for zlib. Streamed files take at most zlib's 9.
    public var level: Int
    /// The date of every entry.
    public var date: DOSDate
    /// How many entries are compressed at a time.
    public var jobs: Int
    /// Files of more bytes than this go through zlib as a stream, so that memory stays bounded.
    public var streamingThreshold: UInt64 = 64 << 20
    /// Bytes of file content and compressed output held in memory at a time by all jobs together. A single file may
    /// exceed it, and is then worked on alone: up to twice `streamingThreshold`.
    public var memoryBudget: UInt64 = 96 << 20
    /// Bytes of compressed data held in memory until the container is written; the rest waits in a file beside the archive.
    public var spoolMemory = 64 << 20
    /// Called from any job with the bytes (before compression) done since its last call.
    public var progress: (@Sendable (_ bytes: UInt64) -> Void)?

    public init(
        encoder: DeflateEncoder = .libdeflate, level: Int = 6, date: DOSDate = .earliest, jobs: Int = 1,
        progress: (@Sendable (_ bytes: UInt64) -> Void)? = nil
    ) {
        self.encoder = encoder
        self.level = level
        self.date = date
        self.jobs = jobs
        self.progress = progress
    }
}

extension ZipOptions {
    /// The zlib level of files above the streaming threshold.
    var streamLevel: Int {
        min(level, DeflateEncoder.zlib.levels.upperBound)
    }
}
