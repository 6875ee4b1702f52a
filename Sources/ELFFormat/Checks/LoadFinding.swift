/// Something about a file's segments that keeps a loader from mapping it, or may on some machines.
public struct LoadFinding: Hashable, Sendable {
    public let kind: Kind
    /// Which program header it is about, counted from 0.
    public let segmentIndex: Int
    public let segment: ELFSegment

    public enum Kind: Hashable, Sendable {
        /// `(p_vaddr - p_offset) % p_align` is not 0. glibc up to 2.34 refuses the file: "ELF load command
        /// address/offset not properly aligned" or "not page-aligned". Counts for empty segments too.
        case addressAndOffsetDisagree
        /// p_align is not a power of two.
        case alignmentNotPowerOfTwo
        /// p_align is not a multiple of the page size, in bytes.
        case alignmentBelowPageSize(UInt64)
        /// The segment's bytes do not all lie in the file.
        case outsideFile
        /// The segment has more bytes in the file than in memory.
        case fileLargerThanMemory
        /// The segment ends past the highest address.
        case outsideAddressSpace
        /// The segment starts below the end of the PT_LOAD before it.
        case outOfOrder
        /// aarch64 only: p_align is less than 64 KiB, so that kernels with 64 KiB pages cannot map the file.
        case alignmentBelow64KiB
    }

    public enum Severity: Hashable, Sendable {
        /// The file does not load.
        case error
        /// The file loads where pages are 4 KiB, as on Lambda.
        case warning
    }

    public var severity: Severity {
        kind == .alignmentBelow64KiB ? .warning : .error
    }

    /// One line for people.
    public var message: String {
        let name = "segment \(segmentIndex) (\(segment.type))"
        let alignment = "p_align 0x\(String(segment.alignment, radix: 16))"
        switch kind {
        case .addressAndOffsetDisagree:
            return "\(name): address 0x\(String(segment.address, radix: 16)) and file offset "
                + "0x\(String(segment.offset, radix: 16)) differ modulo \(alignment)"
        case .alignmentNotPowerOfTwo: return "\(name): \(alignment) is no power of two"
        case .alignmentBelowPageSize(let size): return "\(name): \(alignment) is no multiple of the page size \(size)"
        case .outsideFile:
            return "\(name): its \(segment.fileSize) bytes at \(segment.offset) reach past the file's end"
        case .fileLargerThanMemory:
            return "\(name): \(segment.fileSize) bytes in the file, only \(segment.memorySize) in memory"
        case .outsideAddressSpace: return "\(name): it ends past the highest address"
        case .outOfOrder: return "\(name): it starts below the end of the segment before it"
        case .alignmentBelow64KiB: return "\(name): \(alignment) is below 0x10000"
        }
    }
}
