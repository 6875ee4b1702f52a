public import RuleLanguage

/// What became of one `limit` statement, for one thing that it is about.
public struct LimitJudgment: Sendable {
    public let limit: LimitRule
    public let statement: Statement
    /// `the layer`, the name of a distribution, kinds or globs.
    public let subject: String
    /// Bytes, or files of a limit on files; nil where that is not known.
    public let value: Int?
    /// The same in the layer before; nil where that is not known.
    public let old: Int?
    public let outcome: Outcome

    public enum Outcome: Sendable, Hashable {
        case held
        /// How much too much it is, and whether it is the growth that is.
        case exceeded(excess: Int, isGrowth: Bool)
        /// Why it cannot be told.
        case notJudged(reason: String)
    }

    public var unit: String { limit.metric.isCount ? "files" : "bytes" }
}

/// The layer before, for limits on growth.
public enum LimitBaseline: Sendable {
    case known(LimitSubject)
    case absent(reason: String)
}
