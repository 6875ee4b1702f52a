/// Reads literals and the arguments of calls; what is not literal is passed over.
struct LiteralReader: TokenReader {
    private(set) var tokenizer: Tokenizer
    /// The token that is to be looked at next.
    private(set) var token: Token

    init(_ tokenizer: Tokenizer) {
        self.tokenizer = tokenizer
        token = self.tokenizer.next()
    }

    mutating func advance() { token = tokenizer.next() }

    /// Skips the rest of an expression; brackets in it are skipped as wholes.
    private mutating func skipExpression() {
        while !atOperandEnd {
            let isOpening =
                token.kind == .punctuation && tokenizer.classes[tokenizer.byte(token.start)] == .opening
            advance()
            if isOpening { skipToClosing() }
        }
    }

    /// Skips to behind the bracket that closes the innermost one that was opened before the next token.
    private mutating func skipToClosing() {
        var open = 1
        while open > 0, !atEnd {
            if token.kind == .punctuation {
                switch tokenizer.classes[tokenizer.byte(token.start)] {
                case .opening: open += 1
                case .closing: open -= 1
                default: break
                }
            }
            advance()
        }
    }

    /// Reads the arguments of a call whose parenthesis has been opened, to the one that closes it.
    mutating func arguments() -> LiteralArguments {
        var arguments = LiteralArguments()
        while !atEnd, !isClosing {
            let first = value()
            if case .name(let keyword) = first, take("=") {
                arguments.keywords[keyword] = value()
            } else {
                arguments.positional.append(first)
            }
            guard take(",") else { break }
        }
        return arguments
    }

    /// Reads an expression, up to the comma, colon, equals sign or bracket that ends it.
    mutating func value() -> Literal {
        let first = operand()
        if atOperandEnd { return first }
        let isSum = isPunctuation("+")
        skipExpression()
        if isSum {
            if case .string(let text, _) = first { return .prefix(text) }
            if case .name("__name__") = first { return .prefix(".") }
        }
        return .other
    }

    private mutating func operand() -> Literal {
        switch token.kind {
        case .string: return string()
        case .number:
            defer { advance() }
            return Int(tokenizer.text(token)).map { .integer($0) } ?? .other
        case .formatStart: return formatString()
        case .name: return dottedName()
        case .punctuation:
            if take("[") { return .list(elements()) }
            if take("(") { return parenthesized() }
            if take("{") { return braced() }
            return .other
        default: return .other
        }
    }

    /// Strings that stand side by side are one.
    private mutating func string() -> Literal {
        let offset = token.start
        var text: String? = ""
        while token.kind == .string {
            text = text.flatMap { start in tokenizer.stringValue(token).map { start + $0 } }
            advance()
        }
        return text.map { .string($0, offset) } ?? .other
    }

    /// An f-string is good for what precedes its first field; `{__name__}` may come before that, and leaves the dot of
    /// a relative name.
    private mutating func formatString() -> Literal {
        let offset = token.start
        advance()
        var text = ""
        var isKnown = true
        while token.kind != .formatEnd, !atEnd {
            if token.kind == .formatText, isKnown {
                text += tokenizer.text(token)
            } else if isKnown, isPunctuation("{") {
                advance()
                let isOwnName = tokenizer.isName(token, "__name__") || tokenizer.isName(token, "__package__")
                isKnown = text.isEmpty && isOwnName
            }
            advance()
        }
        if !atEnd { advance() }
        if isKnown { return .string(text, offset) }
        return text.isEmpty ? .other : .prefix(text)
    }

    private mutating func dottedName() -> Literal {
        var name = tokenizer.text(token)
        advance()
        while isPunctuation(".") {
            advance()
            guard token.kind == .name else { return .other }
            name += "." + tokenizer.text(token)
            advance()
        }
        return .name(name)
    }

    private mutating func elements() -> [Literal] {
        var values: [Literal] = []
        while !atEnd, !isClosing {
            values.append(value())
            guard take(",") else { break }
        }
        if isClosing { advance() } else { skipToClosing() }
        return values
    }

    private mutating func parenthesized() -> Literal {
        var values: [Literal] = []
        var isTuple = false
        while !atEnd, !isClosing {
            values.append(value())
            guard take(",") else { break }
            isTuple = true
        }
        if isClosing { advance() } else { skipToClosing() }
        return values.count == 1 && !isTuple ? values[0] : .tuple(values)
    }

    /// A dictionary or set; `**other` and comprehensions leave what can be read of them.
    private mutating func braced() -> Literal {
        var keys: [Literal] = []
        var pairs: [(key: Literal, value: Literal)] = []
        while !atEnd, !isClosing {
            let key = value()
            if take(":") { pairs.append((key, value())) } else { keys.append(key) }
            guard take(",") else { break }
        }
        if isClosing { advance() } else { skipToClosing() }
        return pairs.isEmpty && !keys.isEmpty ? .list(keys) : .dictionary(pairs)
    }
}
