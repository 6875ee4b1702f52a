/// The memory that a file's allocated sections take, as ranges that do not touch.
struct AddressRanges {
    private var starts: [UInt64] = []
    private var ends: [UInt64] = []

    init(_ sections: [ELFSection]) {
        for section in sections.filter(\.takesMemory).sorted(by: { $0.address < $1.address }) {
            let (end, overflow) = section.address.addingReportingOverflow(section.size)
            guard !overflow else { continue }
            if let last = ends.last, section.address <= last {
                ends[ends.count - 1] = max(last, end)
            } else {
                starts.append(section.address)
                ends.append(end)
            }
        }
    }

    /// Whether sections cover all `count` bytes at an address, without a gap.
    func contains(_ address: UInt64, count: UInt64) -> Bool {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= address { low = middle + 1 } else { high = middle }
        }
        return low > 0 && address < ends[low - 1] && count <= ends[low - 1] - address
    }
}
