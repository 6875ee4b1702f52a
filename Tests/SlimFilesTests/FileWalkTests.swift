import SlimFiles
import SystemPackage
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct FileWalkTests {
    private func walk(_ tree: ScratchTree, jobs: Int = 2) throws -> FileWalk {
        FileWalk(of: try OpenFolder(tree.path), jobs: jobs)
    }

    @Test func `files, links and folders come sorted by bytes`() throws {
        let tree = try ScratchTree()
        try tree.file("b/z.py", "12345", permissions: 0o755)
        try tree.file("b-c/a")
        try tree.file("b.txt", "1")
        try tree.link("a", to: "b/z.py")
        try tree.folder("empty/inner", permissions: 0o700)

        let walk = try walk(tree)
        #expect(walk.files.map(\.path) == ["a", "b-c/a", "b.txt", "b/z.py"])
        #expect(walk.files.map(\.size) == [6, 0, 1, 5])
        #expect(walk.files[0].kind == .link(target: Array("b/z.py".utf8)))
        #expect(walk.files[3].kind == .file)
        #expect(walk.files[3].permissions == 0o755)
        #expect(walk.folders.map(\.path) == ["b", "b-c", "empty", "empty/inner"])
        #expect(walk.folders.map(\.isEmpty) == [false, false, false, true])
        #expect(walk.folders[3].permissions == 0o700)
        #expect(walk.problems.isEmpty)
    }

    @Test func `names are bytes`() throws {
        let tree = try ScratchTree()
        let names: [BytePath] = [
            "caf\u{E9}.py", "cafe\u{301}.py", "line\nbreak", " ", "back\\slash", "*", BytePath(bytes: [0xFF, 0xFE]),
        ]
        for name in names { try tree.file(name, "x") }
        let walk = try walk(tree)
        #expect(walk.files.map(\.path) == names.sorted())
        #expect(walk.problems == [WalkProblem(path: BytePath(bytes: [0xFF, 0xFE]), kind: .nameNotUTF8)])
        let folder = try OpenFolder(tree.path)
        for name in names { #expect(try folder.readFile(at: name) == [0x78]) }
    }

    @Test func `links are not followed, wherever they lead`() throws {
        let tree = try ScratchTree()
        try tree.file("real/file")
        for (name, target) in [
            ("loop", "loop"), ("up", ".."), ("self", "."), ("gone", "nowhere"), ("out", "/etc"), ("dir", "real"),
        ] {
            try tree.link(BytePath(name), to: target)
        }
        try tree.link("long", to: String(repeating: "x/", count: 1_500))
        let walk = try walk(tree)
        #expect(walk.files.count == 8)
        #expect(
            walk.files.first { $0.path == "long" }?.kind
                == .link(target: Array(repeating: [0x78, 0x2F], count: 1_500).flatMap { $0 }))
        #expect(walk.folders.map(\.path) == ["real"])
        #expect(walk.problems.isEmpty)
    }

    @Test func `what is no file is a problem`() throws {
        let tree = try ScratchTree()
        try tree.pipe("a/pipe")
        try tree.socket("socket")
        try tree.file("kept")
        let walk = try walk(tree)
        #expect(walk.files.map(\.path) == ["kept"])
        #expect(walk.folders.map(\.isEmpty) == [false])
        #expect(walk.problems.map(\.kind) == [.pipe, .socket])
        #expect(walk.problems.map(\.description) == ["a/pipe: a named pipe", "socket: a socket"])
        // /dev holds devices on every system.
        let devices = FileWalk(of: try OpenFolder("/dev"), jobs: 1).problems.filter { $0.kind == .device }.map(\.path)
        #expect(devices.contains("null"))
    }

    @Test func `names of one file share its identity`() throws {
        let tree = try ScratchTree()
        let file = try tree.file("one", "x")
        try check(link(cString(file), cString(tree.path.appending("two"))))
        try tree.file("other", "x")
        let files = try walk(tree).files
        #expect(files.map(\.linkCount) == [2, 1, 2])
        #expect(files[0].identity == files[2].identity)
        #expect(files[0].identity != files[1].identity)
    }

    @Test(arguments: [1, 4])
    func `a very deep tree needs few descriptors and little stack`(jobs: Int) async throws {
        let tree = try ScratchTree()
        try tree.deepFolders(5_000) { folder in
            try check(mkdirat(folder, "sibling", 0o755))
            try check(symlinkat("x", folder, "link"))
        }
        let path = tree.path.string
        await #expect(processExitsWith: .success) { [path = path as String, jobs = jobs as Int] in
            var limit = rlimit(rlim_cur: 256, rlim_max: 256)
            #if canImport(Darwin)
                setrlimit(RLIMIT_NOFILE, &limit)
            #else
                setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            #endif
            let walk = FileWalk(of: try OpenFolder(FilePath(path)), jobs: jobs)
            #expect(walk.files.count == 5_000)
            #expect(walk.folders.count == 10_000)
            #expect(walk.problems.isEmpty)
        }
    }

    /// Only a bind mount makes such a folder, which a test may not.
    @Test func `a folder that lies in itself is told from one that is there twice`() {
        let queue = WalkQueue()
        let (root, folder) = (FileIdentity(device: 1, inode: 2), FileIdentity(device: 1, inode: 3))
        #expect(queue.enter("", root))
        #expect(queue.enter("a", folder))
        #expect(queue.enter("b", folder))
        #expect(!queue.enter("b/c", folder))
        #expect(!queue.enter("a/d/e", folder))
        #expect(!queue.enter("f", root))
        #expect(queue.enter("g", FileIdentity(device: 2, inode: 2)))
    }

    @Test func `a path that no zip can name is left out`() throws {
        let tree = try ScratchTree()
        try tree.deepFolders(300, name: String(repeating: "n", count: 250))
        let walk = try walk(tree)
        #expect(walk.problems.map(\.kind) == [.pathTooLong])
        #expect(walk.folders.count == 65_535 / 251)
        #expect(walk.problems[0].description.utf8.count < 200)
    }

    @Test func `the number of threads changes nothing`() throws {
        let folder = try OpenFolder("/etc")
        let one = FileWalk(of: folder, jobs: 1)
        let many = FileWalk(of: folder, jobs: 8)
        #expect(one.files.count > 100)
        #expect(one.files == many.files)
        #expect(one.folders == many.folders)
        #expect(one.problems == many.problems)
    }

    @Test(
        arguments: [
            ("missing", .system(.noSuchFileOrDirectory)), ("file", .notAFolder),
            ("gone", .system(.noSuchFileOrDirectory)),
        ] as [(String, FileError.Reason)])
    func `a root that is no folder is an error`(name: String, reason: FileError.Reason) throws {
        let tree = try ScratchTree()
        try tree.file("file")
        try tree.link("gone", to: "nowhere")
        let path = tree.path.appending(name)
        #expect(throws: FileError(.open, path, reason)) { try OpenFolder(path) }
    }

    @Test func `the root may be a link, and may be renamed later`() throws {
        let tree = try ScratchTree()
        try tree.file("real/a", "old")
        try tree.link("link", to: "real")
        let folder = try OpenFolder(tree.path.appending("link"))
        try check(rename(cString(tree.path.appending("real")), cString(tree.path.appending("moved"))))
        try tree.file("real/a", "new")
        #expect(FileWalk(of: folder).files.map(\.path) == ["a"])
        #expect(try folder.readFile(at: "a") == Array("old".utf8))
    }

    /// Root may read everything, so the walk runs as nobody where the tests run as root.
    @Test func `what may not be read is a problem, and the rest is found`() async throws {
        let tree = try ScratchTree()
        try check(chmod(cString(tree.path), 0o755))
        try tree.file("closed/inside")
        try tree.file("readable")
        try tree.file("secret", "123", permissions: 0o200)
        try tree.folder("closed", permissions: 0)
        let path = tree.path.string
        await #expect(processExitsWith: .success) { [path = path as String] in
            if geteuid() == 0 { try check(setuid(65_534)) }
            let walk = FileWalk(of: try OpenFolder(FilePath(path)))
            try #require(walk.files.map(\.path) == ["readable", "secret"])
            try #require(
                walk.problems == [
                    WalkProblem(path: "closed", kind: .unreadableFolder(.permissionDenied)),
                    WalkProblem(path: "secret", kind: .unreadableFile(.permissionDenied)),
                ])
            try #require(throws: FileError.self) { try OpenFolder(FilePath(path + "/closed")) }
        }
    }
}
