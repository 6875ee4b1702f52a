import PythonImports

/// Functions whose call fails by an import in them, or in what they call.
struct FailingFunctions {
    struct Key: Hashable {
        let module: String
        /// `f`, or `C.f` for a method.
        let name: String
    }

    /// Those that hang on a condition in the function are uncertain: which calls fail is not known.
    private(set) var problems: [Key: ImportProblem] = [:]

    /// Imports in functions whose failure is caught there.
    private(set) var caught: [Key: [ImportProblem]] = [:]

    var isEmpty: Bool { problems.isEmpty }

    mutating func addCaught(_ problems: [ImportProblem], in key: Key) {
        if !problems.isEmpty { caught[key] = problems }
    }

    mutating func add(_ key: Key, _ problem: ImportProblem) -> Bool {
        guard problems[key] == nil else { return false }
        problems[key] = problem
        return true
    }

    /// What becomes of calling one of some functions, the first that fails.
    func problem(calling callees: some Sequence<Key>, site: ImportProblem.Site) -> ImportProblem? {
        for key in callees {
            guard let problem = problems[key], !problem.isUncertain else { continue }
            return ImportProblem(kind: problem.kind, cause: .call(key.name, of: key.module), site: site)
        }
        return nil
    }

    /// What becomes of asking a module for the names that its `__getattr__` imports.
    func problem(ofAttributesOf module: String, site: ImportProblem.Site) -> ImportProblem? {
        problems[Key(module: module, name: "__getattr__")].map {
            ImportProblem(kind: $0.kind, cause: .call("__getattr__", of: module), site: site)
        }
    }
}
