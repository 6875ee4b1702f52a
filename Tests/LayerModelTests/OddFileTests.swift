import LayerModel
import SlimFiles
import SystemPackage
import TestSupport
import Testing

@Suite struct OddFileTests {
    @Test func `no such tree`() throws {
        let made = try MadeTree()
        let error = try #require(throws: StageError.self) { try made.load("absent") }
        #expect(error.cause == .input)
        #expect(error.message.contains("absent"))
        #expect(error.hint != nil)
    }

    @Test func `an empty tree, and one of empty folders`() throws {
        let made = try MadeTree()
        #expect(throws: StageError.self) { try made.load() }
        try made.folder.makeFolder("python/numpy")
        let error = try #require(throws: StageError.self) { try made.load() }
        #expect(error.cause == .input)
        #expect(error.message.hasSuffix("holds no file"))
    }

    @Test func `a file as tree that is no zip`() throws {
        let made = try MadeTree().write("just text\n", "notes.txt")
        let error = try #require(throws: StageError.self) { try made.load("notes.txt") }
        #expect(error.cause == .input)
        #expect(error.message.contains("notes.txt"))
    }

    @Test func `a link counts as many bytes as its target has`() throws {
        let made = try MadeTree().write("0123456789", "a/lib.so.1.0")
        try runPython("import os, sys; os.symlink('lib.so.1.0', sys.argv[1] + '/a/lib.so')", [made.folder.path])
        let tree = try made.load()
        #expect(tree.size == 20)
        #expect(tree.files[0].kind == .link(target: Array("lib.so.1.0".utf8)))
        #expect(tree.findings.isEmpty)
    }

    @Test func `links are never followed, whatever they point at`() throws {
        let made = try MadeTree().write("x", "python/pkg/__init__.py")
        try runPython(
            """
            import os, sys
            os.chdir(sys.argv[1] + "/python")
            os.symlink("..", "pkg/up")
            os.symlink("/etc", "etc")
            os.symlink("loop_b", "loop_a"); os.symlink("loop_a", "loop_b")
            os.symlink("nowhere", "dangling")
            os.symlink("../../secret", "escape")
            """, [made.folder.path])
        let tree = try made.load("python")
        #expect(tree.paths == ["dangling", "escape", "etc", "loop_a", "loop_b", "pkg/__init__.py", "pkg/up"])
        let escaping = tree.findings.filter { $0.code == .escapingLink }.compactMap(\.path)
        #expect(escaping == ["escape", "etc"])
        _ = try made.analyze("python")
    }

    @Test func `sockets and pipes are findings and no files`() throws {
        let made = try MadeTree().write("x", "pkg/__init__.py")
        try runPython(
            """
            import os, socket, sys
            os.chdir(sys.argv[1])
            os.mkfifo("pkg/pipe")
            socket.socket(socket.AF_UNIX).bind("pkg/socket")
            """, [made.folder.path])
        let analysis = try made.analyze()
        #expect(analysis.tree.paths == ["pkg/__init__.py"])
        #expect(analysis.tree.size == 1)
        let summaries = analysis.findings(.unusualFile).map(\.summary)
        #expect(summaries == ["pkg/pipe: a named pipe", "pkg/socket: a socket"])
    }

    #if os(Linux)
        @Test func `names are bytes: one spelling in NFC and NFD is two files`() throws {
            let made = try MadeTree().write("x", "pkg/__init__.py")
            try runPython(
                """
                import os, sys
                folder = os.fsencode(sys.argv[1]) + b"/pkg/"
                for name, text in [(b"caf\\xc3\\xa9.py", b"12"), (b"cafe\\xcc\\x81.py", b"345"), (b"\\xff\\xfe.py", b"6789")]:
                    open(folder + name, "wb").write(text)
                """, [made.folder.path])
            let analysis = try made.analyze()
            #expect(analysis.tree.files.count == 4)
            #expect(analysis.tree.size == 1 + 2 + 3 + 4)
            #expect(analysis.fileIndex.count == 4)
            #expect(analysis.tree.paths.last == "pkg/\\xFF\\xFE.py")
            #expect(
                analysis.tree.files.map(\.path.bytes).sorted { $0.lexicographicallyPrecedes($1) }
                    == analysis.tree.files.map(\.path.bytes))
            #expect(analysis.findings(.unusualFile).map(\.severity) == [.note])
        }
    #endif

    @Test func `every order of making gives one order of files`() throws {
        let names = ["b/z.py", "a.py", "b.py", "b/a.py", "b-c.py", "B.py", "b/aa/x.py"]
        let first = try MadeTree()
        let second = try MadeTree()
        for name in names { try first.write(name, name) }
        for name in names.reversed() { try second.write(name, name) }
        #expect(try first.load().paths == second.load().paths)
        #expect(try first.load().paths == ["B.py", "a.py", "b-c.py", "b.py", "b/a.py", "b/aa/x.py", "b/z.py"])
    }
}
