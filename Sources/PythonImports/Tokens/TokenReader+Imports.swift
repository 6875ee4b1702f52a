/// What stands between `from` and the end of the statement.
struct FromClause {
    /// Without the leading dots.
    let module: String
    /// The number of leading dots.
    let level: Int
    let names: [ImportedName]

    var source: ImportStatement.Source { .from(module: module, level: level) }
}

extension TokenReader {
    /// `import a.b as c, d`, from its first word; empty where it is broken from the start.
    mutating func modulesToImport() -> [ImportedName] {
        advance()
        var names: [ImportedName] = []
        repeat {
            guard let name = dottedName() else { break }
            names.append(ImportedName(name, as: alias()))
        } while take(.comma)
        return names
    }

    /// `from ..a import b as c`, `from a import (b, c)`, `from a import *`, from its first word; nil where nothing is
    /// imported.
    mutating func fromClause() -> FromClause? {
        advance()
        var level = 0
        while token.kind == .punctuation, tokenizer.byte(token.start) == .dot {
            level += token.end - token.start
            advance()
        }
        var module = ""
        if !tokenizer.isName(token, "import") {
            guard let name = dottedName() else { return nil }
            module = name
        }
        // Cython's `cimport` is passed over: what it loads stands in the compiled module.
        guard take(name: "import") else { return nil }
        let names = take(UInt8(ascii: "*")) ? [ImportedName("*")] : namesToImport()
        return names.isEmpty ? nil : FromClause(module: module, level: level, names: names)
    }

    private mutating func namesToImport() -> [ImportedName] {
        _ = take(.openingParenthesis)
        var names: [ImportedName] = []
        while token.kind == .name {
            let name = tokenizer.text(token)
            advance()
            names.append(ImportedName(name, as: alias()))
            guard take(.comma) else { break }
        }
        return names
    }

    private mutating func alias() -> String? {
        guard take(name: "as"), token.kind == .name else { return nil }
        defer { advance() }
        return tokenizer.text(token)
    }
}
