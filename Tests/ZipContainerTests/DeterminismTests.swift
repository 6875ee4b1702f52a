import SlimFiles
import SystemPackage
import TestSupport
import Testing
import ZipContainer

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes the same small tree in processes whose surroundings differ, and compares the archives.
@Suite struct DeterminismTests {
    @Test func `the archive does not depend on zone, umask, locale, jobs or order`() async throws {
        let folder = try TemporaryFolder()
        let tree = folder.path + "/tree"
        for index in 0..<40 { try folder.write(text(index * 997), to: "tree/f\(index)") }
        let here = FilePath(folder.path + "/here.zip")
        try writeTree(tree, to: here.string, jobs: 1, isReversed: false)
        let expected = try readFile(here.string)

        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            setenv("TZ", "Pacific/Apia", 1)
            umask(0o077)
            setenv("LC_ALL", "tr_TR.UTF-8", 1)
            setlocale(LC_ALL, "")
            try writeTree(path + "/tree", to: path + "/apia.zip", jobs: 8, isReversed: true)
        }
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            setenv("TZ", "Europe/Berlin", 1)
            umask(0)
            setenv("LC_ALL", "C", 1)
            setlocale(LC_ALL, "")
            try writeTree(path + "/tree", to: path + "/berlin.zip", jobs: 3, isReversed: true)
        }
        #expect(try readFile(folder.path + "/apia.zip") == expected)
        #expect(try readFile(folder.path + "/berlin.zip") == expected)
    }

    @Test(arguments: [0, 1, 3_000, 20_000])
    func `the archive does not depend on how much waits in memory`(spoolMemory: Int) throws {
        let folder = try TemporaryFolder()
        let sources = try (0..<9).map { try folder.source("in/f\($0)", text(5_000 * $0) + noise(100 * $0)) }
        var options = ZipOptions(jobs: 3)
        let roomy = try ZipWriter(options: options).write(sources, to: folder.archivePath)
        let expected = try readFile(folder.archivePath.string)
        options.spoolMemory = spoolMemory
        #expect(try ZipWriter(options: options).write(sources, to: folder.archivePath) == roomy)
        #expect(try readFile(folder.archivePath.string) == expected)
    }

    @Test func `the contents digest does not depend on the encoder`() throws {
        let folder = try TemporaryFolder()
        let sources = try (0..<5).map { try folder.source("f\($0)", text(10_000 * $0)) }
        let digests = try [
            ZipOptions(encoder: .libdeflate, level: 1), ZipOptions(encoder: .libdeflate, level: 9),
            ZipOptions(encoder: .zlib, level: 3), ZipOptions(jobs: 4),
        ].map { try ZipWriter(options: $0).measure(sources).contentsDigest }
        #expect(Set(digests).count == 1)
    }

    @Test func `the contents digest depends on path, execute bit, kind and content`() throws {
        let variants: [ZipEntrySource] = [
            ZipEntrySource("a", "bc"), ZipEntrySource("ab", "c"), ZipEntrySource("a", "bd"),
            ZipEntrySource("a", "bc", mode: 0o100755),
            ZipEntrySource(path: "a", mode: 0o120777, content: .link(target: Array("bc".utf8))),
        ]
        let digests = try variants.map { try ZipWriter().measure([$0]).contentsDigest }
        #expect(Set(digests).count == variants.count)
    }
}

/// Writes a folder of files, with a date in the hour that Berlin's clocks skipped.
private func writeTree(_ tree: String, to output: String, jobs: Int, isReversed: Bool) throws {
    var sources = try namesInFolder(tree).map { name in
        let size = try readFile(tree + "/" + name).count
        return ZipEntrySource(
            path: BytePath(name), mode: 0o100644, content: .file(FilePath(tree + "/" + name), size: UInt64(size)))
    }
    if isReversed { sources.reverse() }
    // 2025-03-30 02:30:00 UTC.
    let date = DOSDate(secondsSinceEpoch: 1_743_301_800)
    let summary = try ZipWriter(options: ZipOptions(date: date, jobs: jobs)).write(sources, to: FilePath(output))
    try ZipVerifier.verify(FilePath(output), against: summary, jobs: jobs)
}
