import LayerModel
import PythonPackages
import RuleLanguage
import SlimDiagnostics

/// Active statements that selected nothing. Built-in sets are written for many trees and stay quiet about it.
struct UnusedStatements {
    private(set) var findings: [Finding] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(rules: RuleSet, active: [Bool], matches: [Int], installed: [NormalizedName: Version]) {
        for (number, statement) in rules.statements.enumerated() where active[number] && matches[number] == 0 {
            guard Self.selectsFiles(statement.rule), !statement.location.source.isBuiltin else { continue }
            let name = statement.name.map { " (\($0))" } ?? ""
            findings.append(
                Finding(
                    .unusedRule, .note, "matches nothing in this tree\(name)", path: "\(statement.location)",
                    details: [.init("rule", statement.head)]))
            diagnostics.append(
                Diagnostic(
                    code: "matches-nothing", severity: .error, source: statement.location.source.text,
                    span: statement.location.span, summary: "matches nothing in this tree, and --strict is on"))
        }
    }

    private static func selectsFiles(_ rule: Rule) -> Bool {
        switch rule {
        case .remove(let remove):
            switch remove.subject {
            case .files, .distributions: true
            case .orphanLibraries, .unrequired, .unreached, .providedBy: false
            }
        case .keep(let keep):
            if case .files = keep.subject { true } else { false }
        case .strip, .patch: true
        case .limit, .require, .accept, .setting: false
        }
    }
}
