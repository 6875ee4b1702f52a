/// Walks the statements of a source, keeps track of the blocks around them, and notes what they import.
struct StatementScanner: TokenReader {
    var tokenizer: Tokenizer
    /// The token that is to be looked at next.
    var token: Token
    /// The token before it.
    var previous: Token
    /// Open blocks, the module first; never empty.
    var blocks = [Block(.module, in: nil)]
    var branches: [Branch] = []
    var tries: [TryStatement] = []
    /// The offset of the simple statement or head that is being read, in bytes.
    var statementStart = 0
    var placements: [PendingPlacement] = []
    var imports: [PendingImport] = []
    var calls: [PendingCall] = []
    var lazySites = LazySites()
    var bindings = BindingSites()
    /// Whether what the module binds is wanted too.
    let tellsBindings: Bool
    /// Where strings and calls stand; nil where nobody wants to know.
    var literals: LiteralSites?

    init(_ tokenizer: Tokenizer, tellsBindings: Bool) {
        self.tokenizer = tokenizer
        self.tellsBindings = tellsBindings
        token = self.tokenizer.next()
        previous = token
    }

    mutating func scanAll() {
        while true {
            switch token.kind {
            case .end, .failure: return
            case .indent:
                // Only broken sources indent without the head of a block.
                open(.plain)
                advance()
            case .dedent:
                if blocks.count > 1 { blocks.removeLast() }
                advance()
            case .newline: advance()
            default: statement()
            }
        }
    }

    @inline(__always)
    mutating func advance() {
        previous = token
        token = tokenizer.next()
    }

    private mutating func open(_ kind: Block.Kind, name: Range<Int>? = nil) {
        blocks.append(Block(kind, name: name, in: blocks[innermost]))
    }

    /// Advances to the next token that `skipHead` and `skipToStatementEnd` look at.
    @inline(__always)
    mutating func advancePastPlainCode() {
        previous = token
        if tokenizer.skipPlainCode() {
            previous = Token(kind: .punctuation, start: tokenizer.position - 1, end: tokenizer.position)
        }
        token = tokenizer.next()
    }

    /// The index of the innermost block.
    var innermost: Int { blocks.count - 1 }

    private mutating func statement() {
        guard token.kind == .name, let keyword = tokenizer.keyword(token) else { return simpleLine() }
        switch keyword {
        case .import, .from, .raise, .global: simpleLine()
        case .match: matchStatement()
        case .case where blocks[innermost].kind != .match: simpleLine()
        case .async: asyncStatement()
        default: compound(keyword)
        }
    }

    /// `async def`, `async for` or `async with`.
    private mutating func asyncStatement() {
        advance()
        guard token.kind == .name, let keyword = tokenizer.keyword(token) else { return simpleLine() }
        compound(keyword)
    }

    private mutating func compound(_ keyword: Keyword) {
        let keywordToken = token
        advance()
        statementStart = token.start
        let name = token.start..<token.end
        let kind = noteHead(keyword, keywordToken)
        guard skipHead() else { return endLine() }
        suite(kind, name: kind == .function || kind == .classBody ? name : nil)
    }

    /// `match` is a name as well; what tells is the colon at the end of the line.
    private mutating func matchStatement() {
        simpleLine(endingIn: .match)
    }

    /// Reads what follows the colon: statements on the same line, or an indented block, of which only the start.
    private mutating func suite(_ kind: Block.Kind, name: Range<Int>? = nil) {
        if token.kind == .newline {
            advance()
            guard token.kind == .indent else { return }
            open(kind, name: name)
            advance()
        } else {
            open(kind, name: name)
            simpleLine()
            blocks.removeLast()
        }
    }

    /// Reads the simple statements of a line, through its end.
    private mutating func simpleLine(endingIn blockKind: Block.Kind? = nil) {
        blocks[innermost].continuation = .none
        while true {
            simpleStatement()
            guard tokenizer.isPunctuation(token, .semicolon) else { break }
            advance()
            if token.kind == .newline { break }
        }
        let endsInColon = tokenizer.isPunctuation(previous, .colon)
        if let blockKind, endsInColon, token.kind == .newline { return suite(blockKind) }
        endLine()
    }

    private mutating func endLine() {
        while true {
            switch token.kind {
            case .newline: return advance()
            case .end, .failure, .indent, .dedent: return
            default:
                skipToStatementEnd()
                if tokenizer.isPunctuation(token, .semicolon) { advance() }
            }
        }
    }

    private mutating func simpleStatement() {
        statementStart = token.start
        if token.kind == .name {
            switch tokenizer.keyword(token) {
            case .import: plainImport()
            case .from: fromImport()
            case .raise: noteRaise()
            case .global: noteGlobals()
            default: noteAssignment()
            }
        } else if token.kind == .punctuation {
            switch tokenizer.byte(token.start) {
            case UInt8(ascii: "@"): noteDecorator()
            case .openingParenthesis, .openingBracket, UInt8(ascii: "*"): noteAssignment()
            default: break
            }
        }
        skipToStatementEnd()
    }
}
