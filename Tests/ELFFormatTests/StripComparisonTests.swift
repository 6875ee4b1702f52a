import ELFFormat
import TestSupport
import Testing

@Suite struct `Comparing a stripped file` {
    private let original: [UInt8]
    /// The same file as a good tool would leave it.
    private let stripped: [UInt8]
    private let file: ELFFile

    init() throws {
        var builder = ELFBuilder.sample
        original = builder.link()
        builder.unloaded = []
        builder.localSymbols = []
        let bytes = builder.link()
        stripped = bytes
        file = try ELFFile(parsing: bytes.span.bytes)
    }

    private func kinds(_ original: [UInt8], _ stripped: [UInt8]) -> Set<StripDifference.Kind> {
        let comparison = StripComparison(original: original.span.bytes, stripped: stripped.span.bytes)
        #expect(comparison.isSafe == comparison.differences.isEmpty)
        #expect(comparison.differences.allSatisfy { !$0.message.isEmpty && !$0.message.contains("\n") })
        return Set(comparison.differences.map(\.kind))
    }

    /// What is found when a number of the stripped file is replaced.
    private func kinds(at offset: Int, size: Int = 8, _ value: UInt64) -> Set<StripDifference.Kind> {
        kinds(original, stripped.replacing(offset, size, value))
    }

    /// Where a field of a program header stands.
    private func field(_ segment: Int, _ offset: Int) -> Int { 64 + 56 * segment + offset }

    @Test func `a good one is safe`() {
        #expect(kinds(original, stripped) == [])
    }

    @Test func `one without section headers is safe too`() throws {
        let bytes = Array(stripped[..<Int(file.header.sectionHeaderOffset)])
        #expect(kinds(original, bytes.replacing(40, 8, 0).replacing(60, 2, 0).replacing(62, 2, 0)) == [])
    }

    @Test func `every changed byte of an allocated section is found`() {
        for section in file.sections where section.isAllocated && section.type != .noBits {
            for offset in Int(section.offset)..<Int(section.offset + section.size) {
                let found = kinds(original, stripped.replacing(offset, 1, UInt64(~stripped[offset])))
                #expect(found.contains(.sectionBytes), "\(section.name) \(offset)")
            }
        }
    }

    @Test func `it must be smaller`() {
        #expect(kinds(original, original) == [.notSmaller])
        #expect(kinds(stripped, original) == [.notSmaller])
    }

    @Test func `the header stays`() {
        #expect(kinds(at: 16, size: 2, 2).contains(.header))  // e_type
        #expect(kinds(at: 18, size: 2, 183).contains(.header))  // e_machine
        #expect(kinds(at: 24, 0x1234).contains(.header))  // e_entry
        #expect(kinds(at: 48, size: 4, 1).contains(.header))  // e_flags
        #expect(kinds(at: 7, size: 1, 3).contains(.header))  // EI_OSABI
    }

    @Test func `program headers stay`() {
        #expect(kinds(at: 56, size: 2, 5).contains(.segment))  // e_phnum
        #expect(kinds(at: field(5, 4), size: 4, 7) == [.segment])  // an executable stack
        #expect(kinds(at: field(5, 0), size: 4, 0) == [.segment])  // PT_NULL instead of PT_GNU_STACK
        #expect(kinds(at: field(1, 4), size: 4, 7) == [.segment])  // writable code
        #expect(kinds(at: field(1, 48), 0x100) == [.segment, .loadCheck])  // p_align
        #expect(kinds(at: field(3, 32), 4).contains(.segment))  // PT_NOTE's size
        #expect(kinds(at: field(4, 8), 0) == [.segment])  // PT_DYNAMIC's offset
    }

    @Test func `a PT_LOAD may shrink, but not over a section`() {
        let load = file.segments[2]
        #expect(kinds(at: field(2, 32), load.fileSize - 8) == [.sectionBytes])
        #expect(kinds(at: field(2, 40), load.memorySize - 1) == [.zeroedRange])
        #expect(kinds(at: field(2, 40), load.memorySize + 1) == [.segment])
        // Longer in the original only: the end of that PT_LOAD belongs to no section.
        let longer = original.replacing(field(1, 32), 8, file.segments[1].fileSize + 8)
            .replacing(field(1, 40), 8, file.segments[1].memorySize + 8)
        #expect(kinds(longer, stripped) == [])
    }

    @Test func `file offsets that disagree with addresses are found`() {
        let offset = file.segments[1].offset
        #expect(kinds(at: field(1, 8), offset + 0x10).isSuperset(of: [.loadCheck, .sectionBytes]))
        // An empty PT_LOAD maps nothing, and old loaders refuse the file all the same.
        let empty = { (bytes: [UInt8], start: UInt64) in
            bytes.replacing(self.field(5, 0), 4, 1).replacing(self.field(5, 8), 8, start)
                .replacing(self.field(5, 16), 8, 0x9000).replacing(self.field(5, 48), 8, 0x1000)
        }
        #expect(kinds(empty(original, 0x1000), empty(stripped, 0x1000)) == [])
        #expect(kinds(empty(original, 0x1000), empty(stripped, 0x0ABC)) == [.loadCheck])
    }

    @Test func `zeroed memory stays zero`() throws {
        // Let .bss reach into the file: the bytes after .data become part of the segment.
        let load = file.segments[2]
        let grown = original.replacing(field(2, 32), 8, load.fileSize + 16)
        let end = Int(load.offset + load.fileSize)
        let zeroed = grown.filling(end..<end + 16, with: 0)
        let good = stripped.replacing(field(2, 32), 8, load.fileSize + 16).filling(end..<end + 16, with: 0)
        #expect(kinds(zeroed, good) == [])
        #expect(kinds(zeroed, good.replacing(end + 15, 1, 1)) == [.zeroedRange])
    }

    @Test func `addresses of the dynamic section lie in compared sections`() throws {
        let whole = try ELFFile(parsing: original.span.bytes)
        let hash = try #require(whole.sections.firstIndex { $0.name == ".gnu.hash" })
        // Not allocated any more: no comparison of sections would notice that a tool dropped it.
        let flags = Int(whole.header.sectionHeaderOffset) + 64 * hash + 8
        #expect(kinds(original.replacing(flags, 8, 0), stripped) == [.dynamicAddress])
    }

    @Test func `what cannot be stripped is named`() {
        #expect(kinds(original.replacing(16, 2, 1), stripped) == [.notStrippable])
        #expect(kinds(original.replacing(40, 8, 0).replacing(60, 2, 0), stripped) == [.notStrippable])
        #expect(kinds(original, Array("no ELF file".utf8)) == [.unreadable])
        #expect(kinds(Array("no ELF file".utf8), stripped) == [.unreadable])
    }

    @Test func `a changed build ID is called so`() throws {
        let note = try #require(file.sections.first { $0.name == ".note.gnu.build-id" })
        #expect(kinds(at: Int(note.offset) + 16, 0) == [.sectionBytes, .segment, .buildID])
    }

    @Test func `strippable bytes are those of symbols and debug sections`() throws {
        let whole = try ELFFile(parsing: original.span.bytes)
        // Three entries and their names; 500 bytes of .debug_info and 12 of .comment.
        #expect(whole.strippableBytes.symbols == UInt64(3 * 24 + "\0helper\0another_helper\0".utf8.count))
        #expect(whole.strippableBytes.debug == 512)
        #expect(whole.stripRefusal == nil)
        #expect(file.strippableBytes.total == 0)
        #expect(file.stripRefusal == .nothingToStrip)
        var remark = ELFBuilder()
        remark.unloaded = [(".comment", Array("compiler".utf8))]
        let remarked = remark.link()
        #expect(try ELFFile(parsing: remarked.span.bytes).stripRefusal == .nothingToStrip)
    }
}

extension [UInt8] {
    /// A copy with one little-endian number replaced.
    fileprivate func replacing(_ offset: Int, _ size: Int, _ value: UInt64) -> [UInt8] {
        var copy = self
        for byte in 0..<size { copy[offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
        return copy
    }

    fileprivate func filling(_ range: Range<Int>, with byte: UInt8) -> [UInt8] {
        var copy = self
        copy.replaceSubrange(range, with: Array(repeating: byte, count: range.count))
        return copy
    }
}
