internal import SlimDiagnostics

/// Collects the messages about one rule file.
struct DiagnosticSink {
    let source: SourceText
    private(set) var diagnostics: [Diagnostic] = []

    init(source: SourceText) {
        self.source = source
    }

    mutating func error(
        _ code: String, _ span: Span, _ summary: String, label: String? = nil, notes: [Diagnostic.Note] = [],
        help: String? = nil
    ) {
        add(.error, code, span, summary, label, notes, help)
    }

    mutating func warning(
        _ code: String, _ span: Span, _ summary: String, label: String? = nil, notes: [Diagnostic.Note] = [],
        help: String? = nil
    ) {
        add(.warning, code, span, summary, label, notes, help)
    }

    private mutating func add(
        _ severity: Severity, _ code: String, _ span: Span, _ summary: String, _ label: String?,
        _ notes: [Diagnostic.Note], _ help: String?
    ) {
        diagnostics.append(
            Diagnostic(
                code: code, severity: severity, source: source, span: span, summary: summary, label: label,
                notes: notes, help: help))
    }
}
