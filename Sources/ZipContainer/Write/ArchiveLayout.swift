import SlimFiles

/// The sizes of the headers that an archive of these entries has, without writing it. Zip64 fields come where a number does
/// not fit into 32 bits, or the count of entries not into 16.
struct ArchiveLayout {
    /// Bytes of local and central header, an element for each entry.
    private(set) var headerSizes: [UInt64] = []
    private(set) var endRecordSize: UInt64 = RecordSize.endRecord

    private static let limit = UInt64(UInt32.max)

    init(_ entries: [ZipEntrySource], _ compressed: [CompressedEntry]) {
        var offset: UInt64 = 0
        var centralSize: UInt64 = 0
        // libzip writes the Zip64 end record too where any header has a Zip64 field.
        var isZip64 = entries.count > Int(UInt16.max)
        for (entry, data) in zip(entries, compressed) {
            let name = UInt64(entry.path.bytes.count)
            let largeSizes = [data.content.size, data.compressedSize].count { $0 >= ArchiveLayout.limit }
            // A local header has both sizes or none; the central one has only what does not fit.
            let local = RecordSize.localHeader + name + (largeSizes > 0 ? 4 + 16 : 0)
            let largeFields = UInt64(largeSizes + (offset >= ArchiveLayout.limit ? 1 : 0))
            let central = RecordSize.centralHeader + name + (largeFields > 0 ? 4 + 8 * largeFields : 0)
            headerSizes.append(local + central)
            offset += local + data.compressedSize
            centralSize += central
            isZip64 = isZip64 || largeFields > 0
        }
        if isZip64 || offset > ArchiveLayout.limit || centralSize > ArchiveLayout.limit {
            endRecordSize += RecordSize.zip64EndRecord + RecordSize.zip64Locator
        }
    }
}
