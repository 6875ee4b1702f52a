import TestSupport
import Testing

/// `layerslim why` as a program.
@Suite struct WhyCommandTests {
    private func slimmed() throws -> AnalyzedTree {
        let made = try AnalyzedTree.usual()
        try made.write("import deep\n", "python/app/__init__.py")
        try made.write("remove \"deep.py\" as no-deep because \"app does without\"\n", "slim.rules")
        let arguments = ["apply", "slim.rules", "--tree", "python", "-o", "layer.zip", "--target", "python3.12-arm64"]
        // app cannot be imported any more, which is an error.
        let result = try Program.run(arguments + ["--force"], in: made.path)
        guard result.status == 1 else { throw TestSupportError(result.errorText) }
        return made
    }

    @Test func `a line of a log, answered from the zip alone`() throws {
        let made = try slimmed()
        let elsewhere = try TemporaryFolder()
        try elsewhere.write(try readFile(made.path + "/layer.zip"), to: "layer.zip")
        let result = try Program.run(["why", "No module named 'deep'", "layer.zip"], in: elsewhere.path)
        #expect(result.status == 0)
        #expect(result.errorText == "")
        #expect(
            result.outputText == """
                deep was removed on purpose.
                  rule         no-deep, slim.rules:1 (1bb870e)
                  because      app does without
                  imported by  app/__init__.py:1
                  to have it   keep "deep.py"   +585.9 KiB, 248.4 MiB would be left

                """)
    }

    @Test(arguments: ["app", "lib", "deep", "deep.py", "app/tests", "app/__init__.py", "boto3", "six.py"])
    func `JSON follows its schema`(what: String) throws {
        let made = try slimmed()
        let result = try Program.run(["why", what, "layer.zip", "--format", "json"], in: made.path)
        #expect(result.status == 0)
        try JSONSchema.validate(result.output, against: "why")
    }

    @Test func `rules that have not been applied`() throws {
        let made = try slimmed()
        let arguments = ["why", "deep.py", "python", "--rules", "slim.rules"]
        let result = try Program.run(arguments + ["--format", "json"], in: made.path)
        #expect(result.status == 0)
        try JSONSchema.validate(result.output, against: "why")
        #expect(result.outputText.contains(#""state" : "planned""#))
        #expect(
            try Program.run(arguments, in: made.path).outputText.hasPrefix(
                "deep.py is in the tree, and the rules would remove it.\n"))
    }

    @Test func `what is unknown ends with 2 and what is near`() throws {
        let made = try slimmed()
        let result = try Program.run(["why", "dep", "layer.zip"], in: made.path)
        #expect(result.status == 2)
        #expect(result.outputText == "")
        #expect(
            result.errorText == """
                layerslim: nothing in layer.zip is called dep, and no rule removed such a thing
                  did you mean deep?

                """)
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `a distribution of the sample stack`(architecture: SampleStacks.Architecture) throws {
        let result = try Program.run(["why", "jmespath", try SampleStacks.folder(architecture)])
        #expect(result.status == 0)
        let lines = result.outputText.split(separator: "\n").map { String($0) }
        #expect(lines[0].hasPrefix("jmespath 1.1.0 is in the layer: "))
        #expect(lines[1].hasPrefix("  required by  aiobotocore "))
        #expect(lines.contains { $0.hasPrefix("               boto3 ") })
        #expect(lines.contains { $0.contains("h5coro 0.0.8 *") })
    }
}
