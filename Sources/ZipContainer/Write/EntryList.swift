import SlimFiles

/// The entries of an archive, checked and in the order of the archive.
struct EntryList: Sendable {
    let entries: [ZipEntrySource]

    /// - Throws: `ZipWriteError.invalidName` or `.duplicateName`.
    init(_ entries: [ZipEntrySource]) throws(ZipWriteError) {
        self.entries = entries.sorted { $0.path < $1.path }
        for entry in self.entries {
            if let reason = EntryList.objection(to: entry.path) { throw .invalidName(entry.path, reason: reason) }
        }
        for (entry, next) in zip(self.entries, self.entries.dropFirst()) where entry.path == next.path {
            throw .duplicateName(entry.path)
        }
    }

    private static func objection(to path: BytePath) -> String? {
        if path.bytes.count > Int(UInt16.max) { return "it is longer than 65,535 bytes" }
        return path.isPlain ? nil : "it is empty or absolute, or has empty, '.' or '..' components or a zero byte"
    }

    /// Compresses all entries with several jobs.
    ///
    /// - Parameter spool: where the data goes; nil to learn sizes only.
    /// - Returns: in the order of the archive.
    func compressed(to spool: Spool?, options: ZipOptions) throws(ZipWriteError) -> [CompressedEntry] {
        let queue = WorkQueue(
            entries.enumerated().map { .init(index: $0.offset, cost: cost(of: $0.element, options: options)) },
            budget: options.memoryBudget)
        let jobs = max(1, min(options.jobs, entries.count))
        let shares = try concurrentMap(0..<jobs, jobs: jobs) { (_) throws(ZipWriteError) -> [CompressedEntry] in
            do throws(ZipWriteError) {
                return try compressShare(of: queue, with: EntryCompressor(options: options, spool: spool))
            } catch {
                queue.stop()
                throw error
            }
        }
        return shares.joined().sorted { $0.index < $1.index }
    }

    /// What one job does until the queue is empty.
    private func compressShare(
        of queue: WorkQueue, with compressor: EntryCompressor
    ) throws(ZipWriteError) -> [CompressedEntry] {
        var share: [CompressedEntry] = []
        while let item = queue.next() {
            defer { queue.finish(item) }
            share.append(try compressor.compress(entries[item.index], at: item.index))
        }
        return share
    }

    /// Bytes of memory beyond a job's own buffers: the content, unless it is in memory anyway, and compressed data that may be
    /// as large. At least 1 where nothing is streamed.
    private func cost(of entry: ZipEntrySource, options: ZipOptions) -> UInt64 {
        switch entry.content {
        case .file(_, let size) where size > options.streamingThreshold: 0
        case .file(_, let size): max(1, 2 * size)
        case .bytes, .link: max(1, entry.size)
        }
    }
}
