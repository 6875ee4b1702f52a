extension OutlineReader {
    /// `import a.b as c, d`
    mutating func plainImport() {
        let line = line(of: token.start)
        advance()
        var names: [ImportedName] = []
        repeat {
            guard let name = dottedName() else { break }
            names.append(ImportedName(name, as: alias()))
        } while take(.comma)
        if !names.isEmpty { nodes.append(.imports(OutlineImport(line: line, source: .modules, names: names))) }
    }

    /// `from ..a import b as c`, `from a import (b, c)`, `from a import *`
    mutating func fromImport() {
        let line = line(of: token.start)
        advance()
        var level = 0
        while token.kind == .punctuation, tokenizer.byte(token.start) == .dot {
            level += token.end - token.start
            advance()
        }
        var module = ""
        if !tokenizer.isName(token, "import") {
            guard let name = dottedName() else { return }
            module = name
        }
        // Cython's `cimport` is passed over: what it loads stands in the compiled module.
        guard tokenizer.isName(token, "import") else { return }
        advance()
        var names: [ImportedName] = []
        if take(UInt8(ascii: "*")) {
            names = [ImportedName("*")]
        } else {
            _ = take(.openingParenthesis)
            while token.kind == .name {
                let name = tokenizer.text(token)
                advance()
                names.append(ImportedName(name, as: alias()))
                guard take(.comma) else { break }
            }
        }
        guard !names.isEmpty else { return }
        nodes.append(
            .imports(OutlineImport(line: line, source: .from(module: module, level: level), names: names)))
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
        }
    }

    private func constant(_ token: Token, _ tokenizer: Tokenizer) -> OutlineConstant? {
        guard token.kind == .name else { return nil }
        var reader = tokenizer
        let after = reader.next()
        guard after.kind == .newline || reader.isPunctuation(after, .semicolon) else { return nil }
        if reader.isName(token, "True") { return .yes }
        if reader.isName(token, "False") { return .no }
        return reader.isName(token, "None") ? OutlineConstant.none : nil
    }

    /// Names with dots between them.
    private mutating func dottedName() -> String? {
        guard token.kind == .name else { return nil }
        var name = tokenizer.text(token)
        advance()
        while take(.dot) {
            guard token.kind == .name else { return nil }
            name += "." + tokenizer.text(token)
            advance()
        }
        return name
    }

    private mutating func alias() -> String? {
        guard tokenizer.isName(token, "as") else { return nil }
        advance()
        guard token.kind == .name else { return nil }
        defer { advance() }
        return tokenizer.text(token)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard tokenizer.isPunctuation(token, byte) else { return false }
        advance()
        return true
    }
}
