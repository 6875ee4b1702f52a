import LayerModel
import TestSupport
import Testing

@Suite struct EqualFilesTests {
    private func paths(_ analysis: LayerAnalysis) throws -> [[String]] {
        try analysis.equalFiles(jobs: 2).map { group in group.files.map { "\(analysis.tree.files[$0].path)" } }
    }

    @Test func `equal files are found by content, the most spare bytes first`() throws {
        let long = String(repeating: "x", count: 1000)
        let made = try MadeTree()
            .write("same", "a.txt").write("same", "b.txt").write("diff", "c.txt").write("", "d").write("", "e")
            .write(long, "z/1").write(long, "z/2").write(long, "z/3")
        // The files are read again below; the folder goes with its last reference.
        defer { withExtendedLifetime(made) {} }
        let analysis = try made.analyze()
        #expect(try paths(analysis) == [["z/1", "z/2", "z/3"], ["a.txt", "b.txt"]])
        #expect(try analysis.equalFiles(jobs: 1).map(\.spareBytes) == [2000, 4])
    }

    @Test func `a hash in RECORD is believed with the right size only`() throws {
        let record = """
            pkg/a,sha256=one,4
            pkg/b,sha256=one,4
            pkg/c,sha256=two,4
            pkg/long,sha256=one,99
            pkg/long2,sha256=one,98
            """
        let files = ["pkg/a": "1234", "pkg/b": "1234", "pkg/c": "9999", "pkg/long": "12345", "pkg/long2": "54321"]
        let made = try MadeTree().install("pkg", files: files, record: .text(record))
        let analysis = try made.analyze()
        #expect(try paths(analysis) == [["pkg/a", "pkg/b"]])
        withExtendedLifetime(made) {}
    }

    @Test func `a file without a hash may equal one that has one`() throws {
        let made = try MadeTree().install("pkg", files: ["pkg/a": "1234"]).write("1234", "pkg/b")
        defer { withExtendedLifetime(made) {} }
        let analysis = try made.analyze()
        #expect(try paths(analysis) == [["pkg/a", "pkg/b"]])
    }

    @Test func `in an archive its checksums spare reading`() throws {
        let made = try MadeTree()
        defer { withExtendedLifetime(made) {} }
        try runPython(
            """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
                for name, text in [("a", b"1234"), ("b", b"1234"), ("c", b"4321"), ("d", b"")]:
                    archive.writestr("python/" + name, text)
            """, [made.folder.path + "/x.zip"])
        #expect(try paths(try made.analyze("x.zip")) == [["a", "b"]])
    }
}
