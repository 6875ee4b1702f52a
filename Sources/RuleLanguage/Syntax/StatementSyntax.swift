internal import SlimDiagnostics

/// A statement as it is written: its keyword, what follows up to the first clause, and the clauses.
struct StatementSyntax: Sendable {
    let keyword: Token
    private(set) var arguments: [Token] = []
    private(set) var clauses: [ClauseSyntax] = []

    init(keyword: Token) {
        self.keyword = keyword
    }

    /// Whether there is a statement of this keyword.
    var isKnown: Bool { keyword.isWord && StatementKeyword(rawValue: keyword.text) != nil }

    /// From the keyword to the last token.
    var span: Span {
        var span = keyword.span
        if let last = arguments.last { span = span.joined(with: last.span) }
        for clause in clauses { span = span.joined(with: clause.span) }
        return span
    }

    /// Where something that is missing after the arguments should stand.
    var endOfArguments: Span {
        let end = (arguments.last ?? keyword).span.end
        return Span(end, end)
    }

    func clauses(_ keyword: ClauseKeyword) -> [ClauseSyntax] {
        clauses.filter { $0.keyword == keyword }
    }

    mutating func append(_ token: Token) {
        if clauses.isEmpty {
            arguments.append(token)
        } else {
            clauses[clauses.count - 1].arguments.append(token)
        }
    }

    mutating func beginClause(_ keyword: ClauseKeyword, at token: Token) {
        clauses.append(ClauseSyntax(keyword: keyword, token: token))
    }

    /// Adds a line of patch text to the last clause, a `times` aside; false where that takes no text.
    mutating func append(_ line: TextLine) -> Bool {
        guard let index = clauses.lastIndex(where: { $0.keyword != .times }), clauses[index].keyword.takesText else {
            return false
        }
        clauses[index].lines.append(line)
        return true
    }
}

/// A clause as it is written.
struct ClauseSyntax: Sendable {
    let keyword: ClauseKeyword
    let token: Token
    var arguments: [Token] = []
    /// Text under `replace` and `with`.
    var lines: [TextLine] = []

    var span: Span {
        let end = lines.last?.span ?? arguments.last?.span ?? token.span
        return token.span.joined(with: end)
    }

    /// Where something that is missing after the arguments should stand.
    var endOfArguments: Span {
        let end = (arguments.last ?? token).span.end
        return Span(end, end)
    }
}
