import SlimFiles
import SystemPackage
import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct StagingFolderTests {
    @Test func `it is private, and gone when released`() throws {
        let tree = try ScratchTree()
        do {
            let staging = try StagingFolder(beside: tree.path.appending("out.zip"))
            let name = try #require(try tree.names.first)
            #expect(name.hasPrefix(".out.zip.layerslim-"))
            #expect(try tree.permissions(BytePath(name)) == 0o700)
            try writeFile([1], to: staging.path.appending("a"))
        }
        #expect(try tree.names.isEmpty)
    }

    @Test func `without a place it lies in TMPDIR`() async throws {
        let tree = try ScratchTree()
        let path = tree.path.string
        await #expect(processExitsWith: .success) { [path = path as String] in
            setenv("TMPDIR", path, 1)
            let staging = try StagingFolder()
            try #require(staging.path.removingLastComponent() == FilePath(path))
            unsetenv("TMPDIR")
            try #require(try StagingFolder().path.removingLastComponent() == "/tmp")
            withExtendedLifetime(staging) {}
        }
        #expect(try tree.names.isEmpty)
    }

    @Test func `everything in it is removed, nothing outside`() throws {
        let tree = try ScratchTree()
        try tree.file("outside/kept")
        do {
            let staging = try StagingFolder(in: tree.path)
            let inner = BytePath(bytes: Array((staging.path.lastComponent?.string ?? "").utf8))
            try tree.file(inner.appending("a/b/c/file"))
            try tree.file(inner.appending(component: [0xFF]))
            try tree.pipe(inner.appending("pipe"))
            try tree.link(inner.appending("out"), to: "../outside")
            try tree.link(inner.appending("gone"), to: "nowhere")
            try tree.file(inner.appending("closed/inner/file"))
            try tree.folder(inner.appending("closed/inner"), permissions: 0)
            try tree.folder(inner.appending("closed"), permissions: 0o500)
        }
        #expect(try tree.names == ["outside"])
        #expect(try namesInFolder(tree.path.string + "/outside") == ["kept"])
    }

    @Test func `closed folders are no obstacle to a user who is not root`() async throws {
        let tree = try ScratchTree()
        try check(chmod(cString(tree.path), 0o777))
        let path = tree.path.string
        await #expect(processExitsWith: .success) { [path = path as String] in
            if geteuid() == 0 { try check(setuid(65_534)) }
            let staging = try StagingFolder(in: FilePath(path))
            for name in ["/a", "/a/b", "/a/b/c"] { try check(mkdir(staging.path.string + name, 0o700)) }
            for name in ["/a/b/c", "/a/b", "/a"] { try check(chmod(staging.path.string + name, 0o100)) }
        }
        #expect(try tree.names.isEmpty)
    }

    @Test func `files that are still renamed in it are no obstacle`() async throws {
        let tree = try ScratchTree()
        for _ in 0..<20 {
            let busy: Task<Void, Never>
            do {
                let staging = try StagingFolder(in: tree.path)
                let folder = staging.path.string
                busy = Task.detached { renameFiles(in: folder) }
                usleep(500)
                withExtendedLifetime(staging) {}
            }
            await busy.value
        }
        #expect(try tree.names.isEmpty)
    }

    @Test func `depth is no obstacle`() throws {
        let tree = try ScratchTree()
        try tree.deepFolders(3_000, name: "deeper") { folder in
            try check(symlinkat("x", folder, "link"))
        }
        do {
            let staging = try StagingFolder(in: tree.path)
            let deep = cString(tree.path.appending("deeper"))
            try check(rename(deep, cString(staging.path.appending("deeper"))))
        }
        #expect(try tree.names == ["link"])
    }

    @Test func `what is published outlives it`() throws {
        let tree = try ScratchTree()
        do {
            let staging = try StagingFolder(beside: tree.path.appending("out"))
            try writeFile([1], to: staging.path.appending("x"))
            try staging.publish(staging.path.appending("x"), as: tree.path.appending("out"))
        }
        #expect(try tree.names == ["out"])
    }
}

/// As a strip tool does until it is ended: a file under a passing name, then under its own. Stops when the folder goes.
private func renameFiles(in folder: String) {
    for number in 0..<20_000 {
        let (passing, final) = ("\(folder)/.\(number % 50)", "\(folder)/\(number % 50)")
        let descriptor = open(passing, O_WRONLY | O_CREAT, 0o600)
        guard descriptor >= 0 else { return }
        close(descriptor)
        rename(passing, final)
        unlink(final)
    }
}
