import SlimFiles
import SystemPackage
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct AtomicFileTests {
    @Test func `a file appears when it is committed, and nothing else stays`() throws {
        let tree = try ScratchTree()
        let file = try AtomicFile(replacing: tree.path.appending("out.zip"))
        try file.write(Array("new".utf8))
        #expect(try !tree.names.contains("out.zip"))
        #expect(file.temporaryPath.lastComponent == "out.zip")
        try file.commit(durably: true)
        #expect(try tree.names == ["out.zip"])
        #expect(try tree.text("out.zip") == "new")
    }

    @Test func `a file that is not committed leaves the old one`() throws {
        let tree = try ScratchTree()
        try tree.file("out.zip", "old")
        do {
            let file = try AtomicFile(replacing: tree.path.appending("out.zip"))
            try file.write(Array("new".utf8))
        }
        #expect(try tree.names == ["out.zip"])
        #expect(try tree.text("out.zip") == "old")
    }

    @Test func `the mode is what the umask leaves`() async throws {
        let tree = try ScratchTree()
        let path = tree.path.string
        await #expect(processExitsWith: .success) { [path = path as String] in
            umask(0o027)
            try writeFile([1], to: FilePath(path).appending("file"))
        }
        #expect(try tree.permissions("file") == 0o640)
    }

    @Test func `what a link points to is replaced, not the link`() throws {
        let tree = try ScratchTree()
        try tree.file("real/file", "old")
        try tree.link("link", to: "real/file")
        try writeFile(Array("new".utf8), to: tree.path.appending("link"))
        #expect(try tree.text("real/file") == "new")
        #expect(try tree.names == ["link", "real"])
        #expect(try namesInFolder(tree.path.string + "/real") == ["file"])

        try tree.link("dangling", to: "nowhere")
        try writeFile(Array("new".utf8), to: tree.path.appending("dangling"))
        #expect(try tree.text("dangling") == "new")
    }

    @Test func `only a regular file is replaced`() throws {
        let tree = try ScratchTree()
        try tree.folder("folder")
        try tree.pipe("pipe")
        try tree.link("device", to: "/dev/null")
        for name in ["folder", "pipe", "device"] {
            let path = tree.path.appending(name)
            #expect(throws: FileError(.create, path, .notARegularFile)) { try writeFile([], to: path) }
            let staging = try StagingFolder(in: tree.path)
            try writeFile([], to: staging.path.appending("staged"))
            #expect(throws: FileError(.write, path, .notARegularFile)) {
                try staging.publish(staging.path.appending("staged"), as: path)
            }
        }
        #expect(try tree.names == ["device", "folder", "pipe"])
    }

    @Test func `a missing folder is an error that names the path`() throws {
        let tree = try ScratchTree()
        let error = #expect(throws: FileError.self) { try writeFile([], to: tree.path.appending("no/file")) }
        #expect(error?.reason == .system(.noSuchFileOrDirectory))
        #expect(error?.operation == .create)
        #expect(error?.path == tree.path.appending("no/file"))
    }

    @Test func `names may be long and no text`() throws {
        let tree = try ScratchTree()
        let long = tree.path.appending(String(repeating: "n", count: 255))
        let bytes = tree.path.appending(BytePath(bytes: [0xFF, 0xFE]))
        for path in [long, bytes] {
            try writeFile([7], to: path)
            #expect(try readFile(at: path) == [7])
        }
        #expect(try tree.names.count == 2)
    }

    /// A file-size limit fails a write as a full disk does.
    @Test func `a write that fails leaves the old file`() async throws {
        let tree = try ScratchTree()
        try tree.file("file", "old")
        let path = tree.path.string
        await #expect(processExitsWith: .success) { [path = path as String] in
            Interrupts.install()
            limit(to: 100_000)
            let file = FilePath(path).appending("file")
            let error = try #require(throws: FileError.self) {
                try writeFile([UInt8](repeating: 1, count: 200_000), to: file)
            }
            try #require(error == FileError(.write, file, .system(.fileTooLarge)))
        }
        #expect(try tree.names == ["file"])
        #expect(try tree.text("file") == "old")
    }
}

@Suite struct AtomicFolderTests {
    @Test func `a folder appears when it is committed`() throws {
        let tree = try ScratchTree()
        for name in ["new", "empty"] {
            if name == "empty" { try tree.folder("empty") }
            let path = tree.path.appending(name)
            let folder = try AtomicFolder(replacing: path)
            try writeFile([1], to: folder.temporaryPath.appending("inside"))
            try folder.commit()
            #expect(try namesInFolder(path.string) == ["inside"])
        }
        #expect(try tree.names == ["empty", "new"])
    }

    @Test func `a folder that holds something is only replaced on demand`() throws {
        let tree = try ScratchTree()
        try tree.file("out/old")
        let path = tree.path.appending("out")
        #expect(throws: FileError(.create, path, .folderNotEmpty)) { _ = try AtomicFolder(replacing: path).path }

        let folder = try AtomicFolder(replacing: path, replacesContents: true)
        try writeFile([1], to: folder.temporaryPath.appending("new"))
        #expect(try namesInFolder(path.string) == ["old"])
        try folder.commit()
        #expect(try namesInFolder(path.string) == ["new"])
        #expect(try tree.names == ["out"])
    }

    @Test func `files that came meanwhile are not lost`() throws {
        let tree = try ScratchTree()
        let path = tree.path.appending("out")
        let folder = try AtomicFolder(replacing: path)
        try tree.file("out/came meanwhile")
        do throws(FileError) {
            try folder.commit()
            Issue.record("committed over a file that came meanwhile")
        } catch {
            #expect(error == FileError(.rename, path, .folderNotEmpty))
        }
        #expect(try namesInFolder(path.string) == ["came meanwhile"])
        #expect(try tree.names == ["out"])
    }

    @Test func `a file in the way is an error`() throws {
        let tree = try ScratchTree()
        let path = try tree.file("out", "text")
        #expect(throws: FileError(.create, path, .notAFolder)) { _ = try AtomicFolder(replacing: path).path }
        #expect(try tree.names == ["out"])
    }

    @Test func `a folder that is not committed leaves nothing`() throws {
        let tree = try ScratchTree()
        do {
            let folder = try AtomicFolder(replacing: tree.path.appending("out"))
            try writeFile([1], to: folder.temporaryPath.appending("inside"))
        }
        #expect(try tree.names.isEmpty)
    }
}

private func limit(to bytes: UInt) {
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    #if canImport(Darwin)
        setrlimit(RLIMIT_FSIZE, &limit)
    #else
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #endif
}
