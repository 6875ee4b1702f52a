import LayerModel
import TestSupport
import Testing

@Suite struct OwnershipTests {
    @Test func `RECORD says whose a file is`() throws {
        let analysis = try MadeTree()
            .install("PyYAML", files: ["yaml/__init__.py": "a", "_yaml/__init__.py": "b"])
            .install("attrs", files: ["attr/__init__.py": "cc", "attrs/__init__.py": "d"]).analyze()
        #expect(analysis.owner(of: "yaml/__init__.py") == "PyYAML")
        #expect(analysis.owner(of: "_yaml/__init__.py") == "PyYAML")
        #expect(analysis.owner(of: "attr/__init__.py") == "attrs")
        #expect(analysis.owner(of: "attrs-1.0.dist-info/RECORD") == "attrs")
        #expect(analysis.bytesOfOwners == analysis.tree.size)
    }

    @Test func `files that no RECORD lists are unowned, by their top-level name`() throws {
        let analysis = try MadeTree().install("six", files: ["six.py": "x"])
            .write("x", "bare.py").write("x", "_cffi.cpython-312-x86_64-linux-gnu.so").write("x", "pkg/sub/mod.py")
            .write("PKG", "old-1.0-py3.12.egg-info/PKG-INFO").write("x", ".hidden").write("x", "README")
            .analyze()
        #expect(analysis.owner(of: "bare.py") == "[unowned] bare")
        #expect(analysis.owner(of: "_cffi.cpython-312-x86_64-linux-gnu.so") == "[unowned] _cffi")
        #expect(analysis.owner(of: "pkg/sub/mod.py") == "[unowned] pkg/")
        #expect(analysis.owner(of: "old-1.0-py3.12.egg-info/PKG-INFO") == "[unowned] old-1.0-py3.12.egg-info/")
        #expect(analysis.owner(of: ".hidden") == "[unowned] .hidden")
        #expect(analysis.owner(of: "README") == "[unowned] README")
        #expect(analysis.distributions.map(\.displayName) == ["six"])
        #expect(analysis.bytesOfOwners == analysis.tree.size)
    }

    @Test func `a file that two distributions list is shared and counted once`() throws {
        let analysis = try MadeTree().install("a", files: ["ns/__init__.py": "12345", "ns/a.py": "a"])
            .install("b", files: ["ns/__init__.py": "12345", "ns/b.py": "b"]).analyze()
        #expect(analysis.owner(of: "ns/__init__.py") == "a and b")
        #expect(analysis.owner(of: "ns/b.py") == "b")
        #expect(analysis.findings(.sharedFiles).map(\.path) == ["ns/__init__.py"])
        #expect(analysis.bytesOfOwners == analysis.tree.size)
    }

    @Test func `without RECORD the names tell, and it is said`() throws {
        let analysis = try MadeTree()
            .install("typing_extensions", files: ["typing_extensions.py": "12345"], record: .missing)
            .install(
                "python_dateutil",
                files: [
                    "dateutil/__init__.py": "1", "python_dateutil-1.0.dist-info/top_level.txt": "dateutil\n",
                    "other/__init__.py": "1",
                ], record: .missing
            ).analyze()
        #expect(analysis.owner(of: "typing_extensions.py") == "typing_extensions")
        #expect(analysis.owner(of: "dateutil/__init__.py") == "python_dateutil")
        #expect(analysis.owner(of: "other/__init__.py") == "[unowned] other/")
        #expect(analysis.owner(of: "typing_extensions-1.0.dist-info/METADATA") == "typing_extensions")
        #expect(analysis.findings(.recordMissing).count == 2)
        #expect(analysis.distributionSizes.allSatisfy { $0 > 0 })
        #expect(analysis.bytesOfOwners == analysis.tree.size)
    }

    @Test func `a stale RECORD is counted, and sizes come from the disk`() throws {
        let record = """
            pkg/__init__.py,sha256=abc,99
            pkg/gone.py,sha256=abc,5
            pkg-1.0.dist-info/METADATA,,
            pkg-1.0.dist-info/RECORD,,
            """
        let analysis = try MadeTree()
            .install("pkg", files: ["pkg/__init__.py": "123", "pkg/new.py": "1234"], record: .text(record)).analyze()
        #expect(analysis.staleRecordLines == [2])
        #expect(analysis.owner(of: "pkg/__init__.py") == "pkg")
        #expect(analysis.owner(of: "pkg/new.py") == "[unowned] pkg/")
        #expect(analysis.bytesOfOwners == analysis.tree.size)
    }

    @Test func `two folders up into bin is bin, any other way out is a finding and nothing is read there`() throws {
        let record = """
            ../../bin/tool,,
            ../../../etc/passwd,sha256=x,1
            /etc/hosts,,
            ../../bin/../../etc/shadow,,
            pkg/../../escape.py,,
            pkg/./__init__.py,,
            pkg-1.0.dist-info/RECORD,,
            """
        let made = try MadeTree()
            .install("pkg", files: ["pkg/__init__.py": "1", "bin/tool": "#!"], record: .text(record), site: "python")
        try made.write("secret", "escape.py")
        let analysis = try made.analyze("python")
        #expect(analysis.owner(of: "bin/tool") == "pkg")
        #expect(analysis.owner(of: "pkg/__init__.py") == "pkg")
        let escapes = analysis.findings(.recordEscapes)
        #expect(escapes.count == 4)
        #expect(escapes.contains { $0.summary.hasSuffix("../../../etc/passwd") })
        #expect(escapes.allSatisfy { $0.path == "pkg-1.0.dist-info/RECORD" && $0.severity == .warning })
        #expect(analysis.tree.paths.allSatisfy { !$0.contains("escape") && !$0.contains("etc") })
    }

    @Test func `a RECORD with CRLF, quotes and a byte order mark is read`() throws {
        let record = "\u{FEFF}pkg/__init__.py,,\r\n\"pkg/a,b \"\"c\"\".txt\",,\r\npkg-1.0.dist-info/RECORD,,\r\n"
        let analysis = try MadeTree()
            .install("pkg", files: ["pkg/__init__.py": "", "pkg/a,b \"c\".txt": "x"], record: .text(record)).analyze()
        #expect(analysis.owner(of: "pkg/__init__.py") == "pkg")
        #expect(analysis.owner(of: "pkg/a,b \"c\".txt") == "pkg")
    }

    @Test func `bytecode belongs to whoever has its source`() throws {
        let analysis = try MadeTree().install("pkg", files: ["pkg/mod.py": "x"])
            .write("x", "pkg/__pycache__/mod.cpython-312.pyc").write("x", "pkg/__pycache__/lost.cpython-312.pyc")
            .analyze()
        #expect(analysis.owner(of: "pkg/__pycache__/mod.cpython-312.pyc") == "pkg")
        #expect(analysis.owner(of: "pkg/__pycache__/lost.cpython-312.pyc") == "[unowned] pkg/")
    }
}
