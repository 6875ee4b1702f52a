import PythonImports

/// Imports that only type checkers follow, and that name what is gone.
struct TypeCheckingImports {
    let now: ImportRun
    let then: ImportRun

    /// How many statements there are.
    func count() throws -> Int {
        try now.states.keys.reduce(0) { sum, module in
            guard let outline = try now.text(of: module).outline, let place = now.world.place(of: module) else {
                return sum
            }
            let name = ModuleName(dotted: module, isPackage: place.isPackage)
            let bodies = [outline.body] + outline.functions.map(\.body)
            return bodies.reduce(sum) { $0 + count($1, in: name, isForCheckers: false) }
        }
    }

    private func count(_ nodes: [OutlineNode], in module: ModuleName, isForCheckers: Bool) -> Int {
        nodes.reduce(0) { sum, node in
            switch node {
            case .imports(let statement): return sum + (isForCheckers && isBroken(statement, in: module) ? 1 : 0)
            case .branches(let branches):
                return branches.reduce(sum) { sum, branch in
                    let isChecked = isForCheckers || branch.condition?.needsTypeChecker ?? false
                    return sum + count(branch.body, in: module, isForCheckers: isChecked)
                }
            case .attempt(let attempt):
                let blocks = [attempt.body, attempt.otherwise, attempt.finally] + attempt.handlers.map(\.body)
                return blocks.reduce(sum) { $0 + count($1, in: module, isForCheckers: isForCheckers) }
            case .suppression(_, let body), .repeated(let body), .classBody(let body):
                return sum + count(body, in: module, isForCheckers: isForCheckers)
            default: return sum
            }
        }
    }

    private func isBroken(_ statement: OutlineImport, in module: ModuleName) -> Bool {
        switch statement.source {
        case .modules: return statement.names.contains { isGone($0.name) }
        case .from(let base, let level):
            guard let base = module.absolute(base, level: level) else { return false }
            return isGone(base) || statement.names.contains { isGone("\(base).\($0.name)") }
        }
    }

    private func isGone(_ module: String) -> Bool {
        then.world.place(of: module)?.file != nil && now.world.place(of: module)?.file == nil
    }
}
