import ELFFormat
import TestSupport
import Testing

@Suite struct `Load checks` {
    /// Fields of a 64-bit program header, by offset.
    private enum Field: Int {
        case offset = 8
        case address = 16
        case fileSize = 32
        case memorySize = 40
        case alignment = 48
    }

    /// The findings for a sound file in one of whose program headers a field has another value.
    private func findings(
        _ index: Int, _ field: Field, _ value: UInt64, machine: UInt16 = 62, alignment: Int = 0x1000
    ) throws -> [LoadFinding.Kind] {
        var builder = ELFBuilder.sample
        builder.machine = machine
        builder.alignment = alignment
        var bytes = builder.link()
        let start = 64 + 56 * index + field.rawValue
        for byte in 0..<8 { bytes[start + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
        return try ELFFile(parsing: bytes.span.bytes).loadFindings().map(\.kind)
    }

    @Test func `a sound file has no findings`() throws {
        #expect(try findings(0, .alignment, 0x1000) == [])
        #expect(try findings(0, .alignment, 0x4000) == [])
    }

    @Test func `address and offset must agree modulo the alignment`() throws {
        #expect(try findings(1, .offset, 0x400) == [.addressAndOffsetDisagree])
        // The page size alone is not enough: glibc before 2.35 takes the alignment at its word.
        #expect(try findings(1, .alignment, 0x200000) == [.addressAndOffsetDisagree])
    }

    @Test func `empty segments are checked too`() throws {
        var bytes = ELFBuilder.sample.link()
        let start = 64 + 56 * 2
        for field in [32, 40] { for byte in 0..<8 { bytes[start + field + byte] = 0 } }
        bytes[start + 8] ^= 0x08
        let found = try ELFFile(parsing: bytes.span.bytes).loadFindings()
        #expect(found.map(\.kind) == [.addressAndOffsetDisagree])
        #expect(found.map(\.segmentIndex) == [2])
        #expect(found.map(\.severity) == [.error])
    }

    @Test func `the alignment is a power of two and no less than a page`() throws {
        #expect(try findings(0, .alignment, 0) == [.alignmentBelowPageSize(4096)])
        #expect(try findings(0, .alignment, 1) == [.alignmentBelowPageSize(4096)])
        #expect(try findings(0, .alignment, 0x800) == [.alignmentBelowPageSize(4096)])
        #expect(try findings(0, .alignment, 0x3000) == [.alignmentNotPowerOfTwo])
    }

    @Test func `segments lie in the file and in memory`() throws {
        #expect(try findings(2, .fileSize, 0x10_0000) == [.outsideFile, .fileLargerThanMemory])
        #expect(try findings(1, .memorySize, 1) == [.fileLargerThanMemory])
        #expect(try findings(2, .memorySize, .max) == [.outsideAddressSpace])
        #expect(try findings(0, .memorySize, 0x5000) == [.outOfOrder, .outOfOrder])
        // PT_DYNAMIC, the sixth header of seven, is mapped by a PT_LOAD but must lie in the file as well.
        #expect(try findings(4, .offset, .max) == [.outsideFile])
    }

    @Test func `64 KiB alignment is wanted on aarch64 only, and is a warning`() throws {
        #expect(try findings(5, .alignment, 16, machine: 183) == Array(repeating: .alignmentBelow64KiB, count: 3))
        #expect(try findings(5, .alignment, 16, machine: 183, alignment: 0x10000) == [])
        #expect(try findings(5, .alignment, 16, machine: 62) == [])
        var builder = ELFBuilder()
        builder.machine = 183
        let bytes = builder.link()
        let severities = try ELFFile(parsing: bytes.span.bytes).loadFindings().map(\.severity)
        #expect(severities == [.warning, .warning, .warning])
    }

    @Test func `a finding is one line`() throws {
        var bytes = ELFBuilder.sample.link()
        bytes[64 + 56 + 8] = 1
        let found = try ELFFile(parsing: bytes.span.bytes).loadFindings()
        #expect(found.count == 1)
        #expect(found.first?.message.hasPrefix("segment 1 (LOAD): address 0x") == true)
        #expect(found.first?.message.contains("\n") == false)
    }
}
