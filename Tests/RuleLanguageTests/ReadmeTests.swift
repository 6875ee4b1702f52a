import RuleLanguage
import SlimDiagnostics
import Testing

/// The page that explains the language.
@Suite struct ReadmeTests {
    /// Texts of the blocks that are fenced as rules.
    static func examples() -> [String] {
        let page = String(decoding: RulesFolder.bytes("README.md") ?? [], as: UTF8.self)
        var examples: [String] = []
        var lines: [Substring]?
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "```rules" {
                lines = []
            } else if line == "```", let example = lines {
                examples.append(example.joined(separator: "\n"))
                lines = nil
            } else {
                lines?.append(line)
            }
        }
        return examples
    }

    @Test func `every example loads without a message`() {
        let examples = Self.examples()
        #expect(examples.count >= 7)
        let rules = """
            remove "a.json" as aws-services because "x"
            remove "a.h" as sources because "x"
            """
        for example in examples {
            let result = load(example, files: ["default.rules": rules])
            #expect(DiagnosticRenderer().render(result.diagnostics) == "")
        }
    }

    @Test func `the examples hold every statement, clause, metric and kind of metadata`() {
        let words = Set(
            Self.examples().joined(separator: "\n").split { " \n\"".contains($0) }.map(String.init))
        let statements = [
            "limit", "include", "remove", "keep", "strip", "without", "accept", "package", "end", "patch", "require",
            "target", "tree", "output", "requirements",
        ]
        let clauses = ["because", "loses", "as", "when", "except", "replace", "with", "otherwise", "reserve", "warn"]
        let subjects = ["orphan", "unrequired", "unreached", "provided-by", "metadata", "module", "zipped", "largest"]
        for word in statements + clauses + subjects { #expect(words.contains(word), "\(word)") }
    }
}
