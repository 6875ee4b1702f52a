import SlimFiles

extension ZipSummary {
    /// - Parameter compressed: the data of each entry, in the same order.
    init(_ entries: [ZipEntrySource], _ compressed: [CompressedEntry], options: ZipOptions) throws(ZipWriteError) {
        let layout = ArchiveLayout(entries, compressed)
        rows = zip(zip(entries, compressed), layout.headerSizes).map { pair, headerSize in
            let (entry, data) = pair
            return Row(
                path: entry.path, mode: entry.archiveMode, method: data.method, crc: data.content.crc,
                size: data.content.size, compressedSize: data.compressedSize, headerSize: headerSize,
                sha256: data.content.sha256)
        }
        endRecordSize = layout.endRecordSize
        date = options.date
        encoder = EncoderIdentity(options.encoder, level: options.level)
        let isStreaming = entries.contains { $0.size > options.streamingThreshold && $0.isFile }
        streamEncoder = isStreaming ? EncoderIdentity(.zlib, level: options.streamLevel) : nil
        contentsDigest = try ZipSummary.digest(of: rows)
    }

    /// Hashes, for each entry in order, the length and bytes of the path, the mode, the length and the SHA-256 of
    /// the content. Numbers take 8 bytes, the least significant first.
    private static func digest(of rows: [Row]) throws(ZipWriteError) -> SHA256Digest {
        var contents = try ContentHasher()
        for row in rows {
            var record: [UInt8] = []
            record.append(number: UInt64(row.path.bytes.count))
            record += row.path.bytes
            record.append(number: UInt64(row.mode))
            record.append(number: row.size)
            record += row.sha256.bytes
            try record.withBytes { (bytes) throws(ZipWriteError) in try contents.update(bytes) }
        }
        return try contents.finish().sha256
    }
}

extension [UInt8] {
    fileprivate mutating func append(number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { append(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }
}
