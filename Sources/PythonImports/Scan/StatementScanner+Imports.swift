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
    mutating func plainImport() {
        let offset = token.start
        note(modulesToImport(), from: .modules, at: offset)
    }

    mutating func fromImport() {
        let offset = token.start
        if let clause = fromClause() { note(clause.names, from: clause.source, at: offset) }
    }

    private mutating func note(_ names: [ImportedName], from source: ImportStatement.Source, at offset: Int) {
        guard !names.isEmpty else { return }
        imports.append(
            PendingImport(
                offset: offset, source: source, names: names, placement: placementHere(),
                isOfModule: blocks[innermost].isModuleLevel))
    }
}
