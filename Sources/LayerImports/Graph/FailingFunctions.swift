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

    var isEmpty: Bool { problems.isEmpty }

    mutating func add(_ key: Key, _ problem: ImportProblem) -> Bool {
        guard problems[key] == nil else { return false }
        problems[key] = problem
        return true
    }

    /// What becomes of a call by a dotted name.
    ///
    /// - Parameters:
    ///   - state: of the module that calls, as far as it has been run.
    ///   - states: of the other modules.
    func problem(
        calling callee: String, in module: String, _ state: ModuleState, _ states: [String: ModuleState],
        site: ImportProblem.Site
    ) -> ImportProblem? {
        guard let key = resolve(callee, in: module, state, states, depth: 0), let problem = problems[key],
            !problem.isUncertain
        else { return nil }
        return ImportProblem(
            kind: problem.kind, cause: .call(key.name, of: key.module), site: site)
    }

    /// What becomes of asking a module for the names that its `__getattr__` imports.
    func problem(ofAttributesOf module: String, site: ImportProblem.Site) -> ImportProblem? {
        problems[Key(module: module, name: "__getattr__")].map {
            ImportProblem(kind: $0.kind, cause: .call("__getattr__", of: module), site: site)
        }
    }

    private func resolve(
        _ callee: String, in module: String, _ state: ModuleState, _ states: [String: ModuleState], depth: Int
    ) -> Key? {
        for name in [callee, callee + ".__init__", callee + ".__new__"] {
            let key = Key(module: module, name: name)
            if problems[key] != nil { return key }
        }
        guard depth < 6 else { return nil }
        let first = String(callee.prefix { $0 != "." })
        let rest = callee.dropFirst(first.count + 1)
        switch state.origins[first] {
        case .name(let name, let base)?:
            if let known = states["\(base).\(name)"], !rest.isEmpty {
                return resolve(String(rest), in: "\(base).\(name)", known, states, depth: depth + 1)
            }
            guard let known = states[base] else { return nil }
            return resolve(name + callee.dropFirst(first.count), in: base, known, states, depth: depth + 1)
        case .module(let imported)?:
            // `a.b.f` after `import a.b`: the longest module decides.
            var base = imported
            var path = rest
            while case let next = path.prefix(while: { $0 != "." }), next.count < path.count,
                states["\(base).\(next)"] != nil
            {
                base = "\(base).\(next)"
                path = path.dropFirst(next.count + 1)
            }
            guard !path.isEmpty, let known = states[base] else { return nil }
            return resolve(String(path), in: base, known, states, depth: depth + 1)
        case nil:
            return nil
        }
    }
}
