import PythonImports

/// One import of a source, whatever makes it.
struct ListedImport {
    /// What makes the import.
    enum Form: String, CaseIterable {
        /// `import a.b as c, d`: the names are modules.
        case `import`
        /// `from ..a import b as c`
        case from
        /// `importlib.import_module("a")` or `__import__("a")`
        case call
        /// A package's own loading machinery, when an attribute is first used.
        case lazy
    }

    let line: Int
    let form: Form
    /// Without the leading dots; nil for the form `import`.
    let module: String?
    let names: [ImportedName]
    /// The number of leading dots.
    let level: Int
    /// What a relative name of a call counts from, where the call names it.
    var package: ImportCall.Package?
    /// nil for lazy imports, which run when they are asked for.
    let placement: ImportPlacement?

    /// All imports of a source by line; of one line, statements come before calls and those before lazy imports.
    static func all(of scan: ImportScan) -> [ListedImport] {
        let statements = scan.statements.map { ListedImport($0) }
        guard !scan.calls.isEmpty || !scan.lazyImports.isEmpty else { return statements }
        let others = scan.calls.map { ListedImport($0) } + scan.lazyImports.map { ListedImport($0) }
        // Swift's sort keeps the order of equals.
        return (statements + others).sorted { $0.line < $1.line }
    }
}

extension ListedImport {
    init(_ statement: ImportStatement) {
        line = statement.line
        names = statement.names
        placement = statement.placement
        switch statement.source {
        case .modules: (form, module, level) = (.import, nil, 0)
        case .from(let module, let level): (form, self.module, self.level) = (.from, module, level)
        }
    }

    init(_ call: ImportCall) {
        line = call.line
        form = .call
        module = call.module
        names = []
        level = call.level
        package = call.package
        placement = call.placement
    }

    init(_ lazy: LazyImport) {
        line = lazy.line
        form = .lazy
        module = lazy.module
        names = lazy.attribute.map { [ImportedName($0)] } ?? []
        level = lazy.level
        placement = nil
    }

    /// The import as Python, or in words near to it.
    var text: String {
        let named = names.map { $0.name + ($0.alias.map { " as " + $0 } ?? "") }.joined(separator: ", ")
        let from = String(repeating: ".", count: level) + (module ?? "")
        switch form {
        case .import: return "import \(named)"
        case .from: return "from \(from) import \(named)"
        case .call: return "import_module(\"\(from)\")"
        case .lazy: return "lazily \(from)\(named.isEmpty ? "" : ": \(named)")"
        }
    }
}
