import PythonImports

func scan(_ source: String) -> ImportScan { ImportScanner.scan(Array(source.utf8)) }

/// The statements of a source, written as `LINE CONTEXT STATEMENT`.
func imports(_ source: String) -> [String] {
    scan(source).statements.map { "\($0.line) \($0.placement.context.rawValue) \($0.text)" }
}

extension ImportStatement {
    /// The statement as Python, in one spelling.
    var text: String {
        let names = names.map { $0.name + ($0.alias.map { " as " + $0 } ?? "") }.joined(separator: ", ")
        switch source {
        case .modules: return "import \(names)"
        case .from(let module, let level):
            return "from \(String(repeating: ".", count: level))\(module) import \(names)"
        }
    }
}

extension ImportTarget {
    static let lambda = ImportTarget(minorVersion: 12, machine: "aarch64")
}
