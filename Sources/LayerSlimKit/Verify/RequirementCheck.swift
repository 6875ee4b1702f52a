import LayerModel
import RuleLanguage
import SlimFiles

/// `require`: files and modules that must be in the result.
struct RequirementCheck {
    let rules: RuleSet
    let analysis: LayerAnalysis
    let modules: ModuleIndex

    init(rules: RuleSet, analysis: LayerAnalysis) {
        self.rules = rules
        self.analysis = analysis
        modules = ModuleIndex(analysis: analysis)
    }

    var findings: [Finding] {
        rules.activeStatements(installed: analysis.installedVersions).flatMap { statement -> [Finding] in
            guard case .require(let rule) = statement.rule else { return [] }
            switch rule {
            case .files(let patterns):
                return patterns.filter { pattern in
                    !analysis.tree.files.contains { pattern.matches($0.path) }
                }.map { finding(.requiredFile, "no file matches \"\($0.text)\", which is required", statement) }
            case .modules(let required):
                return required.compactMap { module in
                    modules.problem(importing: module.name).map {
                        finding(.requiredModule, "\(module.name) cannot be imported: \($0)", statement)
                    }
                }
            }
        }
    }

    private func finding(_ code: FindingCode, _ summary: String, _ statement: Statement) -> Finding {
        Finding(
            code, .error, summary, path: "\(statement.location)",
            details: statement.reason.map { [.init("because", $0)] } ?? [])
    }
}
