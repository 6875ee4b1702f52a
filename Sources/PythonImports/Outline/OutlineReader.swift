/// Reads the statements of a source into an outline, block by block.
struct OutlineReader: TokenReader {
    var tokenizer: Tokenizer
    /// The token that is to be looked at next.
    var token: Token
    /// The token before it.
    var previous: Token
    var lines: LineCounter
    var functions: [OutlineFunction] = []
    var definitions: [OutlineClass] = []
    /// The classes around, by their indices among the definitions.
    var openDefinitions: [Int] = []
    var calls: [OutlineCall] = []
    var exports: [String]?
    /// Whether code makes `__all__`, in part or whole.
    var computesExports = false
    var hasAttributeFunction = false
    /// The names of the classes around, where no function is.
    var classes: [String] = []
    /// The strings that the variables of the loops around take in turn.
    var loopStrings: [String: [String]] = [:]
    var functionDepth = 0
    /// How many bodies of `try` are around in the same function.
    var attemptDepth = 0
    /// Whether the rest of the statement may stand in a lambda.
    var isInLambda = false
    /// What the current statement has, in the order of the source.
    var nodes: [OutlineNode] = []

    init(_ tokenizer: Tokenizer) {
        self.tokenizer = tokenizer
        lines = LineCounter(tokenizer.source)
        token = self.tokenizer.next()
        previous = token
    }

    mutating func readAll() -> ModuleOutline {
        let body = collecting { reader in
            while reader.token.kind != .end, reader.token.kind != .failure {
                // Only broken sources indent without the head of a block.
                if reader.token.kind == .dedent { reader.advance() } else { reader.statement() }
            }
        }
        return ModuleOutline(
            body: body, functions: functions, classes: definitions, exports: computesExports ? nil : exports,
            hasAttributeFunction: hasAttributeFunction,
            calls: calls,
            problem: tokenizer.failure.map { PythonProblem(in: tokenizer.source, at: $0.offset, $0.message) })
    }

    /// The nodes that `body` adds, taken off those of what is around.
    mutating func collecting(_ body: (inout OutlineReader) -> Void) -> [OutlineNode] {
        let outer = nodes
        nodes = []
        body(&self)
        let collected = nodes
        nodes = outer
        return collected
    }

    @inline(__always)
    mutating func advance() {
        previous = token
        token = tokenizer.next()
    }

    @inline(__always)
    mutating func advancePastPlainCode() {
        previous = token
        if tokenizer.skipPlainCode() {
            previous = Token(kind: .punctuation, start: tokenizer.position - 1, end: tokenizer.position)
        }
        token = tokenizer.next()
    }

    mutating func line(of offset: Int) -> Int { lines.line(of: offset) }

    mutating func statement() {
        isInLambda = false
        switch token.kind {
        case .newline: return advance()
        case .indent:
            advance()
            return block()
        case .name: break
        default: return simpleLine()
        }
        guard let keyword = tokenizer.keyword(token) else { return simpleLine() }
        switch keyword {
        case .import, .from, .raise, .match, .case, .else, .elif, .except, .finally: simpleLine()
        case .async:
            advance()
            if token.kind == .name, let inner = tokenizer.keyword(token) { compound(inner) } else { simpleLine() }
        default: compound(keyword)
        }
    }

    /// Reads statements to the end of the block.
    private mutating func block() {
        while true {
            switch token.kind {
            case .dedent: return advance()
            case .end, .failure: return
            default: statement()
            }
        }
    }

    /// Reads what follows a colon: statements on the same line, or an indented block.
    mutating func suite() -> [OutlineNode] {
        collecting { reader in
            if reader.token.kind == .newline {
                reader.advance()
                guard reader.token.kind == .indent else { return }
                reader.advance()
                reader.block()
            } else {
                reader.simpleLine()
            }
        }
    }

    /// Reads the simple statements of a line, through its end.
    private mutating func simpleLine() {
        while true {
            simpleStatement()
            guard tokenizer.isPunctuation(token, .semicolon) else { break }
            advance()
            if token.kind == .newline { break }
        }
        let endsInColon = tokenizer.isPunctuation(previous, .colon)
        while true {
            switch token.kind {
            case .newline:
                advance()
                // The heads of `match` and `case`, and of what else has a block.
                if endsInColon, token.kind == .indent {
                    advance()
                    let inner = collecting { $0.block() }
                    if !inner.isEmpty { nodes.append(.repeated(inner)) }
                }
                return
            case .end, .failure, .indent, .dedent: return
            default:
                skipToStatementEnd()
                if tokenizer.isPunctuation(token, .semicolon) { advance() }
            }
        }
    }

    private mutating func simpleStatement() {
        if token.kind == .name {
            switch tokenizer.keyword(token) {
            case .import: plainImport()
            case .from: fromImport()
            case .raise: raise()
            default: if functionDepth == 0 { assignment() }
            }
        } else if functionDepth == 0, tokenizer.isPunctuation(token, UInt8(ascii: "@")) {
            decorator()
        } else if functionDepth == 0, classes.isEmpty, tokenizer.isPunctuation(token, .openingParenthesis) {
            assignment()
        }
        skipToStatementEnd()
    }

    /// Skips to the semicolon or line end that ends the statement.
    mutating func skipToStatementEnd() {
        while true {
            switch token.kind {
            case .newline, .end, .failure, .indent, .dedent: return
            case .punctuation:
                switch tokenizer.byte(token.start) {
                case .openingParenthesis: noteCall()
                case .semicolon where tokenizer.depth == 0: return
                default: break
                }
            case .name where tokenizer.isName(token, "lambda"): isInLambda = true
            default: break
            }
            advancePastPlainCode()
        }
    }
}
