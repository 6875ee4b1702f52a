import LayerModel
import RuleLanguage
import SlimDiagnostics

/// Active statements that selected nothing. Built-in sets are written for many trees and stay quiet about it.
struct UnusedStatements {
    let statements: [Statement]

    init(rules: RuleSet, active: [Bool], matches: [Int]) {
        statements = rules.statements.enumerated().filter { number, statement in
            active[number] && matches[number] == 0 && Self.selectsFiles(statement.rule)
                && !statement.location.source.isBuiltin
        }.map(\.element)
    }

    var findings: [Finding] {
        statements.map { statement in
            Finding(
                .unusedRule, .note, "matches nothing in this tree\(statement.name.map { " (\($0))" } ?? "")",
                path: "\(statement.location)", place: FilePlace(statement.location),
                details: [.init("rule", statement.head)])
        }
    }

    /// - Parameter severity: an error with `--strict`.
    func diagnostics(severity: Severity) -> [Diagnostic] {
        statements.map { statement in
            statement.location.diagnostic(
                "matches-nothing", severity: severity,
                "matches nothing in this tree\(severity == .error ? ", and --strict is on" : "")")
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
