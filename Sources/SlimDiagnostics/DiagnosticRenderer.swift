/// Draws diagnostics for people: place and summary, the line with its number, a caret under the span.
public struct DiagnosticRenderer: Sendable {
    /// Whether severity and carets are coloured; the text is the same without.
    public let usesColor: Bool

    public init(usesColor: Bool = false) {
        self.usesColor = usesColor
    }

    /// All of them, with an empty line between two; ends with a line end unless there is none.
    public func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map(render).joined(separator: "\n")
    }

    /// One diagnostic; every line ends with a line end.
    public func render(_ diagnostic: Diagnostic) -> String {
        var lines = [heading(of: diagnostic)]
        var margin = Self.numberWidth
        if let source = diagnostic.source {
            let number = String(source.line(at: diagnostic.span.start))
            margin = max(margin, number.utf8.count)
            let drawing = SnippetLayout(source: source, span: diagnostic.span)
            lines.append("\(padding(margin - number.utf8.count))\(number) | \(drawing.line)")
            let carets = padding(drawing.indent) + painted(drawing.carets, as: diagnostic.severity)
            lines.append("\(padding(margin)) | \(carets)\(diagnostic.label.map { " " + safe($0) } ?? "")")
        }
        let indent = padding(margin + 1)
        for note in diagnostic.notes {
            lines.append(indent + safe(note.message))
            lines += note.excerpt.map { "\(indent)| \(safe($0))" }
        }
        if let help = diagnostic.help { lines.append(indent + safe(help)) }
        return lines.map { trimmed($0) + "\n" }.joined()
    }

    private static let numberWidth = 4

    private func heading(of diagnostic: Diagnostic) -> String {
        let severity = painted("\(diagnostic.severity.rawValue):", as: diagnostic.severity)
        let text = "\(severity) \(safe(diagnostic.summary))"
        return diagnostic.place.map { "\(safe($0)): \(text)" } ?? text
    }

    private func painted(_ text: String, as severity: Severity) -> String {
        guard usesColor else { return text }
        let code =
            switch severity {
            case .error: "31"
            case .warning: "33"
            case .note: "36"
            }
        return "\u{1B}[1;\(code)m\(text)\u{1B}[0m"
    }

    private func safe(_ text: String) -> String { DisplayLine(text).text }

    private func padding(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    private func trimmed(_ line: String) -> String {
        var bytes = Array(line.utf8)
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
