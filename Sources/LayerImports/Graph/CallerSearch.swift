import PythonImports

/// Finds functions that fail because they call one that does.
struct CallerSearch {
    let now: ImportRun
    /// The modules from which functions that fail can be had, with the names that lead to them: their own, and those that
    /// are handed on.
    private var carriers: [String: Set<String>] = [:]
    private var callers: [String: [Caller]] = [:]

    private struct Caller {
        let function: OutlineFunction
        let callees: [String]
    }

    init(now: ImportRun) { self.now = now }

    /// Whether a module may call such a function when it is imported.
    func concerns(_ module: String, _ state: ModuleState) -> Bool {
        carriers[module] != nil || state.imported.contains { carriers[$0] != nil }
    }

    /// - Returns: whether there are new ones.
    mutating func addCallers() throws -> Bool {
        addCarriers()
        let lookup = ClassLookup(run: now)
        var isChanged = false
        // Of several calls that fail the first found is told: in the same order on every run.
        let concerned = now.states.filter { concerns($0, $1) }.sorted { $0.key < $1.key }
        for (module, state) in concerned {
            for caller in try callers(of: module) {
                let key = FailingFunctions.Key(module: module, name: caller.function.name)
                guard now.functions.problems[key] == nil else { continue }
                let site = ImportProblem.Site(module: module, line: caller.function.line)
                for callee in caller.callees where mayFail(callee, in: caller.function.name, of: module, state) {
                    let callees = lookup.callees(of: callee, inMethod: caller.function.name, of: module, state)
                    guard let problem = now.functions.problem(calling: callees, site: site),
                        now.functions.add(key, problem)
                    else { continue }
                    isChanged = true
                    break
                }
            }
        }
        return isChanged
    }

    private mutating func callers(of module: String) throws -> [Caller] {
        if let known = callers[module] { return known }
        guard let outline = try now.text(of: module).outline else { return [] }
        let source = try now.source(of: module)
        let found = outline.functions.map { Caller(function: $0, callees: outline.calls(of: $0, in: source)) }
        callers[module] = found
        return found
    }

    /// Tells most calls apart by the first part of their names, which is cheap.
    private func mayFail(_ callee: String, in function: String, of module: String, _ state: ModuleState) -> Bool {
        let first = String(callee.prefix { $0 != "." && $0 != "(" })
        if first == "self" || first == "cls" || first == "super" {
            return carriers[module]?.contains(String(function.prefix { $0 != "." })) ?? false
        }
        if case .module? = state.origins[first] { return true }
        return carriers[module]?.contains(first) ?? false
    }

    private mutating func addCarriers() {
        for key in now.functions.problems.keys {
            carriers[key.module, default: []].insert(String(key.name.prefix { $0 != "." }))
        }
        var isChanged = true
        while isChanged {
            isChanged = false
            for (module, state) in now.states where concerns(module, state) {
                for (name, origin) in state.origins where hasCarried(origin, in: module) {
                    if carriers[module, default: []].insert(name).inserted { isChanged = true }
                }
            }
        }
    }

    private func hasCarried(_ origin: ModuleState.Origin, in module: String) -> Bool {
        func leads(_ dotted: String) -> Bool {
            carriers[module]?.contains(String(dotted.prefix { $0 != "." })) ?? false
        }
        return switch origin {
        case .module: false
        case .name(let name, let base): carriers[base]?.contains(name) ?? false
        case .own(.alias(let name)), .own(.instance(let name)): leads(name)
        case .own(.definition(let index)):
            (try? now.text(of: module).outline?.classes[index].bases.contains { leads($0) }) ?? false
        }
    }
}
