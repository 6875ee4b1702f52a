/// Reads the plain names that assignments, `for` and `with` bind; attributes and elements of others are no names.
struct TargetReader {
    private var tokenizer: Tokenizer
    private var token: Token
    private(set) var names: [String] = []

    /// - Parameter tokenizer: stands before the statement or the first target.
    init(_ tokenizer: Tokenizer) {
        self.tokenizer = tokenizer
        token = self.tokenizer.next()
    }

    /// Reads `a = b, c = …`, `a: T = …` and `type A = …`.
    mutating func readAssignment() {
        if tokenizer.isName(token, "type") {
            let keyword = token
            advance()
            if token.kind == .name { return names.append(tokenizer.text(token)) }
            restart(at: keyword.start)
        }
        while true {
            let found = targets()
            if take(.equals) {
                names += found
            } else {
                if found.count == 1, take(.colon), hasValueAfterAnnotation() { names += found }
                return
            }
        }
    }

    /// Reads the targets of a `for`.
    mutating func readLoop() { names += targets() }

    /// Reads the targets after each `as` of a `with`, up to its colon.
    mutating func readContexts() {
        var lambdas = 0
        while !atEnd {
            if tokenizer.isName(token, "as") {
                advance()
                names += targets(isSingle: true)
                continue
            }
            if tokenizer.isName(token, "lambda") { lambdas += 1 }
            if tokenizer.depth == 0, tokenizer.isPunctuation(token, .colon) {
                if lambdas == 0 { return }
                lambdas -= 1
            }
            advance()
        }
    }

    /// Names between commas, brackets and stars; stops before anything else.
    /// - Parameter isSingle: whether a comma outside of brackets ends them.
    private mutating func targets(isSingle: Bool = false) -> [String] {
        let depth = tokenizer.depthAround(token)
        var found: [String] = []
        while true {
            switch token.kind {
            case .name:
                if tokenizer.isName(token, "in") || tokenizer.isName(token, "as") { return found }
                if tokenizer.isName(token, "lambda") { return [] }
                let name = tokenizer.text(token)
                advance()
                let end = token.start
                guard skipTrailers() else { return [] }
                if token.start == end { found.append(name) }
            case .punctuation where Self.listPunctuation.contains(tokenizer.byte(token.start)):
                guard token.end - token.start == 1 else { return found }
                if isSingle, tokenizer.depth <= depth, tokenizer.isPunctuation(token, .comma) { return found }
                advance()
            default:
                return found
            }
        }
    }

    private static let listPunctuation = Array("()[],*".utf8)

    /// Skips `.name` and `[…]`.
    /// - Returns: false where a call makes it no target of interest.
    private mutating func skipTrailers() -> Bool {
        while true {
            if take(.dot) {
                advance()
            } else if tokenizer.isPunctuation(token, .openingBracket) {
                let depth = tokenizer.depth
                repeat { advance() } while !atEnd && tokenizer.depth >= depth
                advance()
            } else {
                return !tokenizer.isPunctuation(token, .openingParenthesis)
            }
        }
    }

    private mutating func hasValueAfterAnnotation() -> Bool {
        while !atEnd, !tokenizer.isPunctuation(token, .semicolon) {
            if tokenizer.depth == 0, tokenizer.isPunctuation(token, .equals) { return true }
            advance()
        }
        return false
    }

    private var atEnd: Bool {
        switch token.kind {
        case .end, .failure, .newline, .indent, .dedent: true
        default: false
        }
    }

    private mutating func restart(at offset: Int) {
        tokenizer = tokenizer.restarted(at: offset)
        advance()
    }

    private mutating func advance() { token = tokenizer.next() }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard tokenizer.isPunctuation(token, byte) else { return false }
        advance()
        return true
    }
}
