import LayerModel
import LayerSlimKit
import SlimFiles
import SystemPackage
import TestSupport
import Testing

struct RecordTests {
    /// The RECORD of `pkg` after rules were applied and a tree was written.
    private func record(after rules: String, _ layer: SampleLayer) async throws -> [String] {
        let target = try TemporaryFolder()
        let output = target.path + "/out"
        let outcome = try await layer.apply(rules) {
            $0.settings.treeOutput = FilePath(output)
            $0.settings.hasManifest = false
        }
        #expect(!outcome.hasErrors)
        #expect(!outcome.findings.contains { $0.code == .recordDisagrees })
        let bytes = try readFile(output + "/python/pkg-1.0.dist-info/RECORD")
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { String($0) }
    }

    @Test func `lines of removed files go and those of patched files change, all others stay`() async throws {
        let layer = try SampleLayer().installText(
            "pkg", ["pkg/__init__.py": "a = 1\n", "pkg/b.py": "", "pkg/c.py": ""])
        let before = try String(
            decoding: readFile(layer.folder.path + "/python/pkg-1.0.dist-info/RECORD"), as: UTF8.self
        ).split(separator: "\n").map { String($0) }
        let after = try await record(
            after: """
                remove "pkg/b.py" because "x"
                patch "pkg/__init__.py" because "y"
                  replace
                    | a = 1
                  with
                    | a = 22
                """, layer)
        let digest = try SHA256.digest(of: Array("a = 22\n".utf8)).urlSafeBase64
        let expected = before.filter { !$0.hasPrefix("pkg/b.py,") }.map {
            $0.hasPrefix("pkg/__init__.py,") ? "pkg/__init__.py,sha256=\(digest),7" : $0
        }
        #expect(after == expected)
    }

    @Test func `no RECORD is made where none was`() async throws {
        let layer = try SampleLayer()
        _ = try layer.folder.write("Name: pkg\nVersion: 1.0\n", to: "python/pkg-1.0.dist-info/METADATA")
        _ = try layer.folder.write("", to: "python/pkg/__init__.py")
        let outcome = try await layer.apply(#"remove "pkg/nothing.py" because "x""#)
        #expect(outcome.slimmed.tree.files.map { "\($0.path)" } == ["pkg-1.0.dist-info/METADATA", "pkg/__init__.py"])
    }

    @Test func `the input tree is as it was`() async throws {
        let layer = try SampleLayer().installText("pkg", ["pkg/__init__.py": "a = 1\n", "pkg/b.py": ""])
        let before = try LayerTree.load(layer.path)
        _ = try await layer.apply(#"remove "pkg/b.py" because "x""#)
        let after = try LayerTree.load(layer.path)
        #expect(before.files == after.files)
    }
}
