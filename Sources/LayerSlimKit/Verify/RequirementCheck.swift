import LayerModel
import RuleLanguage
import SlimFiles

/// `require`: files and modules that must be in the result.
struct RequirementCheck {
    let rules: RuleSet
    let analysis: LayerAnalysis
    let removed: RemovedFiles?
    let modules: ModuleIndex

    /// - Parameter removed: what is gone from the layer, where that is known.
    init(rules: RuleSet, analysis: LayerAnalysis, removed: RemovedFiles? = nil) {
        self.rules = rules
        self.analysis = analysis
        self.removed = removed
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
                    modules.problem(importing: module.name).map { problem in
                        let summary = "\(module.name) cannot be imported: \(problem)"
                        return finding(.requiredModule, summary, statement, details(of: problem, module.name))
                    }
                }
            }
        }
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
            code, .error, summary, path: "\(statement.location)",
            details: (statement.reason.map { [.init("because", $0)] } ?? []) + gone)
    }
}
