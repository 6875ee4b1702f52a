import TestSupport
import Testing

/// `check --format sarif` and `--format github`: findings as other programs show them, at lines of the user's files.
@Suite struct CheckFormatTests {
    /// A repository with a rule file that takes too much, and the layer that it made.
    private func repository() throws -> AnalyzedTree {
        let made = try AnalyzedTree.usual().write("# imports its tests later\n", "python/app/__init__.py")
            .write("", "python/app/tests/helper.py").write("", "python/app/tests/__init__.py")
            .write("", ".git/HEAD")
        try made.write(
            """
            # What goes.
            remove "**/tests/**" as tests because "only pytest imports them"
            accept LS511 "app/**" because "never there"

            """, "layers/slim, arm.rules")
        let arguments = [
            "apply", "layers/slim, arm.rules", "--tree", "python", "-o", "layer.zip", "--target", "python3.12-arm64",
        ]
        let result = try Program.run(arguments, in: made.path)
        guard result.status == 0 else { throw TestSupportError(result.errorText) }
        return made
    }

    private static let demands = """
        require module app.tests.helper because "100% of app, and: more"
        require "lib/**" "gone.py" because "the handler reads it"
        limit files < 5 warn because "a few"

        """

    /// The log's results as the oracle lists them: rule, level, file, line, fingerprint.
    private func results(_ arguments: [String], in folder: String) throws -> [String] {
        let run = try Program.run(["check"] + arguments + ["--format", "sarif"], in: folder)
        #expect(run.errorText == "")
        return try OracleScript.lines("sarif/validate.py", input: run.output).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private func withoutFingerprints(_ results: [String]) -> [String] {
        results.map { $0.split(separator: " ").dropLast().joined(separator: " ") }
    }

    @Test func `results lie at the rule that caused them, else at the statement that they are about`() throws {
        let made = try repository().write(Self.demands, "own.rules")
        let found = try results(["layer.zip", "--rules", "own.rules"], in: made.path)
        #expect(
            withoutFingerprints(found) == [
                "LS510 error layers/slim, arm.rules 2", "LS511 error own.rules 2", "LS103 warning own.rules 3",
            ])
    }

    @Test func `paths count from the root of the repository, wherever the program runs`() throws {
        let made = try repository().write(Self.demands, "deep/er/own.rules")
        let found = try results(["../../layer.zip", "--rules", "own.rules"], in: made.path + "/deep/er")
        #expect(
            withoutFingerprints(found) == [
                "LS510 error layers/slim, arm.rules 2", "LS511 error deep/er/own.rules 2",
                "LS103 warning deep/er/own.rules 3",
            ])
        let run = try Program.run(
            ["check", "../../layer.zip", "--rules", "own.rules", "--format", "github"], in: made.path + "/deep/er",
            environment: ["GITHUB_WORKSPACE": made.path + "/deep"])
        #expect(run.outputText.contains("file=er/own.rules,line=2,"))
    }

    @Test func `fingerprints stay while lines and sizes move`() throws {
        let made = try repository().write(Self.demands, "own.rules")
        let before = try results(["layer.zip", "--rules", "own.rules"], in: made.path)
        try made.write("# moved\n\n" + Self.demands.replacingFirst("< 5", with: "< 4"), "own.rules")
        let after = try results(["layer.zip", "--rules", "own.rules"], in: made.path)
        #expect(before.map { $0.split(separator: " ").last } == after.map { $0.split(separator: " ").last })
        #expect(withoutFingerprints(after)[1] == "LS511 error own.rules 4")
    }

    @Test func `a finding without a rule lies at the requirements, else at the rule file, never in the layer`() throws {
        let made = try repository()
        let all = try results(["layer.zip", "--all"], in: made.path)
        #expect(all.allSatisfy { $0.contains(" layers/slim, arm.rules 1 ") })
        #expect(!all.isEmpty)
        try made.write("app\n", "requirements.txt")
        let named = try results(["python", "--all"], in: made.path)
        #expect(!named.isEmpty)
        #expect(named.allSatisfy { $0.contains(" requirements.txt 1 ") })
    }

    @Test func `a built-in rule is in no repository`() throws {
        let made = try AnalyzedTree.usual().write("", "python/app/tests/__init__.py")
        let arguments = ["apply", "default", "--tree", "python", "-o", "layer.zip", "--target", "python3.12-arm64"]
        #expect(try Program.run(arguments, in: made.path).status == 0)
        try made.write("require \"app/tests/**\" because \"no\"\n", "own.rules")
        let found = try results(["layer.zip", "--rules", "own.rules"], in: made.path)
        #expect(withoutFingerprints(found).contains("LS511 error own.rules 1"))
    }

    @Test func `an accepted finding is a suppressed note, and only with --all`() throws {
        let made = try repository().write(
            "require \"gone.py\" because \"x\"\naccept LS511 because \"we live with it\"\n", "own.rules")
        #expect(try results(["layer.zip", "--rules", "own.rules"], in: made.path).isEmpty)
        let run = try Program.run(
            ["check", "layer.zip", "--rules", "own.rules", "--format", "sarif", "--all"], in: made.path)
        #expect(run.status == 0)
        #expect(run.outputText.contains(#""justification" : "own.rules:2: we live with it""#))
    }

    @Test func `workflow commands, escaped`() throws {
        let made = try repository().write(Self.demands, "own.rules")
        let run = try Program.run(
            ["check", "layer.zip", "--rules", "own.rules", "--format", "github"], in: made.path,
            environment: ["GITHUB_STEP_SUMMARY": made.path + "/summary.md", "GITHUB_WORKSPACE": nil])
        #expect(run.status == 1)
        #expect(run.errorText == "")
        let lines = run.outputText.split(separator: "\n").map { String($0) }
        let command = """
            ::error file=layers/slim%2C arm.rules,line=2,title=LS510%3A a required module cannot be imported::\
            own.rules:1 app.tests.helper cannot be imported: app.tests is not there%0A\
            because: 100%25 of app, and: more%0A\
            gone: layers/slim, arm.rules:2  remove "**/tests/**"%0A\
            mend: keep "app/tests/{__init__,helper}.py"  +0 bytes
            """
        #expect(lines.contains(command))
        #expect(lines.contains { $0.hasPrefix("::warning file=own.rules,line=3,col=1,endLine=3,endColumn=") })
        let summary = String(decoding: try readFile(made.path + "/summary.md"), as: UTF8.self)
        #expect(summary.contains("| **LS511** error | `own.rules:2` no file matches \"gone.py\", which is required |"))
    }

    @Test func `ten annotations of a severity, and a line that counts the rest`() throws {
        let wanted = (1...13).map { "\"gone\($0).py\"" }.joined(separator: " ")
        let made = try repository().write("require \(wanted) because \"x\"\n", "own.rules")
        let run = try Program.run(
            ["check", "layer.zip", "--rules", "own.rules", "--format", "github"], in: made.path,
            environment: ["GITHUB_STEP_SUMMARY": made.path + "/absent/summary.md"])
        let lines = run.outputText.split(separator: "\n").map { String($0) }
        #expect(lines.count { $0.hasPrefix("::error ") } == 10)
        #expect(lines.contains("and 3 more errors, in the step summary"))
        #expect(run.errorText.contains("/absent/summary.md"))
        #expect(run.status == 1)
    }
}

extension String {
    fileprivate func replacingFirst(_ old: String, with new: String) -> String {
        guard let range = firstRange(of: old) else { return self }
        return replacingCharacters(in: range, new)
    }

    private func replacingCharacters(in range: Range<Index>, _ new: String) -> String {
        String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
    }
}
