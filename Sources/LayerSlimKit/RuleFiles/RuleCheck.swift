public import LayerModel
public import RuleLanguage
public import SlimDiagnostics
import SlimFiles

/// What is wrong with a rule set when it meets a tree, all of it in one run. Nothing is changed.
public struct RuleCheck: Sendable {
    public let rules: RuleSet
    public let analysis: LayerAnalysis
    /// Whether a statement that matches nothing is an error.
    public var isStrict = false
    public var jobs = 1

    public init(rules: RuleSet, analysis: LayerAnalysis) {
        self.rules = rules
        self.analysis = analysis
    }

    /// In the order of the rule set's files.
    ///
    /// - Throws: StageError (usage) where the rules contradict the tree as a whole, (input) where a file cannot be read.
    public func diagnostics() throws -> [Diagnostic] {
        let draft = try Planning(rules: rules, analysis: analysis, isStrict: isStrict, jobs: jobs).planner().draft()
        let taken = try ImportedRemovals(plan: draft.plan, jobs: jobs).diagnostics()
        return (draft.errors + draft.notes + taken).sorted(inFiles: rules.sources.map(\.name))
    }
}
