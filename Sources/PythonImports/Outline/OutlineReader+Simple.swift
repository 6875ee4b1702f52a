extension OutlineReader {
    mutating func plainImport() {
        let line = line(of: token.start)
        let names = modulesToImport()
        if !names.isEmpty { nodes.append(.imports(OutlineImport(line: line, source: .modules, names: names))) }
    }

    mutating func fromImport() {
        let line = line(of: token.start)
        guard let clause = fromClause() else { return }
        nodes.append(.imports(OutlineImport(line: line, source: clause.source, names: clause.names)))
    }

    mutating func raise() {
        advance()
        guard token.kind == .name else { return nodes.append(.raise(.again)) }
        let name = tokenizer.text(token)
        switch name {
        case "ImportError": nodes.append(.raise(.importError))
        case "ModuleNotFoundError": nodes.append(.raise(.missingModule))
        // A variable, which is what was caught.
        case _ where name.first?.isLowercase ?? false: nodes.append(.raise(.again))
        default: nodes.append(.raise(.other))
        }
    }

    mutating func decorator() {
        let line = line(of: token.start)
        advance()
        if let name = dottedName() { nodes.append(.call(name, line: line)) }
    }

    /// Notes the names that a statement at module level binds, chained and listed ones too. Reads up to their last `=`.
    mutating func assignment() {
        guard classes.isEmpty else { return }
        if tokenizer.isName(token, "__all__") {
            var reader = LiteralReader(tokenizer.restarted(at: token.start))
            switch reader.assigned() {
            case .list(let names)?, .tuple(let names)?: exports = (exports ?? []) + names.flatMap(\.strings).map(\.text)
            default: computesExports = true
            }
        }
        var ahead = tokenizer
        var next = token
        while true {
            var names: [String] = []
            while true {
                if next.kind == .name, ahead.keyword(next) == nil {
                    names.append(ahead.text(next))
                } else if !(next.kind == .punctuation && ["(", ")", ",", "*", "[", "]"].contains(ahead.text(next))) {
                    break
                }
                next = ahead.next()
            }
            if names.count == 1, next.kind == .punctuation, ahead.text(next) == ":" {
                // An annotation; it binds where a value follows.
                while next.kind != .newline, next.kind != .end, next.kind != .failure {
                    if ahead.depth == 0, next.kind == .punctuation, ahead.text(next) == "=" { break }
                    next = ahead.next()
                }
            }
            guard next.kind == .punctuation, ["=", "+=", "|="].contains(ahead.text(next)), ahead.depth == 0 else {
                return
            }
            next = ahead.next()
            let value = constant(next, ahead)
            for name in names { nodes.append(.binding(name, names.count == 1 ? value : nil)) }
            guard names.count == 1, value == nil, let subject = subject(next, ahead) else { continue }
            nodes.append(.naming(names[0], subject))
        }
    }

    private func constant(_ token: Token, _ tokenizer: Tokenizer) -> OutlineConstant? {
        guard token.kind == .name else { return nil }
        if let unset = unsetVariable(token, tokenizer) { return unset }
        var reader = tokenizer
        let after = reader.next()
        guard after.kind == .newline || reader.isPunctuation(after, .semicolon) else { return nil }
        if reader.isName(token, "True") { return .yes }
        if reader.isName(token, "False") { return .no }
        return reader.isName(token, "None") ? OutlineConstant.none : nil
    }

    /// `os.environ.get("X")`, `os.getenv("X")`, alone or in `bool(…)`: switches of packages by variables of their own, which
    /// are taken not to be set.
    private func unsetVariable(_ token: Token, _ tokenizer: Tokenizer) -> OutlineConstant? {
        var reader = tokenizer
        var next = token
        let isBoolean = reader.isName(token, "bool")
        if isBoolean {
            guard case let opening = reader.next(), reader.isPunctuation(opening, .openingParenthesis) else {
                return nil
            }
            next = reader.next()
        }
        var name = ""
        while next.kind == .name || reader.isPunctuation(next, .dot) {
            name += reader.text(next)
            next = reader.next()
        }
        guard ["os.environ.get", "environ.get", "os.getenv", "getenv"].contains(name) else { return nil }
        var rest = ""
        while next.kind == .punctuation || next.kind == .string {
            rest += next.kind == .string ? "s" : reader.text(next)
            next = reader.next()
        }
        guard next.kind == .newline, rest == (isBoolean ? "(s))" : "(s)") else { return nil }
        return isBoolean ? .no : OutlineConstant.none
    }

    /// What a value stands for that is a dotted name, or a call of one.
    private func subject(_ token: Token, _ tokenizer: Tokenizer) -> OutlineSubject? {
        guard token.kind == .name, tokenizer.keyword(token) == nil else { return nil }
        var reader = tokenizer
        var end = token.end
        var next = reader.next()
        while reader.isPunctuation(next, .dot), case let name = reader.next(), name.kind == .name {
            end = name.end
            next = reader.next()
        }
        let name = reader.text(token.start..<end)
        guard !name.contains(" ") else { return nil }
        if next.kind == .newline || reader.isPunctuation(next, .semicolon) { return .alias(name) }
        guard reader.isPunctuation(next, .openingParenthesis), case let depth = reader.depth else { return nil }
        while reader.depth >= depth, next.kind != .end, next.kind != .failure { next = reader.next() }
        let last = reader.next()
        return last.kind == .newline || reader.isPunctuation(last, .semicolon) ? .instance(of: name) : nil
    }
}
