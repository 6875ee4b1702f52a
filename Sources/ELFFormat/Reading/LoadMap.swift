/// Finds the bytes of the file that the PT_LOADs put at an address.
struct LoadMap {
    private let loads: [ELFSegment]

    init(_ segments: [ELFSegment]) {
        loads = segments.filter { $0.type == .load && $0.fileSize > 0 }
    }

    /// Where in the file the `count` bytes at `address` come from; nil when one segment's file bytes do not hold them
    /// all.
    func fileRange(at address: UInt64, count: UInt64, in bytes: RawSpan) -> Range<Int>? {
        for load in loads where address >= load.address && address - load.address <= load.fileSize {
            let distance = address - load.address
            guard count <= load.fileSize - distance, distance < load.fileSize || count == 0 else { continue }
            let (offset, overflow) = load.offset.addingReportingOverflow(distance)
            if !overflow, let range = bytes.range(at: offset, count: count) { return range }
        }
        return nil
    }

    /// The bytes of the file from `address` to the end of what its segment maps; for tables whose size is not known
    /// before they are read.
    func fileRange(from address: UInt64, in bytes: RawSpan) -> Range<Int>? {
        for load in loads where address >= load.address && address - load.address < load.fileSize {
            let distance = address - load.address
            let (offset, overflow) = load.offset.addingReportingOverflow(distance)
            if !overflow, let range = bytes.range(at: offset, count: load.fileSize - distance) { return range }
        }
        return nil
    }
}
