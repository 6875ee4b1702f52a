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

@Suite struct ZipWriterErrorTests {
    private func error(writing sources: [ZipEntrySource], in folder: TemporaryFolder) -> ZipWriteError? {
        #expect(throws: ZipWriteError.self) {
            try ZipWriter(options: ZipOptions(jobs: 2)).write(sources, to: folder.archivePath)
        }
    }

    @Test(arguments: ["", "/a", "a//b", "a/", "./a", "a/../b", "..", "a\0b"])
    func `a path that would not stay in its folder is refused`(name: String) throws {
        let folder = try TemporaryFolder()
        let error = error(writing: [ZipEntrySource("fine", ""), ZipEntrySource(name, "")], in: folder)
        guard case .invalidName(BytePath(name), _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try namesInFolder(folder.path) == [])
    }

    @Test func `a name of 65,536 bytes is refused and one of 65,535 is not`() throws {
        let folder = try TemporaryFolder()
        let longest = String(repeating: "n", count: 65_535)
        let summary = try ZipWriter().write([ZipEntrySource(longest, "x")], to: folder.archivePath)
        try ZipVerifier.verify(folder.archivePath, against: summary)
        guard case .invalidName = error(writing: [ZipEntrySource(longest + "n", "x")], in: folder) else {
            Issue.record("not refused")
            return
        }
    }

    @Test func `two entries of one name are refused`() throws {
        let folder = try TemporaryFolder()
        let sources = [ZipEntrySource("a", "1"), ZipEntrySource("b", ""), ZipEntrySource("a", "2")]
        #expect(error(writing: sources, in: folder) == .duplicateName("a"))
    }

    @Test func `names that are one String and two byte strings are two entries`() throws {
        let folder = try TemporaryFolder()
        let summary = try ZipWriter().write(
            [ZipEntrySource("caf\u{E9}", "composed"), ZipEntrySource("cafe\u{301}", "decomposed")],
            to: folder.archivePath)
        try ZipVerifier.verify(folder.archivePath, against: summary)
        #expect(summary.rows.count == 2)
    }

    @Test func `a level that the library does not have is refused`() throws {
        for (encoder, level) in [(DeflateEncoder.zlib, 10), (.zlib, 0), (.libdeflate, 13), (.libdeflate, -1)] {
            #expect(throws: ZipWriteError.invalidLevel(level, encoder: encoder)) {
                try ZipWriter(options: ZipOptions(encoder: encoder, level: level)).measure([])
            }
        }
    }

    @Test func `a file that is gone is named`() throws {
        let folder = try TemporaryFolder()
        let path = FilePath(folder.path + "/gone.py")
        let source = ZipEntrySource(path: "gone.py", mode: 0o100644, content: .file(path, size: 3))
        let error = error(writing: [ZipEntrySource("a", "b"), source], in: folder)
        #expect(error == .unreadable(path, .noSuchFileOrDirectory))
        #expect(error?.description.contains("gone.py") == true)
        #expect(try namesInFolder(folder.path) == ["out.zip"])
    }

    @Test(arguments: [0, 2, 4, 2 << 20])
    func `a file of another size than promised is named`(size: Int) throws {
        let folder = try TemporaryFolder()
        let path = FilePath(try folder.write(text(size), to: "a.py"))
        let source = ZipEntrySource(path: "a.py", mode: 0o100644, content: .file(path, size: 3))
        #expect(error(writing: [source], in: folder) == .changed(path, expected: 3, found: UInt64(size)))
    }

    @Test func `what took a file's place is not followed, waited for or read`() throws {
        let folder = try TemporaryFolder()
        let target = try folder.write("abc", to: "target")
        let (link, pipe) = (folder.path + "/link", folder.path + "/pipe")
        try #require(symlink(target, link) == 0)
        try #require(mkfifo(pipe, 0o600) == 0)
        func source(_ path: String) -> ZipEntrySource {
            ZipEntrySource(path: "x", mode: 0o100644, content: .file(FilePath(path), size: 3))
        }
        guard case .unreadable(FilePath(link), _) = error(writing: [source(link)], in: folder) else {
            Issue.record("a link was followed")
            return
        }
        #expect(error(writing: [source(pipe)], in: folder) == .changed(FilePath(pipe), expected: 3, found: nil))
        #expect(
            error(writing: [source(folder.path)], in: folder)
                == .changed(FilePath(folder.path), expected: 3, found: nil))
    }

    @Test func `an output that cannot be made is named`() throws {
        let folder = try TemporaryFolder()
        let output = FilePath(folder.path + "/no/such/folder.zip")
        #expect(throws: ZipWriteError.output(output, .noSuchFileOrDirectory)) {
            try ZipWriter().write([ZipEntrySource("a", "b")], to: output)
        }
    }

    @Test func `a disk without room is an error that names the output and leaves nothing more`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            // No file may grow beyond 64 KiB; without the signal the write itself fails.
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 64 << 10, rlim_max: 64 << 10)
            #if canImport(Glibc)
                setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            #else
                setrlimit(RLIMIT_FSIZE, &limit)
            #endif
            let source = ZipEntrySource(path: "a", mode: 0, content: .bytes(noise(100 << 10)))
            do {
                _ = try ZipWriter().write([source], to: FilePath(path + "/out.zip"))
                exit(2)
            } catch ZipWriteError.output(_, .fileTooLarge) {
                exit(0)
            } catch {
                exit(3)
            }
        }
        #expect(try namesInFolder(folder.path) == ["out.zip"])
    }
}
