/// An import statement whose placement is not worked out yet.
struct PendingImport {
    /// The offset of its first word, in bytes.
    let offset: Int
    let source: ImportStatement.Source
    let names: [ImportedName]
    /// An index into the placements.
    let placement: Int
    /// Whether no function or class is around.
    let isOfModule: Bool
}

extension StatementScanner {
    /// `import a.b as c, d`
    mutating func plainImport() {
        let offset = token.start
        advance()
        var names: [ImportedName] = []
        repeat {
            guard let name = dottedName() else { break }
            names.append(ImportedName(name, as: alias()))
        } while take(.comma)
        note(names, from: .modules, at: offset)
    }

    /// `from ..a import b as c`, `from a import (b, c)`, `from a import *`
    mutating func fromImport() {
        let offset = token.start
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
        guard tokenizer.isName(token, "import") else { return }
        advance()
        let source = ImportStatement.Source.from(module: module, level: level)
        if take(UInt8(ascii: "*")) { return note([ImportedName("*")], from: source, at: offset) }
        var names: [ImportedName] = []
        _ = take(.openingParenthesis)
        while token.kind == .name {
            let name = tokenizer.text(token)
            advance()
            names.append(ImportedName(name, as: alias()))
            guard take(.comma) else { break }
        }
        note(names, from: source, at: offset)
    }

    private mutating func note(_ names: [ImportedName], from source: ImportStatement.Source, at offset: Int) {
        guard !names.isEmpty else { return }
        imports.append(
            PendingImport(
                offset: offset, source: source, names: names, placement: placementHere(),
                isOfModule: blocks[innermost].isModuleLevel))
    }

    /// Names with dots between them, which may stand apart.
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
