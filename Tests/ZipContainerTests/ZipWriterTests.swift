import SlimFiles
import SystemPackage
import TestSupport
import Testing
import ZipContainer

@Suite struct ZipWriterTests {
    @Test func `entries come in the order of their bytes`() throws {
        let folder = try TemporaryFolder()
        let names = ["b", "a/z", "a-b", "a.py", "B", "a/b/c", "é", "z"]
        _ = try ZipWriter().write(names.map { ZipEntrySource($0, "x") }, to: folder.archivePath)
        let archive = try ZipArchive(opening: folder.archivePath)
        #expect(
            archive.entries.map { String(decoding: $0.name, as: UTF8.self) } == [
                "B", "a-b", "a.py", "a/b/c", "a/z", "b", "z", "é",
            ])
        #expect(archive.findings.isEmpty)
    }

    @Test func `execute bits decide the mode and links stay links`() throws {
        let folder = try TemporaryFolder()
        let modes: [UInt16] = [0o100600, 0o100644, 0o100666, 0o100700, 0o100654, 0o104755, 0o100001, 0o100000]
        var sources = modes.enumerated().map { ZipEntrySource("f\($0.offset)", "", mode: $0.element) }
        sources.append(ZipEntrySource(path: "link", mode: 0o120777, content: .link(target: Array("f1".utf8))))
        _ = try ZipWriter().write(sources, to: folder.archivePath)
        let archive = try ZipArchive(opening: folder.archivePath)
        let expected: [UInt16] = [
            0o100644, 0o100644, 0o100644, 0o100755, 0o100755, 0o100755, 0o100755, 0o100644, 0o120777,
        ]
        #expect(archive.entries.map(\.mode) == expected)
        #expect(archive.entries.last?.kind == .link)
        #expect(try archive.read(#require(archive.entries.last)) == Array("f1".utf8))
    }

    @Test(arguments: DeflateEncoder.allCases)
    func `contents come back whatever their kind`(encoder: DeflateEncoder) throws {
        let folder = try TemporaryFolder()
        let contents: [String: [UInt8]] = [
            "empty": [], "one": [7], "zeros": Array(repeating: 0, count: 100_000), "text": text(300_000),
            "noise": noise(70_000), "mixed": text(5_000) + noise(5_000), "large": text(3 << 20),
        ]
        let sources = try contents.map { try folder.source($0.key, $0.value) }
        let summary = try ZipWriter(options: ZipOptions(encoder: encoder, jobs: 3)).write(
            sources, to: folder.archivePath)
        let archive = try ZipArchive(opening: folder.archivePath)
        #expect(archive.entries.count == contents.count)
        for (entry, row) in zip(archive.entries, summary.rows) {
            let name = String(decoding: entry.name, as: UTF8.self)
            #expect(try archive.read(entry) == contents[name])
            #expect(row.sha256 == (try SHA256.digest(of: contents[name] ?? [])))
            #expect(row.crc == entry.crc)
            #expect(row.method == (["empty", "one", "noise"].contains(name) ? .stored : .deflate))
        }
        try ZipVerifier.verify(folder.archivePath, against: summary, jobs: 2)
    }

    @Test func `rows and end record are the file's length to the byte`() throws {
        let folder = try TemporaryFolder()
        let sources = (0..<50).map { ZipEntrySource("pkg/module\($0).py", String(repeating: "pass\n", count: $0)) }
        let summary = try ZipWriter().write(sources, to: folder.archivePath)
        let length = try readFile(folder.archivePath.string).count
        #expect(summary.archiveSize == UInt64(length))
        let archive = try ZipArchive(opening: folder.archivePath)
        #expect(archive.entries.map(\.zippedSize) == summary.rows.map(\.zippedSize))
        #expect(archive.overhead == summary.endRecordSize)
        #expect(summary.endRecordSize == 22)
    }

    @Test func `measuring gives what writing gives, and writes nothing`() throws {
        let folder = try TemporaryFolder()
        let sources = try [
            folder.source("in/a.py", text(20_000)), folder.source("in/b.bin", noise(20_000)), ZipEntrySource("c", ""),
        ]
        let writer = ZipWriter(options: ZipOptions(jobs: 2))
        let measured = try writer.measure(sources)
        #expect(try namesInFolder(folder.path) == ["in"])
        #expect(try writer.write(sources, to: folder.archivePath) == measured)
        #expect(try namesInFolder(folder.path) == ["in", "out.zip"])
    }

    @Test func `an archive without entries is an end record`() throws {
        let folder = try TemporaryFolder()
        let summary = try ZipWriter().write([], to: folder.archivePath)
        #expect(try readFile(folder.archivePath.string) == [0x50, 0x4B, 5, 6] + Array(repeating: 0, count: 18))
        #expect(summary.archiveSize == 22)
        let archive = try ZipArchive(opening: folder.archivePath)
        #expect(archive.entries.isEmpty)
        #expect(archive.overhead == 22)
        try ZipVerifier.verify(folder.archivePath, against: summary)
    }

    @Test func `a file that was there is replaced`() throws {
        let folder = try TemporaryFolder()
        try folder.write(noise(5_000), to: "out.zip")
        let summary = try ZipWriter().write([ZipEntrySource("a", "b")], to: folder.archivePath)
        #expect(try readFile(folder.archivePath.string).count == Int(summary.archiveSize))
    }

    @Test func `more than 65,535 entries need Zip64 records`() throws {
        let folder = try TemporaryFolder()
        for count in [65_535, 65_536] {
            let sources = (0..<count).map { ZipEntrySource("f\($0)", "") }
            let summary = try ZipWriter(options: ZipOptions(jobs: 2)).write(sources, to: folder.archivePath)
            let archive = try ZipArchive(opening: folder.archivePath)
            #expect(archive.entries.count == count)
            #expect(archive.overhead == summary.endRecordSize)
            #expect(summary.endRecordSize == (count == 65_535 ? 22 : 98))
            try ZipVerifier.verify(folder.archivePath, against: summary)
        }
    }
}
