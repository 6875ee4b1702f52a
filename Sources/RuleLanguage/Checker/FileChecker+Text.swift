internal import SlimDiagnostics

extension FileChecker {
    /// Keyword and arguments.
    func head(of syntax: StatementSyntax) -> String {
        written([syntax.keyword] + syntax.arguments)
    }

    /// The whole statement with single spaces; each text line begins a line of its own.
    func text(of syntax: StatementSyntax) -> String {
        var text = head(of: syntax)
        for clause in syntax.clauses {
            text += (text.utf8.last == UInt8(ascii: "\n") ? "" : " ") + written([clause.token] + clause.arguments)
            for line in clause.lines { text += "\n| \(line.text)" }
            if !clause.lines.isEmpty { text += "\n" }
        }
        return text
    }

    private func written(_ tokens: [Token]) -> String {
        tokens.map { source.text.text(in: $0.span) }.joined(separator: " ")
    }
}
