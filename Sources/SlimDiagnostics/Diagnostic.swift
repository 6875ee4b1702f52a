/// How bad a finding is.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    case note
    case warning
    case error

    public static func < (left: Severity, right: Severity) -> Bool {
        left.weight < right.weight
    }

    private var weight: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// One message about a place in a text.
public struct Diagnostic: Sendable, Hashable {
    /// A word that tests and machine-readable reports know the kind of message by, such as `unknown-unit`.
    public let code: String
    public let severity: Severity
    /// The text that `span` lies in; nil where the message concerns no text.
    public let source: SourceText?
    public let span: Span
    /// What is wrong, in one line without a full stop.
    public let summary: String
    /// What stands beside the caret: what was expected, or the fix.
    public let label: String?
    public let notes: [Note]
    /// What to do about it, as the last line.
    public let help: String?

    public init(
        code: String, severity: Severity = .error, source: SourceText?, span: Span = Span(0, 0), summary: String,
        label: String? = nil, notes: [Note] = [], help: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.source = source
        self.span = span
        self.summary = summary
        self.label = label
        self.notes = notes
        self.help = help
    }

    /// Something that explains a diagnostic: a line of text, and lines of a file where that helps.
    public struct Note: Sendable, Hashable {
        public let message: String
        /// Lines that are quoted as they stand.
        public let excerpt: [String]

        public init(_ message: String, excerpt: [String] = []) {
            self.message = message
            self.excerpt = excerpt
        }
    }
}

extension Diagnostic {
    /// `file:line:column`, or nil where the message concerns no text.
    public var place: String? {
        guard let source else { return nil }
        let position = source.position(of: span.start)
        return "\(source.name):\(position.line):\(position.column)"
    }
}

extension [Diagnostic] {
    public var errorCount: Int { count { $0.severity == .error } }

    public var warningCount: Int { count { $0.severity == .warning } }

    public var hasErrors: Bool { contains { $0.severity == .error } }

    /// In the order of the named files, then of places; what stands in no named file comes last.
    public func sorted(inFiles names: [String]) -> [Diagnostic] {
        let ranks = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        let keyed = enumerated().map { index, diagnostic in
            let rank = diagnostic.source.flatMap { ranks[$0.name] } ?? names.count
            return (key: (rank, diagnostic.span.start, diagnostic.span.end, index), diagnostic: diagnostic)
        }
        return keyed.sorted { $0.key < $1.key }.map(\.diagnostic)
    }
}
