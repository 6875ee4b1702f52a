import LayerSlimKit
import RuleLanguage

/// The rules of a user's own file, which includes nothing.
func ruleSet(_ text: String, name: String = "test.rules") throws -> RuleSet {
    let source = RuleSource(name: name, bytes: Array(text.utf8), isBuiltin: false)
    let result = RuleLoader { _, _ in .notFound(tried: []) }.load(source)
    guard let rules = result.ruleSet else { throw RuleErrors(diagnostics: result.diagnostics) }
    return rules
}
