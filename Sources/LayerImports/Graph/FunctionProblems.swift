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
                let key = FailingFunctions.Key(module: module, name: function.name)
                let outcome = outcome(of: function, in: module, state)
                now.functions.addCaught(outcome.caught, in: key)
                if let problem = outcome.problem, now.functions.add(key, problem) { isChanged = true }
            }
        }
        guard isChanged else { return [] }
        var search = CallerSearch(now: now)
        while try search.addCallers() {}
        return now.states.filter { search.concerns($0, $1) }.map(\.key)
    }

    private struct Outcome {
        /// What stops the function now, or may stop it, where nothing stopped it before.
        var problem: ImportProblem?
        /// What fails now and did not before, and is caught.
        var caught: [ImportProblem] = []
    }

    private func outcome(of function: OutlineFunction, in module: String, _ state: ModuleState) -> Outcome {
        var failedBefore: Set<ImportProblem.Site?> = []
        if let state = then.states[module] {
            let isPackage = then.world.place(of: module)?.isPackage ?? false
            var run = ModuleRun(of: module, isPackage: isPackage, in: then, after: state)
            if let problem = run.run(function.body), !problem.isUncertain { return Outcome() }
            failedBefore = Set(run.state.failures.map(\.problem.site))
        }
        let isPackage = now.world.place(of: module)?.isPackage ?? false
        var run = ModuleRun(of: module, isPackage: isPackage, in: now, after: state)
        let problem = run.run(function.body)
        let new = run.state.failures.filter { !failedBefore.contains($0.problem.site) }
        if let problem, !problem.isUncertain { return Outcome(problem: problem) }
        return Outcome(
            problem: new.first { !$0.isCaught }?.problem, caught: new.filter(\.isCaught).map(\.problem))
    }
}
