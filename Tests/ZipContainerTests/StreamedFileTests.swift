import SlimFiles
import SystemPackage
import TestSupport
import Testing
import ZipContainer

/// Files above the streaming threshold, which zlib compresses piece by piece.
@Suite struct StreamedFileTests {
    private func options(_ encoder: DeflateEncoder = .libdeflate, level: Int = 6) -> ZipOptions {
        var options = ZipOptions(encoder: encoder, level: level, jobs: 2)
        options.streamingThreshold = 50_000
        return options
    }

    // A piece has 1 MiB: sizes around it end a stream with a full, an empty and a short piece.
    @Test(arguments: [50_001, 1 << 20 - 1, 1 << 20, 1 << 20 + 1, 3 << 20])
    func `a streamed file comes back`(size: Int) throws {
        let folder = try TemporaryFolder()
        let content = text(size)
        let summary = try ZipWriter(options: options()).write(
            [folder.source("big.py", content), ZipEntrySource("small.py", "pass")], to: folder.archivePath)
        #expect(summary.rows.first?.method == .deflate)
        #expect(summary.streamEncoder == EncoderIdentity(.zlib, level: 6))
        let archive = try ZipArchive(opening: folder.archivePath)
        #expect(try archive.read(#require(archive.entries.first)) == content)
        try ZipVerifier.verify(folder.archivePath, against: summary)
    }

    @Test(arguments: [1, 9])
    func `a streamed file that deflate helps little comes back`(tenths: Int) throws {
        let folder = try TemporaryFolder()
        let content = noise(tenths * 200_000) + text((10 - tenths) * 200_000)
        let summary = try ZipWriter(options: options()).write([folder.source("big", content)], to: folder.archivePath)
        let row = try #require(summary.rows.first)
        #expect(row.method == .deflate)
        #expect((tenths > 5) == (row.compressedSize > row.size / 2))
        let archive = try ZipArchive(opening: folder.archivePath)
        #expect(try archive.read(#require(archive.entries.first)) == content)
    }

    @Test func `a stream is what zlib makes of the whole file`() throws {
        let folder = try TemporaryFolder()
        let source = try folder.source("big.py", text(2 << 20))
        let whole = try ZipWriter(options: ZipOptions(encoder: .zlib)).measure([source])
        #expect(whole.streamEncoder == nil)
        #expect(try ZipWriter(options: options(.zlib)).measure([source]).rows == whole.rows)
    }

    @Test func `a streamed file that deflate does not help is stored`() throws {
        let folder = try TemporaryFolder()
        let content = noise(2 << 20 + 17)
        let writer = ZipWriter(options: options())
        let summary = try writer.write([folder.source("big.bin", content)], to: folder.archivePath)
        #expect(summary.rows.map(\.method) == [.stored])
        #expect(summary.rows.map(\.compressedSize) == [UInt64(content.count)])
        let archive = try ZipArchive(opening: folder.archivePath)
        #expect(try archive.read(#require(archive.entries.first)) == content)
        #expect(try writer.measure([folder.source("big.bin", content)]) == summary)
    }

    @Test(arguments: [-1, 1, -40_000, 2 << 20])
    func `a streamed file of another size than promised is named`(difference: Int) throws {
        let folder = try TemporaryFolder()
        let path = FilePath(try folder.write(text(100_000), to: "big.py"))
        let promised = UInt64(100_000 + difference)
        let source = ZipEntrySource(path: "big.py", mode: 0o100644, content: .file(path, size: promised))
        #expect(throws: ZipWriteError.changed(path, expected: promised, found: 100_000)) {
            try ZipWriter(options: options()).measure([source])
        }
    }

    @Test func `a level above zlib's is its best for streams`() throws {
        let folder = try TemporaryFolder()
        let summary = try ZipWriter(options: options(level: 12)).measure([folder.source("big.py", text(100_000))])
        #expect(summary.streamEncoder == EncoderIdentity(.zlib, level: 9))
        #expect(summary.encoder == EncoderIdentity(.libdeflate, level: 12))
    }

    @Test func `files larger than the memory budget are worked on one at a time`() throws {
        let folder = try TemporaryFolder()
        let sources = try (0..<6).map { try folder.source("f\($0)", text(200_000 + $0)) }
        var options = ZipOptions(jobs: 4)
        let roomy = try ZipWriter(options: options).measure(sources)
        options.memoryBudget = 1
        #expect(try ZipWriter(options: options).measure(sources) == roomy)
    }
}
