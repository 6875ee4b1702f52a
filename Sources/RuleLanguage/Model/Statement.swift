public import PythonPackages

/// One statement of a rule file, with everything that its block and its clauses say.
public struct Statement: Sendable, Hashable {
    public let rule: Rule
    /// Distributions of the `package` block that it stands in; empty outside of blocks.
    public let scope: [NormalizedName]
    /// `when`.
    public let condition: VersionCondition?
    /// `because`.
    public let reason: String?
    /// `loses`: public features that go.
    public let losses: [String]
    /// `as`.
    public let name: String?
    public let location: RuleLocation
    /// Keyword and subjects, without the clauses: `remove "**/tests/**"`.
    public let head: String
    /// The whole statement in one line, spaces evened out and comments left out; text lines follow, a line each.
    public let text: String
    /// Who switched it off, if anyone did.
    public internal(set) var switchedOff: SwitchedOff?

    public struct SwitchedOff: Sendable, Hashable {
        public let location: RuleLocation
        /// The statement, as in `without pyarrow-s3`.
        public let text: String
    }

    /// What stays the same when lines move: the name, else file and text.
    public var identity: String { name ?? "\(location.file): \(text)" }

    /// What reports call the statement: its name, else its head.
    public var title: String { name ?? head }
}
