import RuleLanguage

/// `--keep` and `--without` as statements, so that they count and read like those of a file.
public struct RuleOverrides: Sendable {
    public let keep: [String]
    public let without: [String]

    public init(keep: [String], without: [String]) {
        self.keep = keep
        self.without = without
    }

    /// The lines to paste into a rule file.
    public var lines: [String] {
        keep.map { "keep \($0.asRuleString) because \"kept on the command line\"" } + without.map { "without \($0)" }
    }
}
