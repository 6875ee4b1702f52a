import TestSupport
import Testing

/// JSON reports against the committed schemas.
@Suite struct AnalyzeSchemaTests {
    private func validate(_ report: [UInt8], against schema: String) throws {
        let tests = try absolutePath(#filePath).split(separator: "/").dropLast(3)
        let path = "/" + tests.joined(separator: "/") + "/docs/schema/\(schema).schema.json"
        _ = try OracleScript.lines("analysis/validate.py", [path], input: report)
    }

    @Test(arguments: [[], ["--zipped"], ["--limit", "off"], ["--requirements", "requirements.txt"], ["layer.zip"]])
    func `reports of analyze`(arguments: [String]) throws {
        let made = try AnalyzedTree.usual().write("app\nabsent\n", "requirements.txt").write("x", "lib/libx.so")
            .install("twin", requires: ["other"], files: ["ns.py": "1"])
            .install("other", requires: ["twin"], files: ["ns.py": "1"])
        #expect(try Program.run(["pack", "python", "-o", "layer.zip"], in: made.path).status == 0)
        let result = try Program.run(["analyze", "--format", "json"] + arguments, in: made.path)
        #expect(result.status == 0)
        try validate(result.output, against: "analysis")
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `a report of the sample stack`(architecture: SampleStacks.Architecture) throws {
        let result = try Program.run(["analyze", "--format", "json", try SampleStacks.folder(architecture)])
        try validate(result.output, against: "analysis")
    }

    @Test func `a schema refuses what is no report`() throws {
        #expect(throws: TestSupportError.self) { try validate(Array("{}".utf8), against: "analysis") }
        #expect(throws: TestSupportError.self) { try validate(Array("{}".utf8), against: "apply") }
    }

    @Test(arguments: [["--dry-run"], ["-o", "out.zip"], ["--tree-output", "out", "--limit", "off"]])
    func `reports of apply`(arguments: [String]) throws {
        let made = try AnalyzedTree.usual()
        try made.write(
            """
            remove "**/tests/**" as tests  loses "tests" because "only pytest imports them"
            remove "**/*.pyx"              because "no compiler"

            """, "mine.rules")
        let command = ["apply", "mine.rules", "--tree", "python", "--format", "json"] + arguments
        let result = try Program.run(command, in: made.path)
        #expect(result.status == 0, "\(result.errorText)")
        try validate(result.output, against: "apply")
    }
}
