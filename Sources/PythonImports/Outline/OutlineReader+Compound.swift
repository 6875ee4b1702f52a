extension OutlineReader {
    /// Reads a compound statement, whose keyword is the next token.
    mutating func compound(_ keyword: Keyword) {
        switch keyword {
        case .if: conditional()
        case .try: attempt()
        case .with: with()
        case .def: function()
        case .class: classStatement()
        case .for: loop(bindsTargets: true)
        default: loop(bindsTargets: false)
        }
    }

    private mutating func conditional() {
        var branches: [OutlineBranch] = []
        repeat {
            let isLast = tokenizer.isName(token, "else")
            let start = token.end
            advance()
            let head = isLast ? nil : condition(at: start)
            guard skipHead() else { break }
            branches.append(OutlineBranch(condition: head?.condition, flag: head?.flag, body: suite()))
            if isLast { break }
        } while tokenizer.isName(token, "elif") || tokenizer.isName(token, "else")
        if branches.contains(where: { !$0.body.isEmpty }) { nodes.append(.branches(branches)) }
    }

    /// The condition that begins at an offset, which is not moved past.
    private func condition(at start: Int) -> (condition: ImportCondition, flag: OutlineFlag?) {
        if tokenizer.isName(token, "__name__") { return (.literal(.boolean(false)), nil) }
        var reader = ConditionReader(tokenizer.restarted(at: start))
        let condition = reader.read()
        // `not NAME` reads as the negation of what is not known.
        let mayBeFlag = [.unknown, .not(.unknown), .or([.typeChecking, .unknown])].contains(condition)
        return (condition, mayBeFlag ? flag(at: start) : nil)
    }

    private func flag(at start: Int) -> OutlineFlag? {
        var reader = tokenizer.restarted(at: start)
        var token = reader.next()
        // `TYPE_CHECKING or NAME` is the same when code runs.
        if reader.isName(token, "TYPE_CHECKING"), case let word = reader.next() {
            guard reader.isName(word, "or") else { return nil }
            token = reader.next()
        }
        var isNegated = false
        if reader.isName(token, "not") {
            isNegated = true
            token = reader.next()
        }
        guard token.kind == .name else { return nil }
        let name = reader.text(token)
        token = reader.next()
        if reader.isPunctuation(token, .colon) {
            return OutlineFlag(name: name, isNegated: isNegated, asksForNone: false)
        }
        guard reader.isName(token, "is") else { return nil }
        token = reader.next()
        if reader.isName(token, "not") {
            isNegated.toggle()
            token = reader.next()
        }
        guard reader.isName(token, "None"), case let last = reader.next(), reader.isPunctuation(last, .colon) else {
            return nil
        }
        return OutlineFlag(name: name, isNegated: isNegated, asksForNone: true)
    }

    private mutating func attempt() {
        advance()
        guard skipHead() else { return }
        attemptDepth += 1
        let body = suite()
        attemptDepth -= 1
        var handlers: [OutlineAttempt.Handler] = []
        var otherwise: [OutlineNode] = []
        var finally: [OutlineNode] = []
        while token.kind == .name {
            if tokenizer.isName(token, "except") {
                var reader = HandlerReader(tokenizer.restarted(at: token.end))
                let caught = reader.caught()
                advance()
                guard skipHead() else { break }
                handlers.append(OutlineAttempt.Handler(catches: caught, body: suite()))
            } else if tokenizer.isName(token, "else") {
                advance()
                guard skipHead() else { break }
                otherwise = suite()
            } else if tokenizer.isName(token, "finally") {
                advance()
                guard skipHead() else { break }
                finally = suite()
            } else {
                break
            }
        }
        guard !(body.isEmpty && otherwise.isEmpty && finally.isEmpty && handlers.allSatisfy(\.body.isEmpty)) else {
            return
        }
        nodes.append(
            .attempt(OutlineAttempt(body: body, handlers: handlers, otherwise: otherwise, finally: finally)))
    }

    private mutating func with() {
        var reader = HandlerReader(tokenizer.restarted(at: token.end))
        let suppressed = reader.suppressed()
        advance()
        guard skipHead() else { return }
        let body = suite()
        guard !body.isEmpty else { return }
        if let suppressed { nodes.append(.suppression(suppressed, body)) } else { nodes += body }
    }

    private mutating func loop(bindsTargets: Bool) {
        advance()
        if bindsTargets, functionDepth == 0, classes.isEmpty {
            while token.kind == .name || token.kind == .punctuation, !tokenizer.isName(token, "in") {
                if token.kind == .name { nodes.append(.binding(tokenizer.text(token), nil)) }
                advance()
            }
        }
        let variable = bindsTargets && previous.kind == .name ? tokenizer.text(previous) : ""
        let strings = variable.isEmpty ? [] : loopedStrings()
        guard skipHead() else { return }
        loopStrings[variable] = strings
        let body = suite()
        loopStrings[variable] = nil
        if !body.isEmpty { nodes.append(.repeated(body)) }
        guard tokenizer.isName(token, "else") else { return }
        advance()
        guard skipHead() else { return }
        nodes += suite()
    }

    /// The strings of the literal after `in`, which is the next token; none for others.
    private func loopedStrings() -> [String] {
        guard tokenizer.isName(token, "in") else { return [] }
        var reader = LiteralReader(tokenizer.restarted(at: token.end))
        return reader.value().strings.map(\.text)
    }

    private mutating func classStatement() {
        advance()
        guard token.kind == .name else { return simpleEnd() }
        let name = tokenizer.text(token)
        bind(name)
        advance()
        var bases: [String] = []
        if functionDepth == 0, tokenizer.isPunctuation(token, .openingParenthesis) {
            // A class tells those that it is made from (PEP 487).
            let line = line(of: token.start)
            bases = baseClasses()
            for base in bases { nodes.append(.call(base + ".__init_subclass__", line: line)) }
        }
        takeParenthesis()
        guard skipHead() else { return }
        let isDefinition = functionDepth == 0
        classes.append(name)
        if isDefinition {
            if classes.count == 1 { nodes.append(.naming(name, .definition(definitions.count))) }
            openDefinitions.append(definitions.count)
            definitions.append(OutlineClass(name: classes.joined(separator: "."), bases: bases))
        }
        let body = suite()
        classes.removeLast()
        if isDefinition { openDefinitions.removeLast() }
        // What the body binds are attributes of the class.
        let kept = body.filter { if case .binding = $0 { false } else { true } }
        if !kept.isEmpty { nodes.append(.classBody(kept)) }
    }

    /// The dotted names among the arguments of a class, whose parenthesis is the next token. Nothing is moved past.
    private func baseClasses() -> [String] {
        var ahead = tokenizer
        let depth = ahead.depth
        var token = ahead.next()
        var bases: [String] = []
        while ahead.depth >= depth {
            var name: String? = ""
            while ahead.depth >= depth, !(ahead.depth == depth && ahead.isPunctuation(token, .comma)) {
                switch token.kind {
                case .name: name = name.map { $0 + ahead.text(token) }
                case .punctuation where ahead.isPunctuation(token, .dot): name = name.map { $0 + "." }
                case .punctuation where ahead.isPunctuation(token, UInt8(ascii: "[")):
                    // What a generic class is made for changes nothing about its methods.
                    while ahead.depth > depth, token.kind != .end, token.kind != .failure { token = ahead.next() }
                case .newline, .end, .failure, .indent, .dedent: return bases
                default: name = nil
                }
                token = ahead.next()
            }
            if let name, !name.isEmpty { bases.append(name) }
            guard ahead.depth >= depth else { return bases }
            token = ahead.next()
        }
        return bases
    }

    private mutating func function() {
        advance()
        guard token.kind == .name else { return simpleEnd() }
        let line = line(of: token.start)
        let short = tokenizer.text(token)
        bind(short)
        if functionDepth == 0 {
            if let definition = openDefinitions.last {
                definitions[definition].methods.append(short)
            } else if short == "__getattr__" {
                hasAttributeFunction = true
            }
        }
        advance()
        takeParenthesis()
        guard skipHead() else { return }
        let name = (classes + [short]).joined(separator: ".")
        let outer = (attemptDepth, calls.count)
        attemptDepth = 0
        functionDepth += 1
        let body = suite()
        functionDepth -= 1
        attemptDepth = outer.0
        guard !body.isEmpty || calls.count > outer.1 else { return }
        functions.append(OutlineFunction(line: line, name: name, body: body, calls: outer.1..<calls.count))
        if !body.isEmpty { nodes.append(.definition(functions.count - 1)) }
    }

    private mutating func bind(_ name: String) {
        if functionDepth == 0, classes.isEmpty { nodes.append(.binding(name, nil)) }
    }

    /// The parenthesis after the name of a function or class opens no call.
    private mutating func takeParenthesis() {
        if tokenizer.isPunctuation(token, .openingParenthesis) { advance() }
    }

    private mutating func simpleEnd() { skipToStatementEnd() }

    /// Skips to behind the colon that ends the head.
    /// - Returns: false where the line ends before it.
    private mutating func skipHead() -> Bool {
        var lambdas = 0
        while true {
            switch token.kind {
            case .newline, .end, .failure, .indent, .dedent:
                return false
            case .name where tokenizer.isName(token, "lambda"):
                isInLambda = true
                if tokenizer.depth == 0 { lambdas += 1 }
            case .punctuation:
                if tokenizer.depth == 0, tokenizer.isPunctuation(token, .colon) {
                    if lambdas == 0 {
                        isInLambda = false
                        advance()
                        return true
                    }
                    lambdas -= 1
                } else if tokenizer.isPunctuation(token, .openingParenthesis) {
                    noteCall()
                }
            default: break
            }
            advancePastPlainCode()
        }
    }
}
