/// Finds what the PT_LOADs put at an address.
///
/// Sound files keep their PT_LOADs apart and in order (see `LoadFinding.Kind.outOfOrder`). Where they overlap, the one
/// that starts last at or below an address counts.
struct LoadMap {
    /// The PT_LOADs that take memory, by address.
    private let loads: [ELFSegment]

    init(_ segments: [ELFSegment]) {
        loads = segments.filter { $0.type == .load && $0.memorySize > 0 }.sorted { $0.address < $1.address }
    }

    /// Where in the file the `count` bytes at `address` come from; nil when one segment's file bytes do not hold them
    /// all.
    func fileRange(at address: UInt64, count: UInt64, in bytes: RawSpan) -> Range<Int>? {
        guard let range = fileRange(from: address, in: bytes), count <= UInt64(range.count) else { return nil }
        return range.lowerBound..<range.lowerBound + Int(count)
    }

    /// The bytes of the file from `address` to the end of what its segment maps from the file; for tables whose size
    /// is not known before they are read.
    func fileRange(from address: UInt64, in bytes: RawSpan) -> Range<Int>? {
        guard let load = load(at: address), address - load.address < load.fileSize else { return nil }
        let distance = address - load.address
        let (offset, overflow) = load.offset.addingReportingOverflow(distance)
        return overflow ? nil : bytes.range(at: offset, count: load.fileSize - distance)
    }

    /// The segment whose memory holds `address`.
    func load(at address: UInt64) -> ELFSegment? {
        var low = 0
        var high = loads.count
        while low < high {
            let middle = (low + high) / 2
            if loads[middle].address <= address { low = middle + 1 } else { high = middle }
        }
        guard low > 0, address - loads[low - 1].address < loads[low - 1].memorySize else { return nil }
        return loads[low - 1]
    }

    /// Whether one PT_LOAD's memory holds all of a segment's.
    func maps(_ segment: ELFSegment) -> Bool {
        guard let load = load(at: segment.address) else { return false }
        return segment.memorySize <= load.memorySize - (segment.address - load.address)
    }
}
