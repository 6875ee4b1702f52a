public import SlimDiagnostics

/// Reads a rule file and all that it includes. Where files come from is the caller's matter.
public struct RuleLoader {
    /// Finds the file that an `include` names.
    public typealias IncludeFinder = (_ name: String, _ includer: RuleSource) -> FoundInclude

    public enum FoundInclude: Sendable {
        case found(RuleSource)
        /// The places where it is not.
        case notFound(tried: [String])
        /// It is there and cannot be read.
        case unreadable(path: String, reason: String)
    }

    private let find: IncludeFinder

    public init(find: @escaping IncludeFinder) {
        self.find = find
    }

    public struct Result: Sendable {
        /// Nil where a diagnostic is an error.
        public let ruleSet: RuleSet?
        /// Everything that is wrong in any of the files, in the order in which they were read.
        public let diagnostics: [Diagnostic]
    }

    /// Loads `main`, then `additions` such as statements from the command line, as if they stood at its end.
    ///
    /// A file that several includes name is spliced in where the first of them stands.
    public func load(_ main: RuleSource, additions: [RuleSource] = []) -> Result {
        var run = LoadRun()
        for source in [main] + additions { run.load(source, find) }
        run.resolveNames()
        let diagnostics = run.diagnostics.sorted(inFiles: run.sources.map(\.name))
        let ruleSet = RuleSet(sources: run.sources, statements: run.statements)
        return Result(ruleSet: diagnostics.hasErrors ? nil : ruleSet, diagnostics: diagnostics)
    }
}

extension String {
    /// The text as a string of the rule language, such as a glob from the command line.
    public var asRuleString: String {
        var text = "\""
        for character in unicodeScalars {
            if character == "\"" { text.unicodeScalars.append("\\") }
            text.unicodeScalars.append(character)
        }
        return text + "\""
    }
}
