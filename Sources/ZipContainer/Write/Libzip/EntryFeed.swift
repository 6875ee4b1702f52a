import CLibzip

/// Hands compressed data to libzip, which copies it into the archive as it is when the source tells method, sizes and CRC.
final class EntryFeed: CallbackSource {
    private let entry: CompressedEntry
    private let spool: Spool
    private var position: UInt64 = 0

    init(_ entry: CompressedEntry, from spool: Spool) {
        self.entry = entry
        self.spool = spool
    }

    override func answer(
        _ command: zip_source_cmd, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(ZipWriteError) -> Int64? {
        switch command {
        case ZIP_SOURCE_SUPPORTS:
            return layerslim_zip_supports_readable()
        case ZIP_SOURCE_STAT:
            // Asked before the source is opened and after it is closed: the answer is always the same.
            return describe(in: buffer)
        case ZIP_SOURCE_OPEN:
            position = 0
            return 0
        case ZIP_SOURCE_READ:
            guard let place = entry.place else { return nil }
            let count = Int(min(UInt64(buffer.count), entry.compressedSize - position))
            try spool.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]), from: place, at: position)
            position += UInt64(count)
            return Int64(count)
        case ZIP_SOURCE_CLOSE:
            return 0
        default:
            return nil
        }
    }

    private func describe(in buffer: UnsafeMutableRawBufferPointer) -> Int64? {
        guard buffer.count >= MemoryLayout<zip_stat_t>.size else { return nil }
        var stat = zip_stat_t()
        zip_stat_init(&stat)
        stat.valid = UInt64(ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC)
        stat.size = entry.content.size
        stat.comp_size = entry.compressedSize
        stat.comp_method = UInt16(entry.method == .deflate ? ZIP_CM_DEFLATE : ZIP_CM_STORE)
        stat.crc = entry.content.crc
        buffer.storeBytes(of: stat, as: zip_stat_t.self)
        return Int64(MemoryLayout<zip_stat_t>.size)
    }
}
