import LayerModel
import RuleLanguage

/// An `accept` that is in force, from rule files or from what a manifest remembers of them.
struct AcceptStatement: Sendable {
    let rule: AcceptRule
    let place: FilePlace
    let head: String
    let reason: String?
    /// Whether it comes with the tool: what it accepts is a plain note then.
    let isBuiltin: Bool
    /// Whether it is the user's to mend where no finding needs it: built-in sets accept what some layers have, and a
    /// manifest is of the past.
    let isMendable: Bool

    /// The active ones of a rule set.
    static func all(in rules: RuleSet, for analysis: LayerAnalysis) -> [AcceptStatement] {
        rules.activeStatements(installed: analysis.installedVersions).compactMap { statement in
            guard case .accept(let rule) = statement.rule else { return nil }
            return AcceptStatement(
                rule: rule, place: FilePlace(statement.location), head: statement.head, reason: statement.reason,
                isBuiltin: statement.location.source.isBuiltin, isMendable: !statement.location.source.isBuiltin)
        }
    }

    /// Those that were in force when the layer was made.
    ///
    /// - Throws: StageError (input) where the manifest holds what is no `accept`.
    static func all(in manifest: LayerManifest, of layer: String) throws(StageError) -> [AcceptStatement] {
        let statements = manifest.accepted ?? []
        // A line each, so that a statement that is none shows. The language wants a reason.
        let lines = statements.map { statement in
            let reason = (statement.because ?? "no reason was given").asRuleString
            return "\(statement.text) because \(reason)".split(whereSeparator: \.isNewline).joined(separator: " ")
        }
        let source = RuleSource(
            name: LayerManifest.fileName, bytes: Array(lines.joined(separator: "\n").utf8), isBuiltin: true)
        let parsed = RuleLoader { _, _ in .notFound(tried: []) }.load(source).ruleSet?.statements ?? []
        let rules = parsed.compactMap { if case .accept(let rule) = $0.rule { rule } else { nil } }
        guard rules.count == statements.count else {
            throw StageError(
                .input, "\(LayerManifest.fileName) in \(layer) cannot be used: it accepts what cannot be read",
                hint: "make the layer again with apply")
        }
        let builtin = Set(manifest.rules.filter(\.isBuiltin).map(\.name))
        return zip(rules, statements).map { rule, statement in
            AcceptStatement(
                rule: rule, place: FilePlace(file: statement.file, line: statement.line), head: statement.text,
                reason: statement.because, isBuiltin: builtin.contains(statement.file), isMendable: false)
        }
    }
}
