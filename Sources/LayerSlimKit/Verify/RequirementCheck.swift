import LayerImports
import LayerModel
import RuleLanguage
import SlimFiles

/// `require`: files and modules that must be in the result.
struct RequirementCheck {
    let rules: RuleSet
    let analysis: LayerAnalysis
    let removed: RemovedFiles?
    /// nil where only files are looked at.
    let imports: ImportVerdict?
    let modules: ModuleIndex

    /// - Parameter removed: what is gone from the layer, where that is known.
    init(rules: RuleSet, analysis: LayerAnalysis, removed: RemovedFiles? = nil, imports: ImportVerdict? = nil) {
        self.rules = rules
        self.analysis = analysis
        self.removed = removed
        self.imports = imports
        modules = ModuleIndex(analysis: analysis)
    }

    var findings: [Finding] {
        rules.activeStatements(installed: analysis.installedVersions).flatMap { statement -> [Finding] in
            guard case .require(let rule) = statement.rule else { return [] }
            switch rule {
            case .files(let patterns):
                return patterns.filter { pattern in
                    !analysis.tree.files.contains { pattern.matches($0.path) }
                }.map { pattern in
                    let gone = removed?.details { pattern.matches($0.path) } ?? []
                    let summary = "no file matches \(pattern.text.asRuleString), which is required"
                    return finding(.requiredFile, summary, statement, gone)
                }
            case .modules(let required):
                return required.compactMap { module in
                    if let problem = modules.problem(importing: module.name), !isElsewhere(module.name) {
                        let summary = "\(module.name) cannot be imported: \(problem)"
                        return finding(.requiredModule, summary, statement, details(of: problem, module.name))
                    }
                    return failingImport(of: module.name, statement)
                }
            }
        }
    }

    /// Whether another layer or the function has a module that this layer lacks.
    private func isElsewhere(_ module: String) -> Bool {
        guard case .absent? = modules.problem(importing: module) else { return false }
        return imports?.comparison.after.place(of: module)?.file != nil
    }

    /// A module whose file is there and whose imports fail when it is imported.
    private func failingImport(of module: String, _ statement: Statement) -> Finding? {
        guard let imports, let problem = imports.comparison.problem(of: module) else { return nil }
        if let loss = imports.losses.first(where: { $0.effect == .failsAtImport && $0.modules.contains(module) }) {
            let files = loss.files.compactMap { removed?.file(at: $0) }
            return finding(
                .requiredModule, "\(module) cannot be imported: \(loss.cause.text) is gone", statement,
                removed?.details(bringingBack: files) ?? [])
        }
        let place = problem.site.map { ": an import of \($0.module) fails, line \($0.line)" } ?? ""
        return finding(.requiredModule, "\(module) cannot be imported\(place)", statement, [])
    }

    private func details(of problem: ModuleIndex.Problem, _ required: String) -> [Finding.Detail] {
        switch problem {
        case .absent: removed?.details(ofModule: required, for: analysis.target.target) ?? []
        case .missingLibrary(let name): removed?.details(ofLibrary: name) ?? []
        case .notAPackage: []
        }
    }

    private func finding(
        _ code: FindingCode, _ summary: String, _ statement: Statement, _ gone: [Finding.Detail]
    ) -> Finding {
        Finding(
            code, .error, summary, path: "\(statement.location)", place: FilePlace(statement.location),
            details: (statement.reason.map { [.init("because", $0)] } ?? []) + gone)
    }
}
