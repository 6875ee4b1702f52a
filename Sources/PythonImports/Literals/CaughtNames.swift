/// Reads the names of the exception classes that an `except` or a `with suppress(…)` catches.
struct CaughtNames {
    private var tokenizer: Tokenizer
    private var token: Token

    /// - Parameter tokenizer: stands behind `except` or `with`.
    init(_ tokenizer: Tokenizer) {
        self.tokenizer = tokenizer
        token = self.tokenizer.next()
    }

    /// Those of an `except`, through `as` or its colon.
    mutating func handled() -> Set<String> {
        if tokenizer.isPunctuation(token, .colon) { return ["BaseException"] }
        return names { $0.isPunctuation($1, .colon) || $0.isName($1, "as") }
    }

    /// Those of every `suppress(…)` among the managers of a `with`.
    mutating func suppressed() -> Set<String> {
        var found: Set<String> = []
        while !isAtEnd, !(tokenizer.depth == 0 && tokenizer.isPunctuation(token, .colon)) {
            let isCallee = tokenizer.isName(token, "suppress")
            token = tokenizer.next()
            guard isCallee, tokenizer.isPunctuation(token, .openingParenthesis) else { continue }
            let depth = tokenizer.depth
            found.formUnion(names { tokenizer, _ in tokenizer.depth < depth })
        }
        return found
    }

    /// The last parts of dotted names up to a token.
    private mutating func names(until isEnd: (Tokenizer, Token) -> Bool) -> Set<String> {
        var found: Set<String> = []
        while !isAtEnd, !isEnd(tokenizer, token) {
            if token.kind == .name, tokenizer.byte(token.end) != .dot { found.insert(tokenizer.text(token)) }
            token = tokenizer.next()
        }
        return found
    }

    private var isAtEnd: Bool {
        switch token.kind {
        case .newline, .end, .failure, .indent, .dedent: true
        default: false
        }
    }
}
