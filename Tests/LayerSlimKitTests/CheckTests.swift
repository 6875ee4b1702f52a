import LayerModel
import LayerSlimKit
import SystemPackage
import TestSupport
import Testing

/// Whole reports of `check`.
@Suite struct CheckTests {
    private static let demands = """
        require module pkg.ext pkg._ext drawing
        require "pkg/data/a.txt"  because "app reads it"
        accept LS605              because "app goes without"
        accept LS401              because "it never happens"
        """

    private func report(_ request: CheckRequest, of layer: SampleLayer, showsAll: Bool = false) throws -> String {
        try request.run().rendered(as: .text, showsAll: showsAll)
            .replacing("\(layer.path)", with: "LAYER")
    }

    @Test func `a zip: what its manifest says was removed mends what is missing`() async throws {
        let sample = try await SlimmedSample()
        var request = CheckRequest(path: sample.zip)
        request.rules = try ruleSet(Self.demands)
        let text = try report(request, of: sample.layer)
        #expect(
            text == """
                LAYER/layer.zip: python3.12-x86_64 (its manifest says so),
                  compared with what its manifest says was removed
                0.0 MiB in 19 files (8,620 bytes); 250.0 MiB to spare

                LS501 error  app cannot be imported
                  where  app.py:2  import drawing
                  gone   test.rules:7  remove drawing
                  mend   keep "drawing-3.1.dist-info/**" "drawing/**" "ink-1.0.dist-info/**"
                         "ink.py"  +741 bytes

                LS501 error  pkg.ext cannot be imported, and app through it
                  where  pkg/ext.py:1  from pkg._ext import serve
                  gone   test.rules:1  remove "pkg/_ext*" "pkg.libs/libext*"
                  mend   without pkg-ext  +2.6 KiB

                LS510 error  test.rules:1 drawing cannot be imported: drawing is not there
                  gone  test.rules:7  remove drawing
                  mend  keep "drawing-3.1.dist-info/**" "drawing/**" "ink-1.0.dist-info/**"
                        "ink.py"  +741 bytes

                LS510 error  test.rules:1 pkg._ext cannot be imported: pkg._ext is not there
                  gone  test.rules:1  remove "pkg/_ext*" "pkg.libs/libext*"
                  mend  without pkg-ext  +2.6 KiB

                LS510 error  test.rules:1 pkg.ext cannot be imported: pkg._ext is gone
                  gone  test.rules:1  remove "pkg/_ext*" "pkg.libs/libext*"
                  mend  without pkg-ext  +2.6 KiB

                LS511 error  test.rules:2 no file matches "pkg/data/a.txt", which is required
                  because  app reads it
                  gone     test.rules:5  remove "pkg/data/*.txt"
                  mend     keep "pkg/data/a.txt"  +4 bytes

                LS901 warning  test.rules:4 accepts a finding that does not occur any more
                  rule  accept LS401

                LS605 accepted  app requires drawing, which is not in the tree
                  requires  drawing
                  accepted  test.rules:3: app goes without

                6 errors, 1 warning, 5 notes (--all shows them), 1 accepted (test.rules:3). Exit
                  1.

                """)
    }

    @Test func `a tree against the one before: what is gone and, with rules, by which`() async throws {
        let sample = try await SlimmedSample()
        let output = sample.layer.path.appending("slim")
        let outcome = try await sample.layer.apply("remove \"pkg.libs/libused*\" because \"x\"\nstrip nothing \"**\"") {
            $0.settings.treeOutput = output
            $0.settings.hasManifest = false
            $0.settings.isForced = true
        }
        #expect(outcome.treeOutput == output)
        var request = CheckRequest(path: output)
        request.original = sample.layer.path.appending("python")
        let plain = try request.run().findings.first { $0.code == "LS401" }
        #expect(
            plain?.details.map(\.text) == [
                "pkg/core.cpython-312-x86_64-linux-gnu.so",
                "pkg.libs/libused.so.1, which was in \(sample.layer.path)/python",
                #"keep "pkg.libs/libused.so.1"  +1.3 KiB"#,
            ])
        request.rules = try ruleSet("remove \"pkg.libs/libused*\" as used because \"x\"", name: "own.rules")
        let explained = try request.run().findings.first { $0.code == "LS401" }
        #expect(explained?.details.map(\.label) == ["where", "gone", "mend"])
        #expect(explained?.details[1].text == #"own.rules:1  remove "pkg.libs/libused*""#)
    }

    @Test func `notes about what takes up room for nothing`() throws {
        let layer = try SlimmedSample.tree()
        let twice = [UInt8](repeating: 7, count: 300 << 10)
        try layer.folder.write(twice, to: "python/pkg/one.bin")
        try layer.folder.write(twice, to: "python/pkg/two.bin")
        let findings = try CheckRequest(path: layer.path).run().findings
        let orphan = try #require(findings.first { $0.code == "LS403" })
        #expect(orphan.path == "pkg.libs/libdead.so.1")
        let equal = try #require(findings.first { $0.code == "LS404" })
        #expect(equal.summary == "300.0 KiB of files are there more than once, byte for byte")
        #expect(equal.details.map(\.text) == ["pkg/one.bin, pkg/two.bin"])
        #expect(findings.allSatisfy { $0.severity == "note" })
    }

    @Test(arguments: [
        ("python3.11-x86_64", "its extension modules are for Python 3.12"),
        ("python3.12-arm64", "its ELF files are for x86_64"),
        (
            "python3.13-arm64",
            "its ELF files are for x86_64; its extension modules are for Python 3.12"
        ),
    ])
    func `a tree that contradicts the target fails once, not for every file`(target: String, why: String) throws {
        let layer = try SlimmedSample.tree()
        var request = CheckRequest(path: layer.path)
        request.target = LambdaTarget(target)
        let errors = try request.run().findings.filter { $0.severity == "error" }
        #expect(errors.map(\.code) == ["LS200"])
        #expect(errors.first?.summary == "the tree is not for \(target): \(why)")
    }

    @Test func `a folder for another Python contradicts the target without any ELF file`() throws {
        let folder = try TemporaryFolder()
        try folder.write("x = 1\n", to: "python/lib/python3.11/site-packages/mod.py")
        var request = CheckRequest(path: .init(folder.path))
        request.target = LambdaTarget("python3.12-arm64")
        let errors = try request.run().findings.filter { $0.severity == "error" }
        #expect(errors.map(\.code) == ["LS200"])
        request.target = LambdaTarget("python3.11-arm64")
        #expect(try !request.run().hasErrors)
    }

    @Test func `limits: the reserve counts, and off is off`() throws {
        let layer = try SlimmedSample.tree()
        var request = CheckRequest(path: layer.path)
        let size = try request.run().tree.bytes
        request.reserve = LambdaLimits.unzipped - size - 1
        #expect(try !request.run().hasErrors)
        request.reserve += 1
        #expect(try request.run().findings.map(\.code).contains("LS101"))
        request.limit = nil
        #expect(try !request.run().hasErrors)
    }

    @Test func `a zip knows its zipped limits`() async throws {
        let sample = try await SlimmedSample()
        var request = CheckRequest(path: sample.zip)
        request.rules = try ruleSet("limit zipped < 1000 because \"small\"")
        let finding = try #require(try request.run().findings.first { $0.code == "LS103" })
        #expect(finding.severity == "error")
        #expect(finding.details.map(\.text) == ["limit zipped < 1000", "small"])
    }
}
