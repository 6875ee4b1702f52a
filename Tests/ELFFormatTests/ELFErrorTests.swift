import ELFFormat
import TestSupport
import Testing

@Suite struct `Errors of ELF files` {
    /// The sample with some bytes written over others.
    private func sample(_ changes: [Int: [UInt8]]) -> [UInt8] {
        var bytes = ELFBuilder.sample.link()
        for (offset, new) in changes {
            bytes.replaceSubrange(offset..<offset + new.count, with: new)
        }
        return bytes
    }

    private func reason(_ bytes: [UInt8]) -> ELFError.Reason? {
        do throws(ELFError) {
            _ = try ELFFile(parsing: bytes.span.bytes)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func `other files are told from ELF files by four bytes`() {
        func isELF(_ bytes: some Collection<UInt8>) -> Bool { ELFFile.isELF(Array(bytes).span.bytes) }
        let bytes = ELFBuilder().link()
        #expect(isELF(bytes))
        #expect(isELF(bytes[..<4]))
        #expect(!isELF(bytes[..<3]))
        #expect(!isELF([]))
        #expect(!isELF("PK\u{3}\u{4}".utf8))
        #expect(reason(Array("#!/usr/bin/env python3".utf8)) == .notELF)
    }

    @Test func `unknown formats are named`() {
        #expect(reason(sample([4: [3]])) == .unknownClass(3))
        #expect(reason(sample([5: [0]])) == .unknownByteOrder(0))
        #expect(reason(sample([6: [2]])) == .unknownVersion(2))
    }

    @Test func `a file of one header's size has no tables`() throws {
        let bytes = sample([32: Array(repeating: 0, count: 16), 56: [0, 0], 60: [0, 0]])[..<64]
        let file = try ELFFile(parsing: Array(bytes).span.bytes)
        #expect(file.segments.isEmpty && file.sections.isEmpty)
        #expect(try file.dynamicSection(in: Array(bytes).span.bytes) == nil)
        #expect(try file.buildID(in: Array(bytes).span.bytes) == nil)
    }

    @Test func `tables must lie in the file and have entries of the right size`() {
        #expect(reason(sample([54: [32, 0]])) == .badEntrySize(.programHeaders, size: 32))
        #expect(reason(sample([58: [40, 0]])) == .badEntrySize(.sectionHeaders, size: 40))
        #expect(reason(sample([32: [0xFF, 0xFF, 0xFF]])) == .outOfBounds(.programHeaders, size: 6 * 56))
        #expect(reason(sample([32: Array(repeating: 0xFF, count: 8)])) == .outOfBounds(.programHeaders, size: 6 * 56))
        #expect(reason(sample([56: [0xFE, 0xFF]])) == .outOfBounds(.programHeaders, size: 0xFFFE * 56))
        #expect(reason(sample([40: Array(repeating: 0xFF, count: 8)])) == .outOfBounds(.sectionHeaders, size: 64))
        #expect(reason(sample([62: [99, 0]])) == .malformed(.sectionHeaders))
    }

    @Test func `counts that do not fit into the header stand in the null section`() throws {
        let plain = ELFBuilder.sample.link()
        let file = try ELFFile(parsing: plain.span.bytes)
        let nullSection = Int(file.header.sectionHeaderOffset)
        // e_phnum PN_XNUM, e_shnum 0, e_shstrndx SHN_XINDEX; sh_info, sh_size and sh_link of section 0 tell.
        let bytes = sample([
            56: [0xFF, 0xFF], 60: [0, 0], 62: [0xFF, 0xFF],
            nullSection + 32: [UInt8(file.sections.count)], nullSection + 40: [UInt8(file.sections.count - 1)],
            nullSection + 44: [UInt8(file.segments.count)],
        ])
        let moved = try ELFFile(parsing: bytes.span.bytes)
        #expect(moved.segments == file.segments)
        #expect(moved.sections.dropFirst() == file.sections.dropFirst())

        // A count of 2^60 sections overflows 64 bits when multiplied, and fits no file.
        let absurd = sample([60: [0, 0], nullSection + 32: [0, 0, 0, 0, 0, 0, 0, 0x10]])
        #expect(reason(absurd) == .outOfBounds(.sectionHeaders, size: .max))
    }

    @Test func `errors say what and where in one line`() {
        let error = ELFError(reason: .outOfBounds(.programHeaders, size: 336), offset: 64)
        #expect(error.description == "the program header table of 336 bytes does not fit (at byte 64)")
    }

    @Test func `strings that are named too often end the reading`() throws {
        var builder = ELFBuilder()
        builder.soname = String(repeating: "long", count: 5_000)
        builder.exports = (0..<200).map { "symbol\($0)" }
        var bytes = builder.link()
        let file = try ELFFile(parsing: bytes.span.bytes)
        let table = try #require(file.sections.first { $0.name == ".dynsym" })
        // Every symbol takes the library's name of 20 000 bytes for its own: 4 MB from a file of 30 kB.
        for entry in 1...200 {
            bytes.replaceSubrange(
                Int(table.offset) + 24 * entry..<Int(table.offset) + 24 * entry + 4, with: [1, 0, 0, 0])
        }
        let dynamic = try #require(try file.dynamicSection(in: bytes.span.bytes))
        let error = #expect(throws: ELFError.self) { try file.dynamicSymbols(dynamic, in: bytes.span.bytes) }
        #expect(error?.reason == .tooRepetitive(.dynamicStrings))
    }

    @Test func `a string without an end is an error`() throws {
        var bytes = ELFBuilder.sample.link()
        let file = try ELFFile(parsing: bytes.span.bytes)
        let table = try #require(file.sections.first { $0.name == ".dynstr" })
        let range = Int(table.offset)..<Int(table.offset + table.size)
        bytes.replaceSubrange(range, with: Array(repeating: 0x41, count: range.count))
        let error = #expect(throws: ELFError.self) { try file.dynamicSection(in: bytes.span.bytes) }
        #expect(error?.reason == .unterminatedString(.dynamicStrings))
    }
}
