import SlimFiles
import SystemPackage
import TestSupport
import Testing
import ZipContainer

/// Archives made to mislead, record by record.
@Suite struct HostileArchiveTests {
    typealias Entry = ArchiveBuilder.Entry

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func findings(_ entries: [Entry]) throws -> [ZipFinding.Problem] {
        try folder.open(ArchiveBuilder(entries).build()).findings.map(\.problem)
    }

    private func refusal(_ builder: ArchiveBuilder) -> ZipReadError? {
        #expect(throws: ZipReadError.self) { try folder.open(builder.build()) }
    }

    @Test(arguments: [
        "../a", "a/../../b", "/etc/passwd", "..", "a/..", "C:/a", "c:\\a", "a\0b", "..\\a", "\\a", "a\\..\\b",
    ])
    func `a name that leads out has no path`(name: String) throws {
        let archive = try folder.open(ArchiveBuilder([Entry("fine", "x"), Entry(name, "x")]).build())
        #expect(archive.entries.map(\.path) == ["fine", nil])
        let finding = try #require(archive.findings.first { $0.problem == .escapes })
        #expect(finding.name == Array(name.utf8))
        #expect(finding.offset == 30 + 4 + 1)
        #expect(finding.description.contains("outside"))
    }

    @Test func `odd names are findings and keep a path`() throws {
        let archive = try folder.open(
            ArchiveBuilder([Entry("a//b"), Entry("./c"), Entry("d\\e"), Entry("..f/g.."), Entry("")]).build())
        #expect(archive.entries.map(\.path) == ["a/b", "c", "d\\e", "..f/g..", nil])
        #expect(archive.findings.map(\.problem) == [.irregularName, .irregularName, .backslash, .irregularName])
    }

    @Test func `two entries of one path, however written`() throws {
        #expect(try findings([Entry("a", "1"), Entry("b"), Entry("a", "2")]) == [.duplicate])
        #expect(try findings([Entry("a/b", "1"), Entry("a//b", "2")]) == [.irregularName, .duplicate])
        #expect(try findings([Entry("a"), Entry("a/")]) == [.duplicate])
    }

    @Test func `a file or link that is a folder too`() throws {
        #expect(try findings([Entry("a", "1"), Entry("a/b/c", "2")]) == [.fileAsFolder])
        var link = Entry("a", "/etc")
        link.mode = 0o120777
        #expect(try findings([Entry("a/passwd", "2"), link]) == [.fileAsFolder])
        #expect(try findings([Entry("a/"), Entry("a/b"), Entry("a-b"), Entry("ab")]) == [])
    }

    @Test func `an encrypted entry is found and not read`() throws {
        for flag: UInt16 in [1, 1 << 13] {
            var entry = Entry("secret", "x")
            entry.flags = flag
            let archive = try folder.open(ArchiveBuilder([entry]).build())
            #expect(archive.findings.map(\.problem) == [.encrypted])
            #expect(#expect(throws: ZipReadError.self) { try archive.read(archive.entries[0]) }?.problem == .encrypted)
        }
    }

    @Test(arguments: [1, 9, 12, 14, 93, 0xFFFF] as [UInt16])
    func `an unknown method is found and not read`(method: UInt16) throws {
        var entry = Entry("a", "x")
        entry.method = method
        let archive = try folder.open(ArchiveBuilder([entry]).build())
        #expect(archive.entries[0].method == .other(method))
        #expect(archive.findings.map(\.problem) == [.unknownMethod(method)])
        let error = #expect(throws: ZipReadError.self) { try archive.read(archive.entries[0]) }
        #expect(error?.problem == .unknownMethod(method))
    }

    @Test func `a device is found`() throws {
        var device = Entry("dev/null")
        device.mode = 0o020666
        #expect(try findings([device]) == [.special])
    }

    @Test func `a local header that says something else is found`() throws {
        var name = Entry("a", "x")
        name.localName = Array("b".utf8)
        #expect(try findings([name]) == [.headersDisagree])
        var crc = Entry("a", "x")
        crc.localCRC = 1
        #expect(try findings([crc]) == [.headersDisagree])
    }

    @Test func `entries that share bytes are refused`() throws {
        var twice = Entry("b", "x")
        twice.localOffset = 0
        twice.localName = Array("b".utf8)
        let error = refusal(ArchiveBuilder([Entry("a", "y"), twice]))
        #expect(error?.problem == .overlap)
        #expect(error?.name == Array("b".utf8))
        var long = Entry("a", "x")
        long.compressedSize = 20
        #expect(refusal(ArchiveBuilder([long, Entry("b", "y")]))?.problem == .overlap)
        // Data that reaches into the central directory.
        #expect(refusal(ArchiveBuilder([long]))?.problem == .overlap)
    }

    @Test func `records outside the file are refused`() throws {
        var far = Entry("a", "x")
        far.localOffset = 0x7FFF_FFFF
        #expect(refusal(ArchiveBuilder([far]))?.problem == .truncated)
        var long = Entry("a", "x")
        long.compressedSize = 0x7FFF_FFFF
        #expect(refusal(ArchiveBuilder([long]))?.problem == .truncated)
        var elsewhere = Entry("a", "x")
        elsewhere.localOffset = 4
        #expect(refusal(ArchiveBuilder([elsewhere, Entry("b", "y")]))?.problem == .badSignature)
    }

    @Test func `end records that contradict the file are refused`() throws {
        let entries = [Entry("a", "x"), Entry("b", "y")]
        var builder = ArchiveBuilder(entries)
        builder.entryCount = 3
        #expect(refusal(builder)?.problem == .entryCount(declared: 3, found: 2))
        builder.entryCount = 1
        #expect(refusal(builder)?.problem == .entryCount(declared: 1, found: 2))
        builder = ArchiveBuilder(entries)
        builder.directoryOffset = 1_000_000
        #expect(refusal(builder)?.problem == .endRecords)
        builder = ArchiveBuilder(entries)
        builder.directorySize = 10
        #expect(refusal(builder) != nil)
        builder = ArchiveBuilder(entries)
        builder.disk = 1
        #expect(refusal(builder)?.problem == .severalDisks)
        builder = ArchiveBuilder(entries)
        builder.hasZip64 = true
        builder.zip64EntryCount = 1 << 60
        #expect(refusal(builder)?.problem == .endRecords)
        builder.entryCount = .max
        #expect(refusal(builder)?.problem == .entryCount(declared: 1 << 60, found: 2))
    }

    @Test func `what is no archive is refused`() throws {
        for bytes in [[], [0x50], Array("PK\u{3}\u{4}".utf8), text(100_000), Array(repeating: 0x50, count: 70_000)] {
            let error = #expect(throws: ZipReadError.self) { try folder.open(bytes) }
            #expect(error?.problem == .noEndRecord)
        }
        #expect(throws: ZipReadError.self) { try ZipArchive(opening: FilePath(folder.path + "/none.zip")) }
        #expect(throws: ZipReadError.self) { try ZipArchive(opening: FilePath(folder.path)) }
        #expect(throws: ZipReadError.self) { try ZipArchive(opening: "/dev/null") }
    }
}
