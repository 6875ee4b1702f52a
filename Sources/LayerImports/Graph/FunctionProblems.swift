import PythonImports

/// Finds functions whose call fails now and did not before.
struct FunctionProblems {
    let now: ImportRun
    let then: ImportRun

    /// The modules that may call such a function when they are imported, where there are new ones of them.
    func changed() throws -> [String] {
        var isChanged = false
        for module in now.states.keys.sorted() {
            guard let state = now.states[module], now.firstProblem(of: module) == nil,
                let outline = try now.text(of: module).outline
            else { continue }
            for function in outline.functions where !function.body.isEmpty {
                guard let problem = newProblem(of: function, in: module, state) else { continue }
                if now.functions.add(.init(module: module, name: function.name), problem) { isChanged = true }
            }
        }
        guard isChanged else { return [] }
        var search = CallerSearch(now: now)
        while try search.addCallers() {}
        return now.states.filter { search.concerns($0, $1) }.map(\.key)
    }

    /// What stops a function now, or may stop it, where nothing stopped it before.
    private func newProblem(
        of function: OutlineFunction, in module: String, _ state: ModuleState
    ) -> ImportProblem? {
        var failedBefore: Set<ImportProblem.Site?> = []
        if let state = then.states[module] {
            let isPackage = then.world.place(of: module)?.isPackage ?? false
            var run = ModuleRun(of: module, isPackage: isPackage, in: then, after: state)
            if let problem = run.run(function.body), !problem.isUncertain { return nil }
            failedBefore = Set(run.state.failures.map(\.problem.site))
        }
        let isPackage = now.world.place(of: module)?.isPackage ?? false
        var run = ModuleRun(of: module, isPackage: isPackage, in: now, after: state)
        if let problem = run.run(function.body), !problem.isUncertain { return problem }
        return run.state.failures.first { !$0.isCaught && !failedBefore.contains($0.problem.site) }?.problem
    }
}
