import PythonImports
public import SlimFiles

/// What imports of a layer lead to now, compared with the layer before.
public struct ImportComparison {
    public let after: ModuleWorld
    public let before: ModuleWorld?
    let now: ImportRun
    let then: ImportRun?

    /// - Parameters:
    ///   - before: the world with the files that are gone; nil where nothing is known of them.
    ///   - isUnchanged: whether a file of the world after has the same bytes in the one before.
    public init(
        after: ModuleWorld, before: ModuleWorld?, jobs: Int,
        isUnchanged: @escaping @Sendable (ModuleFile) -> Bool
    ) throws {
        self.after = after
        self.before = before
        let texts = ModuleTexts(after: after, jobs: jobs, isUnchanged: isUnchanged)
        try texts.readAll()
        let modules = after.modules.filter { $0.value.file != nil }.keys.sorted()
        let then = before.map { ImportRun(world: $0, texts: texts) }
        try then?.settle(modules)
        now = ImportRun(world: after, texts: texts, reference: then)
        self.then = then
        try now.settle(modules)
        guard let then else { return }
        for _ in 0..<6 {
            let natives = try NativeImports(now: now, then: then, jobs: jobs).changed()
            let callers = try FunctionProblems(now: now, then: then).changed()
            if natives.isEmpty && callers.isEmpty { break }
            try now.settle(Set(natives).union(callers).sorted())
        }
    }

    /// The modules that could be imported before and cannot now, those below a package that cannot included; sorted.
    public var lostModules: [String] {
        after.modules.keys.filter { isLost($0) }.sorted()
    }

    /// What is lost, each with what is gone and what asks for it; empty where nothing is known of the layer before.
    public func losses() throws -> [ImportLoss] {
        guard let then else { return [] }
        return try LossSearch(now: now, then: then).losses(lost: lostModules)
    }

    /// Ways from top-level modules to some modules, by what is imported on import; a shortest one for each, short ones
    /// first.
    ///
    /// - Parameter counts: whether the modules of a file take part.
    public func chains(to modules: Set<String>, where counts: (BytePath) -> Bool) -> [[String]] {
        ImporterChains(now) { module in after.modules[module]?.file.map { counts($0.path) } ?? false }
            .chains(to: modules)
    }

    /// How many imports that only type checkers follow name what is gone.
    public func brokenTypeImports() throws -> Int {
        try then.map { try TypeCheckingImports(now: now, then: $0).count() } ?? 0
    }

    /// Imports at import time of modules that are not there though their package is, by the module; for layers of which
    /// nothing is known from before.
    public func unanswered() -> [ImportLoss] {
        guard then == nil else { return [] }
        var sites: [String: Set<ImportLoss.Site>] = [:]
        for (module, state) in now.states {
            for failure in state.failures where !failure.isCaught && !failure.problem.isUncertain {
                guard case .absent(let name) = failure.problem.cause, let site = failure.problem.site,
                    name.contains("."), after.modules[String(name.prefix { $0 != "." })]?.file != nil,
                    let path = after.place(of: module)?.file?.path
                else { continue }
                sites[name, default: []].insert(.init(path: path, line: site.line, module: module, function: nil))
            }
        }
        let failing = unimportableModules
        return sites.map { name, sites in
            let own = Set(sites.map(\.module))
            return ImportLoss(
                cause: .module(name), effect: .failsAtImport, sites: sites.sorted(),
                modules: failing.filter(own.contains), files: [])
        }.sorted { $0.cause < $1.cause }
    }

    /// The modules that cannot be imported, whatever it was before; sorted.
    public var unimportableModules: [String] {
        after.modules.keys.filter { problem(of: $0) != nil }.sorted()
    }

    /// Why a module cannot be imported, parents first.
    public func problem(of module: String) -> ImportProblem? { now.firstProblem(of: module)?.problem }

    private func isLost(_ module: String) -> Bool {
        guard let found = now.firstProblem(of: module) else { return false }
        return then?.firstProblem(of: found.module) == nil
    }
}

extension ImportRun {
    /// The first of a module's parents, or itself, that cannot be imported.
    func firstProblem(of module: String) -> (module: String, problem: ImportProblem)? {
        var end = module.startIndex
        while true {
            end = module[end...].firstIndex(of: ".") ?? module.endIndex
            let part = String(module[..<end])
            if let problem = states[part]?.problem, !problem.isUncertain { return (part, problem) }
            if end == module.endIndex { return nil }
            end = module.index(after: end)
        }
    }
}
