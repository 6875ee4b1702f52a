import LayerModel
import SlimFiles
import SystemPackage
import TestSupport
import Testing

/// Archives that Python's zipfile wrote.
@Suite struct ArchiveTests {
    /// Makes `layer.zip` of the tree's files, below `prefix`.
    private func zip(_ made: MadeTree, prefix: String, extra: String = "") throws -> LayerTree {
        try runPython(
            """
            import os, sys, zipfile
            top, prefix = sys.argv[1:]
            files = [os.path.join(d, f) for d, _, fs in os.walk(top + "/tree") for f in fs]
            with zipfile.ZipFile(top + "/layer.zip", "w", zipfile.ZIP_DEFLATED) as archive:
                for file in files:
                    archive.write(file, prefix + os.path.relpath(file, top + "/tree"))
            \(extra.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
            """, [made.folder.path, prefix])
        return try made.load("layer.zip")
    }

    private func made() throws -> MadeTree {
        try MadeTree().install(
            "pkg", requires: ["six"], isRequested: true,
            files: ["pkg/__init__.py": String(repeating: "import os\n", count: 500), "pkg/data.txt": "data"],
            site: "tree"
        ).install("six", files: ["six.py": "x = 1\n"], site: "tree")
    }

    @Test(arguments: ["python/", "python/lib/python3.12/site-packages/", ""])
    func `an archive is the tree that it was made from`(prefix: String) throws {
        let made = try made()
        let tree = try zip(made, prefix: prefix)
        let folder = try made.load("tree")
        #expect(tree.paths == folder.paths)
        #expect(tree.size == folder.size)
        #expect("\(tree.sitePrefix)/" == (prefix.isEmpty ? "python/" : prefix))
        let analysis = try Analyzer().analyze(tree)
        let expected = try made.analyze("tree")
        #expect(analysis.distributionSizes == expected.distributionSizes)
        #expect(analysis.names(analysis.graph.roots) == ["pkg"])
        #expect(analysis.kinds == expected.kinds)
    }

    @Test(arguments: [
        "pass",
        "archive.comment = b'of the whole' * 100",
        "archive.mkdir('python'); archive.mkdir('python/empty')",
        "archive.writestr('lib/libz.so', b'0123456789')",
        "archive.writestr('python/six.py', b'a second one of this name')",
        "archive.writestr(zipfile.ZipInfo('python/stored'), b'1' * 999)",
    ])
    func `entries and the rest add up to the length of the archive`(extra: String) throws {
        let made = try made()
        let tree = try zip(made, prefix: "python/", extra: extra)
        let sizes = try #require(tree.archive)
        let length = try readFile(made.folder.path + "/layer.zip").count
        #expect(sizes.length == length)
        #expect(sizes.files.count == tree.files.count)
        #expect(sizes.outside.count == tree.outside.count)
        #expect(sizes.files.reduce(0, +) + sizes.outside.reduce(0, +) + sizes.overhead == length)
        #expect(sizes.files.allSatisfy { $0 > 0 })
        #expect(sizes.overhead >= 22)
    }

    @Test func `bytes before the archive and gaps in it count as the archive's`() throws {
        let made = try made()
        let plain = try zip(made, prefix: "python/")
        let bytes = try readFile(made.folder.path + "/layer.zip")
        try made.folder.write(Array("#!/usr/bin/env python3\n".utf8) + bytes, to: "prefixed.zip")
        let before = try #require(plain.archive)
        let after = try #require(try made.load("prefixed.zip").archive)
        #expect(after.files == before.files)
        #expect(after.overhead == before.overhead + 23)
    }

    @Test func `links are read from the archive`() throws {
        let tree = try zip(
            made(), prefix: "python/",
            extra: """
                link = zipfile.ZipInfo("python/pkg/alias.py")
                link.create_system, link.external_attr = 3, 0o120777 << 16
                archive.writestr(link, b"__init__.py")
                """)
        let link = try #require(tree.files.first { "\($0.path)" == "pkg/alias.py" })
        #expect(link.kind == .link(target: Array("__init__.py".utf8)))
        #expect(link.size == 11)
    }

    @Test(arguments: [
        ("archive.writestr('../evil.py', b'x')", "outside"),
        ("archive.writestr('python/../../evil.py', b'x')", "outside"),
        ("archive.writestr('/etc/evil', b'x')", "outside"),
    ])
    func `an archive that escapes its folder is refused`(extra: String, word: String) throws {
        let made = try made()
        let error = try #require(throws: StageError.self) { try zip(made, prefix: "python/", extra: extra) }
        #expect(error.cause == .input)
        #expect(error.message.contains(word))
    }

    @Test func `an archive that is cut anywhere is refused`() throws {
        let made = try made()
        _ = try zip(made, prefix: "python/")
        let bytes = try readFile(made.folder.path + "/layer.zip")
        for length in stride(from: 0, to: bytes.count, by: max(bytes.count / 40, 1)) {
            try made.folder.write(Array(bytes.prefix(length)), to: "cut.zip")
            let error = try #require(throws: StageError.self) { try made.load("cut.zip") }
            #expect(error.cause == .input)
        }
    }

    @Test func `an archive without files is refused`() throws {
        let made = try MadeTree()
        try runPython(
            "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'w').close()", [made.folder.path + "/empty.zip"])
        let error = try #require(throws: StageError.self) { try made.load("empty.zip") }
        #expect(error.message.hasSuffix("holds no file"))
    }
}
