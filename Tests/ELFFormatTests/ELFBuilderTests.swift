import ELFFormat
import TestSupport
import Testing

@Suite struct `Built files` {
    /// Every class and byte order.
    static let shapes = [(true, true), (true, false), (false, true), (false, false)]

    @Test(arguments: shapes)
    func `a built file reads back as it was described`(is64: Bool, isLittleEndian: Bool) throws {
        var builder = ELFBuilder.sample
        builder.is64 = is64
        builder.isLittleEndian = isLittleEndian
        let bytes = builder.link()
        let file = try ELFFile(parsing: bytes.span.bytes)

        #expect(file.header.elfClass == (is64 ? .bits64 : .bits32))
        #expect(file.header.byteOrder == (isLittleEndian ? .little : .big))
        #expect(file.header.type == .sharedObject)
        #expect(file.header.machine == .x86_64)
        #expect(file.loadFindings() == [])
        #expect(file.segments.map(\.type) == [.load, .load, .load, .note, .dynamic, .stack])
        #expect(
            file.sections.map(\.name) == [
                "", ".note.gnu.build-id", ".dynsym", ".gnu.hash", ".rela.dyn", ".gnu.version_d", ".gnu.version_r",
                ".gnu.version",
                ".dynstr", ".text", ".dynamic", ".data", ".bss", ".comment", ".debug_info", ".symtab", ".strtab",
                ".shstrtab",
            ])
        #expect(try file.buildID(in: bytes.span.bytes) == Array(1...20))
    }

    @Test(arguments: shapes)
    func `the dynamic section names libraries, versions and symbols`(is64: Bool, isLittleEndian: Bool) throws {
        var builder = ELFBuilder.sample
        builder.is64 = is64
        builder.isLittleEndian = isLittleEndian
        builder.hasSectionHeaders = false
        let bytes = builder.link()
        let file = try ELFFile(parsing: bytes.span.bytes)
        #expect(file.sections.isEmpty)
        let dynamic = try #require(try file.dynamicSection(in: bytes.span.bytes))

        #expect(dynamic.needed == ["libm.so.6", "libc.so.6"])
        #expect(dynamic.soname == "libsample.so.1")
        #expect(dynamic.rpath == nil)
        #expect(dynamic.runpath == "$ORIGIN/../libs")
        let needs = try file.versionNeeds(dynamic, in: bytes.span.bytes)
        #expect(needs.map(\.library) == ["libc.so.6", "libm.so.6"])
        #expect(needs.map { $0.versions.map(\.name) } == [["GLIBC_2.17", "GLIBC_2.9"], ["GLIBC_2.29"]])
        #expect(needs.highest("GLIBC")?.description == "GLIBC_2.29")
        let definitions = try file.versionDefinitions(dynamic, in: bytes.span.bytes)
        #expect(definitions.map(\.name) == ["libsample.so.1", "SAMPLE_1.0"])
        #expect(definitions.map(\.isBase) == [true, false])
        let symbols = try file.dynamicSymbols(dynamic, in: bytes.span.bytes)
        #expect(symbols.filter(\.isImported).map(\.name) == ["malloc", "accept4", "exp", "unversioned"])
        #expect(symbols.filter(\.isExported).map(\.name) == ["sample_one", "sample_two"])
        #expect(symbols.map(\.versionIndex) == [3, 4, 5, 1, 2, 2])
    }

    @Test(arguments: [[ELFBuilder.HashTable.gnu], [.systemV], [.gnu, .systemV]])
    func `symbols are counted through either hash table`(tables: [ELFBuilder.HashTable]) throws {
        var builder = ELFBuilder.sample
        builder.hashTables = Set(tables)
        let bytes = builder.link()
        let file = try ELFFile(parsing: bytes.span.bytes)
        let dynamic = try #require(try file.dynamicSection(in: bytes.span.bytes))
        #expect(try file.dynamicSymbols(dynamic, in: bytes.span.bytes).count == 6)
    }
}

extension ELFBuilder {
    /// A shared object with something of everything.
    static var sample: ELFBuilder {
        var builder = ELFBuilder()
        builder.soname = "libsample.so.1"
        builder.needed = ["libm.so.6", "libc.so.6"]
        builder.runpath = "$ORIGIN/../libs"
        builder.imports = [
            Import("malloc", version: "GLIBC_2.17", from: "libc.so.6"),
            Import("accept4", version: "GLIBC_2.9", from: "libc.so.6"),
            Import("exp", version: "GLIBC_2.29", from: "libm.so.6"),
            Import("unversioned"),
        ]
        builder.exports = ["sample_one", "sample_two"]
        builder.versionDefinitions = ["libsample.so.1", "SAMPLE_1.0"]
        builder.buildID = Array(1...20)
        builder.unloaded = [(".comment", Array("made by hand".utf8)), (".debug_info", Array(repeating: 7, count: 500))]
        builder.localSymbols = ["helper", "another_helper"]
        return builder
    }
}
