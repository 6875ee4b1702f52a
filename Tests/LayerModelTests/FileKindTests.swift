import LayerModel
import SlimFiles
import TestSupport
import Testing

@Suite struct FileKindTests {
    @Test(arguments: [
        ("pkg/mod.py", false, FileKind.python), ("pkg/mod.pyi", false, .stubs), ("pkg/mod.pyx", false, .sources),
        ("pkg/include/x.H", false, .sources), ("pkg/lib.so.5", true, .native), ("pkg/lib.so.5", false, .data),
        ("pkg/data.bin", true, .native), ("pkg/x.o", true, .native), ("pkg/tests/test_x.py", false, .tests),
        ("pkg/test/lib.so", true, .tests), ("pkg/conftest.py", false, .tests), ("pkg/testing/x.py", false, .python),
        ("tests", false, .data), ("pkg/tests/__pycache__/x.cpython-312.pyc", false, .bytecode),
        ("pkg-1.0.dist-info/LICENSE", false, .metadata), ("pkg.egg-info/PKG-INFO", false, .metadata),
        ("pkg.dist-info", false, .data), ("pkg/guide.rst", false, .docs), ("pkg/table.csv", false, .data),
        ("pkg/noext", false, .data), ("pkg/.py", false, .python),
    ])
    func `a path and the first bytes tell the kind`(path: String, isELF: Bool, kind: FileKind) {
        #expect(FileKind(of: BytePath(path), isELF: isELF) == kind)
    }

    @Test func `an ELF file is known by its first bytes, whatever it is called`() throws {
        let made = try MadeTree()
        let elf = ELFBuilder().link()
        for name in ["pkg/lib.so", "pkg/table.csv", "pkg/noext", "lib/beside.txt"] {
            try made.folder.write(elf, to: "python/" + name)
        }
        try made.write("\u{7F}ELF but short", "python/pkg/short").write("text", "python/pkg/text.so")
        try made.folder.write(elf, to: "lib/libx.so")
        let analysis = try made.analyze()
        let kinds = Dictionary(uniqueKeysWithValues: zip(analysis.tree.paths, analysis.kinds))
        #expect(
            kinds == [
                "lib/beside.txt": .native, "pkg/lib.so": .native, "pkg/noext": .native, "pkg/short": .data,
                "pkg/table.csv": .native, "pkg/text.so": .data,
            ])
        #expect(analysis.outsideKinds == [.native])
    }

    @Test func `a broken ELF file is a finding and still native`() throws {
        let made = try MadeTree()
        let elf = ELFBuilder().link()
        try made.folder.write(Array(elf.prefix(elf.count / 2)), to: "pkg/cut.so")
        let analysis = try made.analyze()
        #expect(analysis.findings(.unreadableELF).map(\.path) == ["pkg/cut.so"])
        #expect(analysis.kinds == [.native])
    }
}
