import SlimFiles
import SystemPackage
import TestSupport
import Testing
import ZipContainer

/// Entries whose data is not what their headers declare.
@Suite struct InflateTests {
    typealias Entry = ArchiveBuilder.Entry

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// An entry of so many zero bytes, compressed.
    private func zeros(_ count: Int) throws -> Entry {
        let source = ZipEntrySource(path: "z", mode: 0, content: .bytes(Array(repeating: 0, count: count)))
        _ = try ZipWriter().write([source], to: folder.archivePath)
        let written = try #require(try ZipArchive(opening: folder.archivePath).entries.first)
        let file = try readFile(folder.archivePath.string)
        let start = Int(written.dataOffset)
        var entry = Entry(Array("z".utf8), Array(file[start..<(start + Int(written.compressedSize))]))
        entry.method = 8
        entry.size = UInt32(count)
        entry.crc = written.crc
        return entry
    }

    private func problem(reading entry: Entry, limit: UInt64 = 1 << 30) throws -> ZipReadError.Problem? {
        let archive = try folder.open(ArchiveBuilder([entry]).build())
        return #expect(throws: ZipReadError.self) { try archive.read(archive.entries[0], limit: limit) }?.problem
    }

    @Test func `content beyond the declared size does not come out`() throws {
        var bomb = try zeros(10_000_000)
        bomb.size = 1_000
        let archive = try folder.open(ArchiveBuilder([bomb]).build())
        var given = 0
        #expect(throws: ZipReadError.self) { try archive.stream(archive.entries[0]) { given += $0.count } }
        #expect(given <= 1_000)
        #expect(try problem(reading: bomb) == .wrongSize(declared: 1_000))
    }

    @Test func `less content than declared is an error`() throws {
        var short = try zeros(5_000)
        short.size = 5_001
        #expect(try problem(reading: short) == .wrongSize(declared: 5_001))
    }

    @Test func `a size that the data cannot hold is found and allocates nothing`() throws {
        var absurd = try zeros(5_000)
        absurd.size = 0xFFFF_FFF0
        let archive = try folder.open(ArchiveBuilder([absurd]).build())
        #expect(archive.findings.map(\.problem) == [.impossibleSize(0xFFFF_FFF0)])
        #expect(try problem(reading: absurd, limit: .max) == .wrongSize(declared: 0xFFFF_FFF0))
        var stored = Entry("s", "abc")
        stored.size = 4
        #expect(try folder.open(ArchiveBuilder([stored]).build()).findings.map(\.problem) == [.impossibleSize(4)])
        #expect(try problem(reading: stored) == .wrongSize(declared: 4))
    }

    @Test func `a size above the caller's limit is not read`() throws {
        #expect(try problem(reading: zeros(5_000), limit: 4_999) == .tooLarge(declared: 5_000, limit: 4_999))
        let archive = try folder.open(ArchiveBuilder([zeros(5_000)]).build())
        #expect(try archive.read(archive.entries[0], limit: 5_000).count == 5_000)
    }

    @Test func `a wrong checksum is an error`() throws {
        var entry = try zeros(5_000)
        entry.crc = 1
        #expect(try problem(reading: entry) == .wrongChecksum)
    }

    @Test func `data that is cut off, no deflate, or goes on is an error`() throws {
        var cut = try zeros(100_000)
        cut.data.removeLast(3)
        #expect(try problem(reading: cut) == .badData)
        var none = try zeros(100)
        none.data = Array(repeating: 0xFF, count: 40)
        #expect(try problem(reading: none) == .badData)
        none.data = []
        #expect(try problem(reading: none) == .badData)
        var longer = try zeros(100)
        longer.data += [0]
        #expect(try problem(reading: longer) == .badData)
    }

    @Test func `a file that shrinks after it was opened is an error`() throws {
        let archive = try folder.open(ArchiveBuilder([Entry(Array("a".utf8), noise(100_000))]).build())
        try writeFile(archive.path.string, [])
        let error = #expect(throws: ZipReadError.self) { try archive.read(archive.entries[0]) }
        #expect(error?.problem == .truncated)
    }

    @Test func `sound entries give their content`() throws {
        for count in [100, 1_000, 262_143, 262_144, 262_145, 10_000_000] {
            let archive = try folder.open(ArchiveBuilder([zeros(count)]).build())
            let content = try archive.read(archive.entries[0])
            #expect(content.count == count && content.allSatisfy { $0 == 0 })
        }
    }
}
