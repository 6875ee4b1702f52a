import PythonImports

/// Runs the outline of one module, as the interpreter would on its import, with what is known of the other modules.
struct ModuleRun {
    let world: ImportRun
    let name: ModuleName
    let module: String
    private(set) var state = ModuleState()
    /// What the innermost handler caught.
    private var caught: ImportProblem?
    /// How many handlers or conditions that are not known are around.
    private var doubt = 0
    private let isFunction: Bool
    /// Where imports of the same code failed in the world before; nil where nothing is known of it.
    private let failedBefore: Set<ImportProblem.Site?>?

    init(of module: String, isPackage: Bool, in world: ImportRun) {
        self.module = module
        self.world = world
        name = ModuleName(dotted: module, isPackage: isPackage)
        isFunction = false
        failedBefore = world.reference.map { Set($0.states[module]?.failures.map(\.problem.site) ?? []) }
        state.isKnown = true
    }

    /// The run of a function's body, with what its module has bound.
    init(of module: String, isPackage: Bool, in world: ImportRun, after state: ModuleState) {
        self.module = module
        self.world = world
        name = ModuleName(dotted: module, isPackage: isPackage)
        failedBefore = nil
        isFunction = true
        self.state = state
        self.state.failures = []
    }

    /// - Returns: what stops the module, if anything.
    mutating func run(_ nodes: [OutlineNode]) -> ImportProblem? {
        var uncertain: ImportProblem?
        for node in nodes {
            guard let problem = run(node) else { continue }
            guard problem.isUncertain else { return problem }
            uncertain = uncertain ?? problem
        }
        return uncertain
    }

    /// Runs what stands at module level. What follows a failure is looked at too, for failures that come to light when the
    /// first one is mended.
    mutating func runAll(_ nodes: [OutlineNode]) -> ImportProblem? {
        var first: ImportProblem?
        for node in nodes {
            guard let problem = run(node), !problem.isUncertain else { continue }
            first = first ?? problem
        }
        return first
    }

    private mutating func run(_ node: OutlineNode) -> ImportProblem? {
        switch node {
        case .imports(let statement): return note(run(statement))
        case .importCall(let call): return note(run(call))
        case .binding(let name, let constant):
            state.names.insert(name)
            state.constants[name] = constant
            return nil
        case .naming(let name, let subject):
            state.origins[name] = .own(subject)
            return nil
        case .call(let name, let line): return world.hasFailingFunctions ? note(call(name, line)) : nil
        case .raise(let raised): return problem(of: raised)
        case .branches(let branches): return run(branches)
        case .attempt(let attempt): return run(attempt)
        case .suppression(let caught, let body):
            guard let problem = run(body) else { return nil }
            return caught.catches(problem.kind) ? nil : problem
        case .repeated(let body), .classBody(let body): return run(body)
        case .definition: return nil
        }
    }

    private mutating func note(_ problem: ImportProblem?) -> ImportProblem? {
        guard var problem else { return nil }
        // What worked before and hangs on a condition that nobody can tell is taken to run; what was not there before
        // either did not.
        let isNew = failedBefore.map { !$0.contains(problem.site) } ?? false && wasThere(problem.cause)
        problem.isUncertain = problem.isUncertain || doubt > 0 && !isNew
        state.failures.append(.init(problem: problem, isCaught: false))
        return problem
    }

    private func wasThere(_ cause: ImportProblem.Cause) -> Bool {
        guard let before = world.reference else { return true }
        return switch cause {
        case .absent(let module): before.world.place(of: module) != nil
        case .unimportable(let module): before.firstProblem(of: module) == nil
        default: true
        }
    }

    private func problem(of raised: OutlineRaise) -> ImportProblem? {
        // Under a condition that is not known, or behind a `return`, nothing says that it raises.
        guard doubt == 0 && !isFunction || caught != nil else { return nil }
        switch raised {
        case .again:
            guard var problem = caught else { return nil }
            problem.isUncertain = problem.isUncertain || doubt > 0
            return problem
        case .missingModule, .importError, .other:
            let kind: ImportProblem.Kind =
                switch raised {
                case .missingModule: .missingModule
                case .importError: .importError
                default: .other
                }
            guard let caught else { return ImportProblem(kind: kind, cause: .raised, site: nil) }
            return ImportProblem(
                kind: kind, cause: caught.cause, site: caught.site, isUncertain: caught.isUncertain || doubt > 0)
        }
    }

    private mutating func run(_ branches: [OutlineBranch]) -> ImportProblem? {
        var uncertain: ImportProblem?
        var mayHaveRun = false
        for branch in branches {
            switch branch.condition == nil && mayHaveRun ? nil : holds(branch) {
            case false: continue
            case true:
                let problem = run(branch.body)
                return problem ?? uncertain
            case nil:
                mayHaveRun = true
                let constants = state.constants
                doubt += 1
                let problem = run(branch.body)
                doubt -= 1
                uncertain = uncertain ?? problem
                // Either value is possible now.
                for (name, value) in state.constants where constants[name] != value { state.constants[name] = nil }
            }
        }
        return uncertain
    }

    private func holds(_ branch: OutlineBranch) -> Bool? {
        guard let condition = branch.condition else { return true }
        if let holds = condition.holds(on: world.target) { return holds }
        guard let flag = branch.flag, let value = state.constants[flag.name] else { return nil }
        return flag.holds(for: value)
    }

    private mutating func run(_ attempt: OutlineAttempt) -> ImportProblem? {
        // `try: FLAG` with `except NameError: FLAG = False` sets the flag on the first import.
        if attempt.body.isEmpty, attempt.otherwise.isEmpty, let only = attempt.handlers.first, only.catches == nil {
            for case .binding(let name, let constant?) in only.body where state.constants[name] == nil {
                state.constants[name] = constant
            }
        }
        let failuresBefore = state.failures.count
        var problem = run(attempt.body)
        let handler = problem.flatMap { problem in
            attempt.handlers.first { $0.catches?.catches(problem.kind) ?? false }
        }
        if let failed = problem, let handler {
            let outer = caught
            caught = failed
            if failed.isUncertain { doubt += 1 }
            problem = run(handler.body)
            if failed.isUncertain { doubt -= 1 }
            caught = outer
            if problem == nil {
                for index in failuresBefore..<state.failures.count {
                    state.failures[index] = .init(problem: state.failures[index].problem, isCaught: true)
                }
            }
            if failed.isUncertain, problem == nil { problem = run(attempt.otherwise) }
        } else if problem == nil || problem?.isUncertain == true {
            problem = run(attempt.otherwise) ?? problem
        }
        let last = run(attempt.finally)
        return last ?? problem
    }
}

extension ModuleRun {
    private mutating func run(_ statement: OutlineImport) -> ImportProblem? {
        switch statement.source {
        case .modules:
            for imported in statement.names {
                if let problem = importing(imported.name, line: statement.line) { return problem }
                let bound = imported.alias ?? String(imported.name.prefix { $0 != "." })
                bind(bound, .module(imported.alias == nil ? bound : imported.name))
            }
            return nil
        case .from(let module, let level):
            guard let base = name.absolute(module, level: level) else { return nil }
            if let problem = importing(base, line: statement.line) { return problem }
            if statement.isStar { return bindAll(of: base, line: statement.line) }
            for imported in statement.names {
                if let problem = importing(imported.name, from: base, line: statement.line) { return problem }
                bind(imported.alias ?? imported.name, .name(imported.name, of: base))
                if let constant = world.states[base]?.constants[imported.name] {
                    state.constants[imported.alias ?? imported.name] = constant
                }
            }
            return nil
        }
    }

    private mutating func bind(_ name: String, _ origin: ModuleState.Origin) {
        state.names.insert(name)
        state.constants[name] = nil
        state.origins[name] = origin
    }

    private mutating func run(_ call: OutlineImportCall) -> ImportProblem? {
        let absolute: String?
        switch call.package {
        case .named(let package)? where call.level > 0:
            absolute = ModuleName(dotted: package, isPackage: true).absolute(call.module, level: call.level)
        default:
            absolute = name.absolute(call.module, level: call.level)
        }
        return absolute.flatMap { importing($0, line: call.line) }
    }

    /// Imports a module and those above it.
    mutating func importing(_ module: String, line: Int) -> ImportProblem? {
        let site = ImportProblem.Site(module: self.module, line: line)
        var end = module.startIndex
        while true {
            end = module[end...].firstIndex(of: ".") ?? module.endIndex
            let part = String(module[..<end])
            // Inside a package its own parents are being imported already.
            if part != self.module { state.imported.insert(part) }
            if part != self.module, !self.module.hasPrefix(part + ".") {
                if let problem = world.problem(importing: part, site: site) { return problem }
            }
            if end == module.endIndex { return nil }
            end = module.index(after: end)
        }
    }

    mutating func importing(_ name: String, from base: String, line: Int) -> ImportProblem? {
        let site = ImportProblem.Site(module: module, line: line)
        // In a package's own `__init__` a name is what has been bound so far, else a submodule.
        if base == module, state.names.contains(name) { return nil }
        let known = base == module ? state : world.states[base]
        if let known, known.isKnown, known.names.contains(name) { return nil }
        let submodule = "\(base).\(name)"
        if let place = world.world.place(of: submodule),
            known?.isKnown ?? false || place.file != nil || world.isNamespace(base)
                || world.problemOfRuntime(submodule) != nil
        {
            state.imported.insert(submodule)
            guard submodule != module, !module.hasPrefix(submodule + ".") else { return nil }
            return world.problem(importing: submodule, site: site)
        }
        if let source = base == module ? nil : world.lazySources(of: name, in: base).first {
            return importing(source, line: line)
        }
        guard base == module ? world.hasLostFile(of: submodule) : world.hasLost(name, of: base) else { return nil }
        return ImportProblem(kind: .importError, cause: .absentName(name, of: base), site: site)
    }

    private mutating func bindAll(of base: String, line: Int) -> ImportProblem? {
        if world.states[base]?.awaitsNames ?? false { state.awaitsNames = true }
        if let state = world.states[base],
            let problem = world.problem(ofAllNamesOf: base, state, site: .init(module: module, line: line))
        {
            return problem
        }
        guard let known = world.states[base], known.isKnown else {
            if world.states[base] == nil, world.world.place(of: base)?.file != nil { state.awaitsNames = true }
            if !world.isNamespace(base) { state.isKnown = false }
            return nil
        }
        for name in world.exports(of: base) ?? known.names.filter({ !$0.hasPrefix("_") }).sorted() {
            // What `__all__` lists and the module lacks is looked for as a submodule.
            if !known.names.contains(name), world.world.place(of: "\(base).\(name)") != nil,
                let problem = importing(name, from: base, line: line)
            {
                return problem
            }
            state.names.insert(name)
            state.origins[name] = .name(name, of: base)
            state.constants[name] = known.constants[name]
        }
        return nil
    }

    private func call(_ callee: String, _ line: Int) -> ImportProblem? {
        world.problem(calling: callee, in: module, state, line: line)
    }
}

extension ImportGuard.Caught {
    func catches(_ kind: ImportProblem.Kind) -> Bool {
        switch self {
        case .everything: true
        case .importErrors: kind != .other
        case .missingModules: kind == .missingModule
        }
    }
}
