import SlimFiles
import SystemPackage
import TestSupport
import Testing
import ZipContainer

@Suite struct ZipArchiveTests {
    typealias Entry = ArchiveBuilder.Entry

    /// What files and links take and the overhead are the file's length.
    private func expectBalance(_ archive: ZipArchive) {
        #expect(archive.entries.reduce(archive.overhead) { $0 + $1.zippedSize } == archive.length)
    }

    @Test func `headers tell path, kind, mode, date and sizes`() throws {
        let folder = try TemporaryFolder()
        var script = Entry("bin/run", "#!/bin/sh\n")
        script.mode = 0o100755
        var link = Entry("lib/x.so", "x.so.1")
        link.mode = 0o120777
        var directory = Entry("bin/")
        directory.mode = 0o040755
        var typeless = Entry("plain", "abc")
        typeless.mode = 0o600
        var foreign = Entry("dos.txt", "abc")
        foreign.madeBy = 20
        let archive = try folder.open(ArchiveBuilder([directory, script, link, typeless, foreign]).build())
        #expect(archive.entries.map(\.path) == ["bin", "bin/run", "lib/x.so", "plain", "dos.txt"])
        #expect(archive.entries.map(\.kind) == [.folder, .file, .link, .file, .file])
        #expect(archive.entries.map(\.mode) == [0o040755, 0o100755, 0o120777, 0o600, nil])
        #expect(archive.entries.allSatisfy { $0.date == .earliest })
        #expect(archive.entries.map(\.size) == [0, 10, 6, 3, 3])
        #expect(archive.entries[1].zippedSize == 30 + 7 + 10 + 46 + 7)
        #expect(archive.overhead == 30 + 4 + 46 + 4 + 22)
        #expect(archive.findings.isEmpty)
        expectBalance(archive)
        #expect(try archive.read(archive.entries[1]) == Array("#!/bin/sh\n".utf8))
    }

    @Test func `prefix, gaps, comments and a trailer are overhead`() throws {
        let folder = try TemporaryFolder()
        var builder = ArchiveBuilder([Entry("a", "1"), Entry("b", "22")])
        let plain = try folder.open(builder.build()).overhead
        builder.gap = text(10)
        #expect(try folder.open(builder.build()).overhead == plain + 10)
        builder.comment = text(1_000)
        let archive = try folder.open(builder.build())
        #expect(archive.overhead == plain + 1_010)
        #expect(archive.comment == text(1_000))
        builder.prefix = text(100)
        #expect(try folder.open(builder.build()).overhead == plain + 1_110)
        builder.trailer = text(5)
        let full = try folder.open(builder.build())
        #expect(full.overhead == plain + 1_115)
        expectBalance(full)
        #expect(try full.entries.map { try full.read($0).count } == [1, 2])
    }

    @Test func `extra fields and an entry's comment are the entry's`() throws {
        let folder = try TemporaryFolder()
        var entry = Entry("a", "1")
        let bare = try folder.open(ArchiveBuilder([entry]).build()).entries[0].zippedSize
        entry.extra = littleEndian(0x5455 as UInt16) + littleEndian(5 as UInt16) + [1, 0, 0, 0, 0]
        entry.comment = text(20)
        let archive = try folder.open(ArchiveBuilder([entry]).build())
        #expect(archive.entries[0].zippedSize == bare + 9 + 9 + 20)
        expectBalance(archive)
    }

    @Test func `data descriptors of every form are the entry's`() throws {
        let folder = try TemporaryFolder()
        let content = Array("some content".utf8)
        let crc = littleEndian(ArchiveBuilder.crc(of: content))
        let mark = littleEndian(0x0807_4B50 as UInt32)
        let narrow = littleEndian(UInt32(content.count)) + littleEndian(UInt32(content.count))
        let wide = littleEndian(UInt64(content.count)) + littleEndian(UInt64(content.count))
        for descriptor in [mark + crc + narrow, crc + narrow, mark + crc + wide, crc + wide] {
            var entry = Entry(Array("a".utf8), content)
            entry.flags = 8
            entry.descriptor = descriptor
            let archive = try folder.open(ArchiveBuilder([entry, Entry("b", "x")]).build())
            #expect(archive.entries[0].headerSize == UInt64(30 + 1 + 46 + 1 + descriptor.count))
            #expect(archive.overhead == 22)
            #expect(archive.findings.isEmpty)
            #expect(try archive.read(archive.entries[0]) == content)
        }
    }

    @Test func `Zip64 records are followed, also behind a prefix`() throws {
        let folder = try TemporaryFolder()
        var builder = ArchiveBuilder([Entry("a", "1")])
        builder.hasZip64 = true
        builder.directorySize = .max
        builder.directoryOffset = .max
        builder.entryCount = .max
        for prefix in [[], text(70)] {
            builder.prefix = prefix
            let archive = try folder.open(builder.build())
            #expect(archive.entries.map(\.path) == ["a"])
            #expect(archive.overhead == UInt64(22 + 20 + 56 + prefix.count))
        }
    }

    @Test func `a comment that holds an end record is a comment`() throws {
        let folder = try TemporaryFolder()
        var builder = ArchiveBuilder([Entry("a", "1")])
        builder.comment = ArchiveBuilder([]).build() + [0]
        let archive = try folder.open(builder.build())
        #expect(archive.entries.count == 1)
        #expect(archive.comment == builder.comment)
    }

    @Test func `the beginning of a content is read alone`() throws {
        let folder = try TemporaryFolder()
        let content = text(1_000_000)
        _ = try ZipWriter().write([folder.source("a", content), ZipEntrySource("b", "xyz")], to: folder.archivePath)
        let archive = try ZipArchive(opening: folder.archivePath)
        for count in [0, 1, 4, 511, 513, 70_000] {
            #expect(try archive.prefix(of: archive.entries[0], count: count) == Array(content.prefix(count)))
        }
        #expect(try archive.prefix(of: archive.entries[1], count: 4) == Array("xyz".utf8))
    }

    @Test func `content can be streamed and extracted`() throws {
        let folder = try TemporaryFolder()
        let content = text(1_000_000)
        _ = try ZipWriter().write([folder.source("a", content)], to: folder.archivePath)
        let archive = try ZipArchive(opening: folder.archivePath)
        let entry = try #require(archive.entries.first)
        var pieces: [UInt8] = []
        try archive.stream(entry) { pieces += $0 }
        #expect(pieces == content)
        let output = FilePath(folder.path + "/a.out")
        let file = try FileDescriptor.open(
            output, .writeOnly, options: .create, permissions: .ownerReadWrite)
        try file.closeAfter { try archive.extract(entry, to: file) }
        #expect(try readFile(output.string) == content)
    }
}
