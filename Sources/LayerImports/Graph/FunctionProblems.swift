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
        while try addCallers() {}
        let modules = Set(now.functions.problems.keys.map(\.module))
        return now.states.filter { module, state in
            modules.contains(module) || !state.imported.isDisjoint(with: modules)
        }.map(\.key)
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

    /// `C.g` for `self.g` and `cls.g` in the method `C.f`, other names as they are.
    private static func method(_ callee: String, in function: String) -> String {
        guard callee.hasPrefix("self.") || callee.hasPrefix("cls."), let dot = function.lastIndex(of: ".") else {
            return callee
        }
        return String(function[..<dot] + callee.drop { $0 != "." })
    }

    /// Functions that call one of those that fail fail as well.
    private func addCallers() throws -> Bool {
        let failing = Set(now.functions.problems.keys.map(\.module))
        var isChanged = false
        for (module, state) in now.states {
            guard failing.contains(module) || !state.imported.isDisjoint(with: failing) else { continue }
            guard let outline = try now.text(of: module).outline else { continue }
            let source = try now.source(of: module)
            for function in outline.functions {
                let key = FailingFunctions.Key(module: module, name: function.name)
                guard now.functions.problems[key] == nil else { continue }
                for callee in outline.calls(of: function, in: source).map({ Self.method($0, in: function.name) }) {
                    guard
                        let problem = now.problem(calling: callee, in: module, state, line: function.line),
                        now.functions.add(key, problem)
                    else { continue }
                    isChanged = true
                    break
                }
            }
        }
        return isChanged
    }
}
