internal import SlimDiagnostics

/// Joins lines to statements and splits these into clauses.
///
/// A line that is indented deeper than the one on which its statement began continues it. A `package` line is never
/// continued: what follows is the block.
struct Parser {
    private var sink: DiagnosticSink
    private var statements: [StatementSyntax] = []
    private var current: StatementSyntax?
    /// Indent of the line on which the current statement began.
    private var indent = 0

    static func statements(of sink: inout DiagnosticSink) -> [StatementSyntax] {
        let lines = Lexer.lines(of: &sink)
        var parser = Parser(sink: sink)
        for line in lines { parser.add(line) }
        parser.finish()
        sink = parser.sink
        return parser.statements
    }

    private init(sink: DiagnosticSink) {
        self.sink = sink
    }

    private mutating func finish() {
        if let current { statements.append(current) }
        current = nil
    }

    private mutating func add(_ line: SourceLine) {
        switch line.content {
        case .text(let text):
            if current?.append(text) != true {
                let place = "text belongs under replace or with"
                sink.error("stray-text", text.span, "this text belongs to no patch", label: place)
            }
        case .tokens(let tokens):
            guard let first = tokens.first else { return }
            if continuesStatement(line, first: first) {
                addTokens(tokens[...])
            } else {
                begin(first, indent: line.indent)
                addTokens(tokens.dropFirst())
            }
        }
    }

    private mutating func begin(_ keyword: Token, indent: Int) {
        finish()
        current = StatementSyntax(keyword: keyword)
        self.indent = indent
    }

    private mutating func continuesStatement(_ line: SourceLine, first: Token) -> Bool {
        guard let current, !current.keyword.isWord("package"), !current.keyword.isWord("end") else { return false }
        let isDeeper = line.indent > indent
        guard first.isWord else { return isDeeper }
        if StatementKeyword(rawValue: first.text) != nil, current.clauses.last?.awaitsAction != true {
            if isDeeper, first.text != "end" { sink.reportDeepStatement(first, after: current.keyword) }
            return false
        }
        if !isDeeper, ClauseKeyword(rawValue: first.text) != nil {
            if current.isKnown { sink.reportShallowClause(first, of: current.keyword) }
            return true
        }
        return isDeeper
    }

    private mutating func addTokens(_ tokens: ArraySlice<Token>) {
        for (index, token) in zip(tokens.indices, tokens) {
            let next = index + 1 < tokens.endIndex ? tokens[index + 1] : nil
            if let clause = clause(beginningWith: token, next: next) {
                current?.beginClause(clause, at: token)
            } else {
                current?.append(token)
            }
        }
    }

    private mutating func clause(beginningWith token: Token, next: Token?) -> ClauseKeyword? {
        guard token.isWord, let current else { return nil }
        if let clause = ClauseKeyword(rawValue: token.text) { return clause }
        // A name follows these, and it may be like a clause's.
        if current.clauses.last?.keyword == .name, current.clauses.last?.arguments.isEmpty ?? false { return nil }
        guard !current.keyword.isWord("limit"), current.clauses.last?.awaitsAction != true,
            current.isKnown, let meant = ClauseKeyword.suggestion(for: token.text, before: next)
        else { return nil }
        sink.error(
            "unknown-clause", token.span, "no clause is called \"\(token.text)\"",
            label: "did you mean \(meant.rawValue)?")
        return meant
    }
}

extension ClauseSyntax {
    /// `otherwise` is followed by what looks like a statement.
    fileprivate var awaitsAction: Bool { keyword == .otherwise && arguments.isEmpty }
}

extension DiagnosticSink {
    fileprivate mutating func reportDeepStatement(_ word: Token, after keyword: Token) {
        let line = source.line(at: keyword.span.start)
        error(
            "deep-statement", word.span, "\(word.text) is indented as if it belonged to line \(line)",
            label: "begin it under the \(keyword.text) of that line")
    }

    fileprivate mutating func reportShallowClause(_ word: Token, of keyword: Token) {
        error(
            "shallow-clause", word.span, "\(word.text) is no statement but a clause",
            label: "indent it deeper than its \(keyword.text)")
    }
}
