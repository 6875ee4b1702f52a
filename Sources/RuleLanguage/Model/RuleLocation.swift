public import SlimDiagnostics

/// Where something stands in a rule file.
public struct RuleLocation: Sendable, Hashable, CustomStringConvertible {
    public let source: RuleSource
    public let span: Span

    public init(source: RuleSource, span: Span) {
        self.source = source
        self.span = span
    }

    /// Line and column of the first byte, counted from 1.
    public var position: Position { source.text.position(of: span.start) }

    public var file: String { source.name }

    public var line: Int { source.text.line(at: span.start) }

    /// `file:line`, as reports name a rule.
    public var description: String { "\(file):\(line)" }
}

extension RuleLocation {
    /// A message about what stands here.
    public func diagnostic(
        _ code: String, severity: Severity = .error, _ summary: String, label: String? = nil,
        notes: [Diagnostic.Note] = [], help: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            code: code, severity: severity, source: source.text, span: span, summary: summary, label: label,
            notes: notes, help: help)
    }
}
