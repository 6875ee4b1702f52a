/// One thing that a stage noticed about a layer, ready to be shown.
public struct Finding: Sendable, Hashable {
    public let code: FindingCode
    public let severity: Severity
    /// One line, without the file's name where `path` has it.
    public let summary: String
    /// Labelled lines below the summary: `where`, `gone`, `mend` and the like.
    public let details: [Detail]
    /// The file that the finding is about, as shown to people; nil where it is about the whole layer.
    public let path: String?
    /// The files that the finding is about where they are several, or none that its line begins with; `accept` selects
    /// by them too.
    public let places: [String]
    /// The statement or line that the finding is about, where it is about one; see also `cause`.
    public let place: FilePlace?
    /// Whether a rule says that the user lives with it.
    public let isAccepted: Bool

    public enum Severity: String, Sendable, Hashable, Comparable {
        case note
        case warning
        case error

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }

        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    }

    public struct Detail: Sendable, Hashable {
        public let label: String
        public let text: String
        /// The statement that the line names, where that is what caused the finding.
        public let place: FilePlace?

        public init(_ label: String, _ text: String, place: FilePlace? = nil) {
            self.label = label
            self.text = text
            self.place = place
        }
    }

    public init(
        _ code: FindingCode, _ severity: Severity, _ summary: String, path: String? = nil, place: FilePlace? = nil,
        details: [Detail] = [], places: [String] = [], isAccepted: Bool = false
    ) {
        self.code = code
        self.severity = severity
        self.summary = summary
        self.path = path
        self.places = places
        self.place = place
        self.isAccepted = isAccepted
        self.details = details
    }

    /// What a person edits to be rid of the finding: the statement that caused it, else what it is about; nil where no
    /// such line is known.
    public var cause: FilePlace? { details.lazy.compactMap(\.place).first ?? place }
}
