public import SystemPackage

/// Writes archives whose bytes depend on names, contents and execute bits only: not on the order of the list, the
/// number of jobs, the time zone, the locale or the umask.
public struct ZipWriter: Sendable {
    public let options: ZipOptions

    public init(options: ZipOptions = ZipOptions()) {
        self.options = options
    }

    /// Writes the entries, sorted by the bytes of their paths, to a file at `output`, which is emptied if it is there.
    /// The caller gives a temporary name, renames the file after reading it back, and removes it after an error.
    public func write(_ entries: [ZipEntrySource], to output: FilePath) throws(ZipWriteError) -> ZipSummary {
        try checkLevel()
        let list = try EntryList(entries)
        let file = try OutputFile(writing: output)
        let spool = try Spool(beside: output, memoryLimit: options.spoolMemory)
        let compressed = try list.compressed(to: spool, options: options)
        let summary = try ZipSummary(list.entries, compressed, options: options)
        if list.entries.isEmpty {
            try file.writeEmptyArchive()
        } else {
            var archive = try LibzipArchive(writing: file)
            for (entry, data) in zip(list.entries, compressed) {
                try archive.add(entry, data, from: spool, date: options.date)
            }
            try archive.close()
        }
        guard file.end == summary.archiveSize else {
            throw .accounting(expected: summary.archiveSize, found: file.end)
        }
        return summary
    }

    /// What `write` would return, without writing.
    public func measure(_ entries: [ZipEntrySource]) throws(ZipWriteError) -> ZipSummary {
        try checkLevel()
        let list = try EntryList(entries)
        return try ZipSummary(list.entries, list.compressed(to: nil, options: options), options: options)
    }

    private func checkLevel() throws(ZipWriteError) {
        guard options.encoder.levels.contains(options.level) else {
            throw .invalidLevel(options.level, encoder: options.encoder)
        }
    }
}
