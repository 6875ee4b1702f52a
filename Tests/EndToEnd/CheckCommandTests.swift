import Foundation
import TestSupport
import Testing

/// `layerslim check` as a program.
@Suite struct CheckCommandTests {
    private func slimmed() throws -> AnalyzedTree {
        let made = try AnalyzedTree.usual().write("# imports its tests later\n", "python/app/__init__.py")
            .write("", "python/app/tests/helper.py").write("", "python/app/tests/__init__.py")
        try made.write("remove \"**/tests/**\" as tests because \"only pytest imports them\"\n", "slim.rules")
        let arguments = ["apply", "slim.rules", "--tree", "python", "-o", "layer.zip", "--target", "python3.12-arm64"]
        let result = try Program.run(arguments, in: made.path)
        guard result.status == 0 else { throw TestSupportError(result.errorText) }
        return made
    }

    @Test func `a zip and rules that demand what it lacks`() throws {
        let made = try slimmed().write("require module app.tests.helper because \"app imports it\"\n", "own.rules")
        let result = try Program.run(["check", "layer.zip", "--rules", "own.rules"], in: made.path)
        #expect(result.status == 1)
        #expect(result.errorText == "")
        #expect(
            result.outputText == """
                layer.zip: python3.12-arm64 (its manifest says so), compared with what its
                  manifest says was removed
                1.1 MiB in 23 files (1,111,641 bytes); 248.9 MiB to spare

                LS510 error  own.rules:1 app.tests.helper cannot be imported: app.tests is not
                  there
                  because  app imports it
                  gone     slim.rules:1  remove "**/tests/**"
                  mend     keep "app/tests/{__init__,helper}.py"  +0 bytes

                1 error, 0 warnings, 1 note (--all shows them). Exit 1.

                """)
    }

    @Test func `a sound layer ends with 0, in text and JSON`() throws {
        let made = try slimmed()
        #expect(try Program.run(["check", "layer.zip"], in: made.path).status == 0)
        let result = try Program.run(["check", "layer.zip", "--format", "json"], in: made.path)
        #expect(result.status == 0)
        try JSONSchema.validate(result.output, against: "check")
    }

    @Test func `against the tree before it`() throws {
        let made = try slimmed()
        let result = try Program.run(
            ["check", "layer.zip", "--against", "python", "--format", "json"], in: made.path)
        #expect(result.status == 0)
        try JSONSchema.validate(result.output, against: "check")
        #expect(result.outputText.contains(#""comparedWith" : "python""#))
    }

    @Test func `what cannot be read ends with 3`() throws {
        let made = try slimmed().write("{\"schemaVersion\": 9, \"tool\": \"layerslim 8.0\"}", "layerslim.json")
        for arguments in [["check", "absent"], ["check", "."], ["check", "layer.zip", "--against", "absent"]] {
            let result = try Program.run(arguments, in: made.path)
            #expect(result.status == 3)
            #expect(result.outputText == "")
            #expect(result.errorText.hasPrefix("layerslim: "))
        }
        let result = try Program.run(["check", "."], in: made.path)
        #expect(result.errorText.contains("schema 9; this layerslim reads schema 1"))
        #expect(result.errorText.contains("use the layerslim that made the layer: layerslim 8.0"))
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `the sample stack as published is too big and otherwise sound`(architecture: SampleStacks.Architecture) throws
    {
        let result = try Program.run(["check", try SampleStacks.folder(architecture), "--format", "json"])
        #expect(result.status == 1)
        try JSONSchema.validate(result.output, against: "check")
        let report = try JSONDecoder().decode(Report.self, from: Data(result.output))
        #expect(report.findings.filter { $0.severity != "note" }.map(\.code) == ["LS101"])
        #expect(report.findings.contains { $0.code == "LS404" && $0.summary.contains("MiB") })
    }

    private struct Report: Decodable {
        let findings: [Finding]
        struct Finding: Decodable {
            let code: String
            let severity: String
            let summary: String
        }
    }
}
