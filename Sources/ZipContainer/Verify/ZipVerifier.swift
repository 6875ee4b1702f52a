public import SlimFiles
public import SystemPackage

/// Reads an archive back and compares it with what was meant to be written.
public enum ZipVerifier {
    /// Compares names, order, modes, dates, methods and sizes with the summary, inflates every entry with zlib and compares
    /// its CRC with that of the source.
    ///
    /// - Parameter jobs: how many entries are inflated at a time.
    /// - Returns: the SHA-256 of the archive.
    /// - Throws: `ZipVerifyError` for the first difference.
    @discardableResult public static func verify(
        _ path: FilePath, against summary: ZipSummary, jobs: Int = 1
    ) throws(ZipVerifyError) -> SHA256Digest {
        let archive = try open(path)
        try compare(archive, with: summary)
        return try inflate(archive, jobs: jobs)
    }

    private static func open(_ path: FilePath) throws(ZipVerifyError) -> ZipArchive {
        do {
            return try ZipArchive(opening: path)
        } catch {
            throw .unreadable(error)
        }
    }

    private static func compare(_ archive: ZipArchive, with summary: ZipSummary) throws(ZipVerifyError) {
        if let finding = archive.findings.first(where: { $0.problem != .backslash }) { throw .finding(finding) }
        guard archive.entries.count == summary.rows.count else {
            throw .entryCount(expected: summary.rows.count, found: archive.entries.count)
        }
        for (entry, row) in zip(archive.entries, summary.rows) {
            guard entry.name == row.path.bytes else { throw .name(expected: row.path, found: entry.name) }
            if let field = entry.firstDifference(from: row, date: summary.date) {
                throw .header(row.path, field: field)
            }
        }
        guard archive.length == summary.archiveSize else {
            throw .archiveSize(expected: summary.archiveSize, found: archive.length)
        }
    }

    /// Inflates every entry, and hashes the file meanwhile. The headers were found to declare the sources' sizes and CRCs, and the
    /// inflater holds the content against its header.
    private static func inflate(_ archive: ZipArchive, jobs: Int) throws(ZipVerifyError) -> SHA256Digest {
        // Small runs of entries: enough of them to keep the jobs busy to the end, and few inflaters. Hashing takes longest.
        let work = [Work.hash] + archive.entries.split(maxBytes: 4 << 20).map(Work.inflate)
        let digests = try concurrentMap(work, jobs: jobs) { (work) throws(ZipVerifyError) -> SHA256Digest? in
            switch work {
            case .hash: return try hash(archive.file)
            case .inflate(let run):
                try inflate(run, of: archive.file)
                return nil
            }
        }
        guard let digest = digests.first ?? nil else { throw .noDigest }
        return digest
    }

    private enum Work {
        case hash
        case inflate(ArraySlice<ZipEntry>)
    }

    private static func inflate(_ run: ArraySlice<ZipEntry>, of file: RandomAccessFile) throws(ZipVerifyError) {
        do throws(ZipReadError) {
            var inflater = try EntryInflater(file)
            for entry in run {
                try inflater.start(entry)
                while try inflater.next() != nil {}
            }
        } catch {
            throw .unreadable(error)
        }
    }

    private static func hash(_ file: RandomAccessFile) throws(ZipVerifyError) -> SHA256Digest {
        guard let buffer = PageBuffer(count: 256 << 10) else { throw .unreadable(ZipReadError(.outOfMemory)) }
        var offset: UInt64 = 0
        do {
            var hash = try SHA256()
            while offset < file.length {
                let count = Int(min(UInt64(buffer.bytes.count), file.length - offset))
                let piece = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<count])
                try file.read(into: piece, at: offset)
                try hash.update(piece.bytes)
                offset += UInt64(count)
            }
            return try hash.finalize()
        } catch let error as ZipReadError {
            throw .unreadable(error)
        } catch {
            throw .noDigest
        }
    }
}

extension ZipEntry {
    /// The name of the first header field that is not as planned.
    fileprivate func firstDifference(from row: ZipSummary.Row, date: DOSDate) -> String? {
        if mode != row.mode { return "mode" }
        if self.date != date { return "date" }
        if method != row.method { return "method" }
        if crc != row.crc { return "CRC" }
        if size != row.size { return "size" }
        if compressedSize != row.compressedSize { return "compressed size" }
        return headerSize == row.headerSize ? nil : "header size"
    }
}

extension [ZipEntry] {
    /// Runs of neighbours with about that many bytes of content each.
    fileprivate func split(maxBytes: UInt64) -> [ArraySlice<ZipEntry>] {
        var runs: [ArraySlice<ZipEntry>] = []
        var start = startIndex
        var bytes: UInt64 = 0
        for index in indices {
            bytes += self[index].size
            if bytes >= maxBytes {
                runs.append(self[start...index])
                start = index + 1
                bytes = 0
            }
        }
        if start < endIndex { runs.append(self[start...]) }
        return runs
    }
}
