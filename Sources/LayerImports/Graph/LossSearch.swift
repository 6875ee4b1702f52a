import PythonImports
import SlimFiles

/// Follows every new failure to what is gone, and puts together those with the same cause.
struct LossSearch {
    let now: ImportRun
    let then: ImportRun

    private struct Key: Hashable {
        let cause: ImportLoss.Cause
        let effect: ImportLoss.Effect
    }

    private struct Found {
        var sites: Set<ImportLoss.Site> = []
        var modules: Set<String> = []
        var wanted: Set<String> = []
    }

    /// Sorted by effect and cause.
    func losses(lost: [String]) throws -> [ImportLoss] {
        var found: [Key: Found] = [:]
        for module in lost {
            guard let problem = now.firstProblem(of: module)?.problem, let root = root(of: problem, depth: 0) else {
                continue
            }
            note(root, .failsAtImport, in: &found)
            found[Key(cause: root.cause, effect: .failsAtImport)]?.modules.insert(module)
            addFurther(of: module, to: &found)
        }
        try addCalls(to: &found)
        try addLazy(to: &found)
        addCaught(to: &found)
        let removed = RemovedModules(now: now, then: then)
        return found.map { key, found in
            ImportLoss(
                cause: key.cause, effect: key.effect, sites: found.sites.sorted(), modules: found.modules.sorted(),
                files: removed.files(for: key.cause, wanted: found.wanted))
        }.sorted { ($0.effect, $0.cause) < ($1.effect, $1.cause) }
    }

    /// What else of a module fails, and is met when its first failure is mended.
    private func addFurther(of module: String, to found: inout [Key: Found]) {
        let known = Set(then.states[module]?.failures.map(\.problem.site) ?? [])
        for failure in now.states[module]?.failures ?? [] where !failure.isCaught && !failure.problem.isUncertain {
            guard !known.contains(failure.problem.site), let root = root(of: failure.problem, depth: 0) else {
                continue
            }
            note(root, .failsAtImport, in: &found)
            found[Key(cause: root.cause, effect: .failsAtImport)]?.modules.insert(module)
        }
    }

    private func note(
        _ root: Root, _ effect: ImportLoss.Effect, function: String? = nil, in found: inout [Key: Found]
    ) {
        let key = Key(cause: root.cause, effect: effect)
        guard let site = root.site, let path = now.world.place(of: site.module)?.file?.path else { return }
        found[key, default: Found()].sites.insert(
            ImportLoss.Site(path: path, line: site.line, module: site.module, function: function ?? root.function))
        found[key]?.wanted.formUnion(root.wanted)
    }

    /// Functions that import what is gone, in modules that can be imported.
    private func addCalls(to found: inout [Key: Found]) throws {
        for (key, problem) in now.functions.problems {
            if case .call = problem.cause { continue }
            guard now.firstProblem(of: key.module) == nil, let root = root(of: problem, depth: 0),
                !isSaidOfImports(root, found)
            else { continue }
            note(root, .failsWhenCalled, function: key.name, in: &found)
        }
    }

    /// Tables of names that a module imports when it is asked for them: those that cannot be had any more.
    private func addLazy(to found: inout [Key: Found]) throws {
        for module in now.states.keys where now.firstProblem(of: module) == nil {
            for lazy in try now.text(of: module).lazyImports {
                guard let problem = now.problem(of: lazy, in: module), let root = root(of: problem, depth: 0),
                    !isSaidOfImports(root, found)
                else { continue }
                note(root, .failsWhenCalled, function: "__getattr__", in: &found)
            }
        }
    }

    /// What fails because a module cannot be imported is said where that is.
    private func isSaidOfImports(_ root: Root, _ found: [Key: Found]) -> Bool {
        let modules = found[Key(cause: root.cause, effect: .failsAtImport)]?.modules ?? []
        return modules.contains { !ImportLoss.isInternal($0) }
    }

    /// Failures that handlers catch, in modules that can be imported and in their functions.
    private func addCaught(to found: inout [Key: Found]) {
        for (module, state) in now.states where state.problem == nil && now.firstProblem(of: module) == nil {
            let known = Set(then.states[module]?.failures.map(\.problem) ?? [])
            for failure in state.failures where !known.contains(failure.problem) {
                guard failure.isCaught || failure.problem.isUncertain, let root = root(of: failure.problem, depth: 0),
                    root.site?.module == module
                else { continue }
                note(root, .caught, in: &found)
            }
        }
        for (key, problems) in now.functions.caught where now.firstProblem(of: key.module) == nil {
            for problem in problems {
                guard let root = root(of: problem, depth: 0), root.site?.module == key.module else { continue }
                note(root, .caught, function: key.name, in: &found)
            }
        }
    }

    struct Root {
        let cause: ImportLoss.Cause
        /// The import that asks for what is gone.
        let site: ImportProblem.Site?
        var function: String?
        /// The modules that the import asks for.
        var wanted: Set<String> = []
    }

    /// nil where what is gone cannot be told.
    func root(of problem: ImportProblem, depth: Int) -> Root? {
        guard depth < 60 else { return nil }
        switch problem.cause {
        case .absent(let module):
            return Root(cause: .module(module), site: problem.site, wanted: [module])
        case .absentName(let name, let module):
            return root(ofName: name, of: module, problem, depth: depth)
        case .library(let name):
            return Root(cause: .library(name), site: problem.site)
        case .unimportable(let module):
            guard let deeper = now.states[module]?.problem else { return nil }
            if case .library(let name) = deeper.cause { return Root(cause: .library(name), site: problem.site) }
            return root(of: deeper, depth: depth + 1)
        case .call(let function, let module):
            let key = FailingFunctions.Key(module: module, name: function)
            guard let deeper = now.functions.problems[key], var root = root(of: deeper, depth: depth + 1) else {
                return nil
            }
            if root.site == deeper.site { root.function = function }
            return root
        case .raised:
            return nil
        }
    }

    /// A name is gone because a submodule is, or the module's own file, or what it imported the name from.
    private func root(ofName name: String, of module: String, _ problem: ImportProblem, depth: Int) -> Root? {
        let submodule = "\(module).\(name)"
        if then.world.place(of: submodule)?.file != nil, now.world.place(of: submodule)?.file == nil {
            return Root(cause: .module(submodule), site: problem.site, wanted: [submodule])
        }
        if now.world.place(of: module)?.file?.path != then.world.place(of: module)?.file?.path {
            return Root(cause: .module(module), site: problem.site, wanted: [module])
        }
        let failed = now.states[module]?.failures.lazy.filter(\.isCaught).map(\.problem) ?? []
        let origin: String?
        switch then.states[module]?.origins[name] {
        case .module(let imported)?: origin = imported
        case .name(_, let base)?: origin = base
        case .own?, nil: origin = nil
        }
        let asked = failed.first { failed in origin.map { failed.cause.mentions($0) } ?? true } ?? failed.first
        if let asked, let root = root(of: asked, depth: depth + 1) { return root }
        return Root(cause: .name(name, of: module), site: problem.site)
    }
}

extension ImportProblem.Cause {
    /// Whether it is about a module or something in or above it.
    fileprivate func mentions(_ module: String) -> Bool {
        switch self {
        case .absent(let name), .unimportable(let name), .absentName(_, let name):
            name == module || module.hasPrefix(name + ".") || name.hasPrefix(module + ".")
        case .library, .call, .raised: false
        }
    }
}
