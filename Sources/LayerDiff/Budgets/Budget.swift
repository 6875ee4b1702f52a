/// One own limit, judged.
public struct Budget: Codable, Sendable, Hashable {
    /// The statement as written, such as `limit unzipped of numpy increase < 5 %`.
    public let limit: String
    /// `file:line`.
    public let place: String
    /// How it was understood, with every number in bytes.
    public let meaning: String
    /// What it is about here: `the layer`, the name of a distribution, kinds or globs.
    public let subject: String
    /// Bytes or, of a limit on files, a count; nil where that is not known.
    public let value: Int?
    /// The same of the old layer; nil where that is not known or there is none.
    public let old: Int?
    public let status: Status
    /// By how much it is exceeded, or why it was not judged.
    public let remark: String?
    /// Whether it only warns.
    public let onlyWarns: Bool
    public let because: String?

    public enum Status: String, Codable, Sendable {
        case held, exceeded
        case notJudged = "not-judged"
    }
}

/// A limit that other rules set otherwise.
public struct LimitChange: Codable, Sendable, Hashable {
    public let kind: Kind
    /// The statement that is judged by; nil for one that is new.
    public let was: String?
    /// The statement that would take its place; nil where it would go.
    public let now: String?
    /// `file:line` of the one that would count, else of the one that would go.
    public let place: String

    public init(kind: Kind, was: String?, now: String?, place: String) {
        self.kind = kind
        self.was = was
        self.now = now
        self.place = place
    }

    public enum Kind: String, Codable, Sendable {
        case raised, lowered, changed, added, removed
    }
}
