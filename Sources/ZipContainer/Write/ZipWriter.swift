import SlimFiles
public import SystemPackage

/// Writes archives whose bytes depend on names, contents and execute bits only: not on the order of the list, the
/// number of jobs, the time zone, the locale or the umask.
public struct ZipWriter: Sendable {
    public let options: ZipOptions

    public init(options: ZipOptions = ZipOptions()) {
        self.options = options
    }

    /// Writes the entries, sorted by the bytes of their paths, to a file at `output`, which is emptied if it is there.
    /// The caller gives a temporary name, renames it after reading it back, and removes it after an error.
    ///
    /// - Throws: `ZipWriteError`, or `CancellationError` where the task was cancelled.
    public func write(_ entries: [ZipEntrySource], to output: FilePath) async throws -> ZipSummary {
        throw ZipWriteError.output(output, .notSupported)
    }

    /// What `write` would return, without writing.
    ///
    /// - Throws: as `write`.
    public func measure(_ entries: [ZipEntrySource]) async throws -> ZipSummary {
        throw ZipWriteError.container(path: nil, message: "")
    }
}
