/// Builds archives record by record, so that each field can be made to lie. Fields left nil are what they should be.
struct ArchiveBuilder {
    struct Entry {
        var name: [UInt8]
        /// Bytes of data as they are in the archive: content if stored, a deflate stream otherwise.
        var data: [UInt8]
        var mode: UInt16 = 0o100644
        var flags: UInt16 = 0
        var method: UInt16 = 0
        var crc: UInt32?
        var size: UInt32?
        var compressedSize: UInt32?
        /// The system in the upper byte: 3 is Unix.
        var madeBy: UInt16 = 3 << 8 | 20
        var extra: [UInt8] = []
        var comment: [UInt8] = []
        /// What follows the data.
        var descriptor: [UInt8] = []
        var localName: [UInt8]?
        var localCRC: UInt32?
        var localOffset: UInt32?
        var disk: UInt16 = 0

        init(_ name: String, _ content: String = "") {
            self.init(Array(name.utf8), Array(content.utf8))
        }

        init(_ name: [UInt8], _ data: [UInt8]) {
            self.name = name
            self.data = data
        }
    }

    var entries: [Entry] = []
    /// In front of the first header; offsets do not count it.
    var prefix: [UInt8] = []
    /// Between the entries and the central directory.
    var gap: [UInt8] = []
    /// Between the central directory and the end record.
    var slack: [UInt8] = []
    var comment: [UInt8] = []
    var trailer: [UInt8] = []
    var entryCount: UInt16?
    var directorySize: UInt32?
    var directoryOffset: UInt32?
    var disk: UInt16 = 0
    /// Whether a Zip64 end record and its locator stand in front of the end record.
    var hasZip64 = false
    var zip64EntryCount: UInt64?

    init(_ entries: [Entry]) {
        self.entries = entries
    }

    func build() -> [UInt8] {
        var file: [UInt8] = []
        var offsets: [UInt32] = []
        for entry in entries {
            offsets.append(UInt32(file.count))
            file += localHeader(entry) + entry.data + entry.descriptor
        }
        file += gap
        let start = file.count
        for (entry, offset) in zip(entries, offsets) { file += centralHeader(entry, at: offset) }
        let size = file.count - start
        file += slack
        if hasZip64 { file += zip64Records(at: file.count, start: start, size: size) }
        file += littleEndian(0x0605_4B50 as UInt32) + littleEndian(disk) + littleEndian(disk)
        let count = entryCount ?? UInt16(entries.count)
        file += littleEndian(count) + littleEndian(count)
        file += littleEndian(directorySize ?? UInt32(size)) + littleEndian(directoryOffset ?? UInt32(start))
        file += littleEndian(UInt16(comment.count)) + comment
        return prefix + file + trailer
    }

    private func localHeader(_ entry: Entry) -> [UInt8] {
        let name = entry.localName ?? entry.name
        let isLater = entry.flags & 8 != 0
        var header = littleEndian(0x0403_4B50 as UInt32) + littleEndian(20 as UInt16) + littleEndian(entry.flags)
        header += littleEndian(entry.method) + littleEndian(0 as UInt16) + littleEndian(0x21 as UInt16)
        header += littleEndian(isLater ? 0 : entry.localCRC ?? crc(of: entry))
        header += littleEndian(isLater ? 0 : entry.compressedSize ?? UInt32(entry.data.count))
        header += littleEndian(isLater ? 0 : entry.size ?? UInt32(entry.data.count))
        return header + littleEndian(UInt16(name.count)) + littleEndian(UInt16(entry.extra.count)) + name + entry.extra
    }

    private func centralHeader(_ entry: Entry, at offset: UInt32) -> [UInt8] {
        var header = littleEndian(0x0201_4B50 as UInt32) + littleEndian(entry.madeBy) + littleEndian(20 as UInt16)
        header +=
            littleEndian(entry.flags) + littleEndian(entry.method) + littleEndian(0 as UInt16)
            + littleEndian(0x21 as UInt16)
        header += littleEndian(crc(of: entry)) + littleEndian(entry.compressedSize ?? UInt32(entry.data.count))
        header += littleEndian(entry.size ?? UInt32(entry.data.count))
        header += littleEndian(UInt16(entry.name.count)) + littleEndian(UInt16(entry.extra.count))
        header += littleEndian(UInt16(entry.comment.count)) + littleEndian(entry.disk) + littleEndian(0 as UInt16)
        header += littleEndian(UInt32(entry.mode) << 16) + littleEndian(entry.localOffset ?? offset)
        return header + entry.name + entry.extra + entry.comment
    }

    private func zip64Records(at offset: Int, start: Int, size: Int) -> [UInt8] {
        let count = zip64EntryCount ?? UInt64(entries.count)
        var record =
            littleEndian(0x0606_4B50 as UInt32) + littleEndian(44 as UInt64) + littleEndian(45 as UInt16)
            + littleEndian(45 as UInt16)
        record += littleEndian(0 as UInt32) + littleEndian(0 as UInt32) + littleEndian(count) + littleEndian(count)
        record += littleEndian(UInt64(size)) + littleEndian(UInt64(start))
        return record + littleEndian(0x0706_4B50 as UInt32) + littleEndian(0 as UInt32) + littleEndian(UInt64(offset))
            + littleEndian(1 as UInt32)
    }

    private func crc(of entry: Entry) -> UInt32 {
        entry.crc ?? ArchiveBuilder.crc(of: entry.data)
    }

    /// CRC-32, bit by bit.
    static func crc(of bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 0 ? 0 : 0xEDB8_8320) }
        }
    }
}

/// A little-endian number as bytes.
func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
}
