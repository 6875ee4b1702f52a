import SlimFiles
import SystemPackage
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct ReadingTests {
    @Test(arguments: [0, 1, 4_096, 100_000, 262_144, 262_145, 1_000_000])
    func `a file reads the same in every way`(size: Int) throws {
        let tree = try ScratchTree()
        let text = String(decoding: (0..<size).map { UInt8(ascii: "a") + UInt8($0 % 23) }, as: UTF8.self)
        let path = try tree.file("a/file", text)
        let folder = try OpenFolder(tree.path)
        let expected = Array(text.utf8)
        #expect(try readFile(at: path) == expected)
        #expect(try folder.readFile(at: "a/file") == expected)
        #expect(try bytes(of: MappedFile("a/file", in: folder)) == expected)
        #expect(try bytes(of: MappedFile(path)) == expected)
        #expect(try folder.readFile(at: "a/file", limit: size) == expected)
        if size > 0 {
            #expect(throws: FileError(.read, path, .largerThan(size - 1))) {
                try folder.readFile(at: "a/file", limit: size - 1)
            }
        }
    }

    @Test(arguments: [
        0..<0, 0..<4, 5_000..<5_001, 4_096..<300_000, 4_097..<400_000, 399_999..<400_000, 400_000..<400_000,
    ])
    func `a region is a part of the file`(region: Range<Int>) throws {
        let tree = try ScratchTree()
        let all = (0..<400_000).map { UInt8(ascii: "a") + UInt8($0 % 23) }
        let path = try tree.file("file", String(decoding: all, as: UTF8.self))
        #expect(try bytes(of: MappedFile(path, region: region)) == Array(all[region]))
    }

    @Test func `a region past the end is an error`() throws {
        let tree = try ScratchTree()
        let path = try tree.file("file", "1234")
        #expect(throws: FileError(.read, path, .tooShort)) { _ = try MappedFile(path, region: 0..<5).count }
        #expect(throws: FileError(.read, path, .tooShort)) { _ = try MappedFile(path, region: -1..<2).count }
    }

    @Test(.timeLimit(.minutes(1))) func `below a folder only regular files are opened`() throws {
        let tree = try ScratchTree()
        try tree.file("file")
        try tree.link("link", to: "file")
        try tree.pipe("pipe")
        try tree.socket("socket")
        try tree.folder("folder")
        let folder = try OpenFolder(tree.path)
        for name in ["link", "pipe", "socket", "folder"] {
            let error = FileError(.open, tree.path.appending(name), .notARegularFile)
            #expect(throws: error) { try folder.readFile(at: BytePath(name)) }
            #expect(throws: error) { _ = try MappedFile(BytePath(name), in: folder).count }
        }
        for name in ["../\(tree.path.stem ?? "")/file", "/etc/passwd", "", "a\0b", "./file"] {
            let error = #expect(throws: FileError.self) { try folder.readFile(at: BytePath(name)) }
            #expect(error?.reason == .notBelowRoot)
        }
    }

    @Test func `a file that the user names may be a link or a pipe`() throws {
        let tree = try ScratchTree()
        try tree.file("file", "text")
        try tree.link("link", to: "file")
        #expect(try readFile(at: tree.path.appending("link")) == Array("text".utf8))
        #expect(try bytes(of: MappedFile(tree.path.appending("link"))) == Array("text".utf8))

        let pipe = try FileDescriptor.pipe()
        try pipe.writeEnd.writeAll("from a pipe".utf8)
        try pipe.writeEnd.close()
        #expect(try readFile(at: FilePath("/dev/fd/\(pipe.readEnd.rawValue)")) == Array("from a pipe".utf8))
        try pipe.readEnd.close()
    }

    @Test func `a file behind a path that is too long for the system is read`() throws {
        let tree = try ScratchTree()
        let name = String(repeating: "n", count: 200)
        try tree.deepFolders(30, name: name) { folder in
            let file = openat(folder, "file", O_WRONLY | O_CREAT, 0o644)
            _ = try FileDescriptor(rawValue: file).closeAfter {
                try FileDescriptor(rawValue: file).writeAll("deep".utf8)
            }
        }
        let walk = FileWalk(of: try OpenFolder(tree.path))
        let deepest = try #require(walk.files.max { $0.path.bytes.count < $1.path.bytes.count })
        #expect(deepest.path.bytes.count > 5_800)
        #expect(try OpenFolder(tree.path).readFile(at: deepest.path) == Array("deep".utf8))
    }

    @Test func `errors read as sentences`() {
        let path = FilePath("/x/a\nb")
        #expect(
            "\(FileError(.open, path, .system(.noSuchFileOrDirectory)))"
                == #"cannot open /x/a\nb: no such file or directory"#)
        #expect(
            "\(FileError(.create, path, .folderNotEmpty))"
                == #"cannot create /x/a\nb: the folder exists and is not empty"#)
        #expect("\(FileError(.read, path, .largerThan(10)))" == #"cannot read /x/a\nb: it is larger than 10 bytes"#)
    }

    private func bytes(of file: consuming MappedFile) -> [UInt8] {
        file.withBytes { span in span.withUnsafeBytes { Array($0) } }
    }
}
