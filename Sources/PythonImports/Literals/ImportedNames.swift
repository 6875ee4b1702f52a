/// What names mean by the imports of a file, wherever in it they stand.
struct ImportedNames {
    private var meanings: [String: String] = [:]

    init(_ statements: [ImportStatement]) {
        for statement in statements where !statement.isStar {
            switch statement.source {
            case .modules:
                // `import a.b` binds a, which a dotted name spells out anyway.
                for name in statement.names { if let alias = name.alias { meanings[alias] = name.name } }
            case .from(let module, level: 0):
                for name in statement.names { meanings[name.alias ?? name.name] = module + "." + name.name }
            case .from: break
            }
        }
    }

    /// A dotted name with its first part replaced by what was imported under it.
    func resolve(_ name: String) -> String {
        let first = String(name.prefix { $0 != "." })
        return meanings[first].map { $0 + name.dropFirst(first.count) } ?? name
    }
}
