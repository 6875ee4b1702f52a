import LayerModel
import PythonPackages
import TestSupport
import Testing

@Suite struct MetadataTests {
    @Test func `METADATA with CRLF, folded lines and other scripts`() throws {
        let metadata = [
            "Metadata-Version: 2.1", "Name: Grüße.Pkg", "Version: 1.0", "Summary: one", "  two", "Requires-Dist: six",
            "   (>=1.0)", "Requires-Dist: absent; sys_platform == 'win32'", "", "body",
        ].joined(separator: "\r\n")
        let analysis = try MadeTree().write(metadata, "x-1.0.dist-info/METADATA")
            .write("", "x-1.0.dist-info/RECORD").install("six", "1.16").analyze()
        let distribution = try #require(analysis.distributions.first { $0.displayName == "Grüße.Pkg" })
        #expect(distribution.versionText == "1.0")
        let node = try #require(analysis.distributions.firstIndex { $0.displayName == "Grüße.Pkg" })
        #expect(analysis.names(analysis.graph.edges[node].map(\.target)) == ["six"])
        #expect(analysis.graph.problems.isEmpty)
    }

    @Test func `METADATA without Name is a finding, and the folder gives the name`() throws {
        let analysis = try MadeTree().write("Metadata-Version: 2.1\nVersion: 3\n\n", "some_pkg-2.5.dist-info/METADATA")
            .write("some_pkg/__init__.py,,\n", "some_pkg-2.5.dist-info/RECORD").write("1", "some_pkg/__init__.py")
            .analyze()
        #expect(analysis.distributions.map(\.displayName) == ["some_pkg"])
        #expect(analysis.distributions.map(\.versionText) == ["2.5"])
        #expect(analysis.owner(of: "some_pkg/__init__.py") == "some_pkg")
        let findings = analysis.findings(.metadataBroken)
        #expect(findings.map(\.path) == ["some_pkg-2.5.dist-info/METADATA"])
        #expect(findings.map(\.severity) == [.error])
    }

    @Test func `a dist-info without METADATA is a finding`() throws {
        let analysis = try MadeTree().write("x", "pkg-1.0.dist-info/INSTALLER").analyze()
        #expect(analysis.distributions.map(\.displayName) == ["pkg"])
        #expect(analysis.findings(.metadataBroken).count == 1)
        #expect(analysis.findings(.recordMissing).count == 1)
        #expect(analysis.owner(of: "pkg-1.0.dist-info/INSTALLER") == "pkg")
    }

    @Test func `a version that is none of PEP 440 is shown and compared with nothing`() throws {
        let analysis = try MadeTree().install("old", "2004-beta-x").install("app", requires: ["old>=5"]).analyze()
        let old = try #require(analysis.distributions.first { $0.displayName == "old" })
        #expect(old.versionText == "2004-beta-x")
        #expect(old.version == nil)
        #expect(analysis.graph.problems.isEmpty)
    }

    @Test func `one distribution in two versions is a finding and both are counted`() throws {
        let analysis = try MadeTree().install("lib", "1.0", files: ["lib/a.py": "a"])
            .install("lib", "2.0", files: ["lib/b.py": "bb"]).analyze()
        #expect(analysis.distributions.map(\.versionText) == ["1.0", "2.0"])
        #expect(analysis.findings(.metadataBroken).map(\.summary) == ["lib is installed twice"])
        #expect(analysis.owner(of: "lib/a.py") == "lib")
        #expect(analysis.bytesOfOwners == analysis.tree.size)
    }

    @Test func `names compare normalised`() throws {
        let analysis = try MadeTree().install("Flask_SQLAlchemy").install("app", requires: ["flask.sqlalchemy"])
            .analyze()
        #expect(analysis.graph.problems.isEmpty)
        #expect(analysis.distributions.map(\.name.text) == ["app", "flask-sqlalchemy"])
    }

    @Test func `a file that is called like a metadata folder is a file`() throws {
        let analysis = try MadeTree().write("x", "odd-1.0.dist-info").install("six").analyze()
        #expect(analysis.distributions.map(\.displayName) == ["six"])
        #expect(analysis.owner(of: "odd-1.0.dist-info") == "[unowned] odd-1")
    }

    @Test func `a metadata folder below another folder is somebody's data`() throws {
        let analysis = try MadeTree().install("six", files: ["six/_vendor/x-1.0.dist-info/METADATA": "Name: x\n"])
            .analyze()
        #expect(analysis.distributions.map(\.displayName) == ["six"])
    }
}
