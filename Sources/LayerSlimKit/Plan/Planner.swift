import ELFFormat
import LayerModel
import PythonPackages
import RuleLanguage
public import SlimDiagnostics
import SlimFiles

/// Turns rules and an analysis into a plan. Reads nothing: what patches and text searches need is handed in.
struct Planner: Sendable {
    let rules: RuleSet
    let analysis: LayerAnalysis
    /// What other layers bring.
    var provided = ProvidedDistributions()
    /// The distributions that no import of the function reaches, and what is to be said of them.
    var unreached: Set<Int> = []
    var reachNotes: [Finding] = []
    var neighbours = LayerNeighbours.none
    /// The content of each file that an active patch names.
    var patchTargets: [BytePath: [UInt8]] = [:]
    /// Answers which of some libraries kept code mentions by name.
    var mentions: @Sendable (_ libraries: [Int], _ isKept: (Int) -> Bool) -> Set<Int> = { _, _ in [] }
    /// Whether a statement of the user's own that matches nothing is an error.
    var isStrict = false

    init(rules: RuleSet, analysis: LayerAnalysis) {
        self.rules = rules
        self.analysis = analysis
    }

    /// A plan, and what forbids to carry it out.
    struct Draft {
        let plan: SlimmingPlan
        /// Patches whose contract does not hold, and with `isStrict` statements that match nothing.
        let errors: [Diagnostic]
        /// The same statements as notes, where `isStrict` is off.
        let notes: [Diagnostic]
    }

    /// - Throws: RuleErrors where a patch's contract does not hold, StageError (usage) where the rules contradict the tree.
    func plan() throws -> SlimmingPlan {
        let draft = try draft()
        if !draft.errors.isEmpty { throw RuleErrors(diagnostics: draft.errors) }
        return draft.plan
    }

    /// - Throws: StageError (usage) where the rules contradict the tree.
    func draft() throws -> Draft {
        let installed = analysis.installedVersions
        let active = rules.statements.map { $0.isActive(installed: installed) }
        let removal = try DistributionRemoval(
            rules: rules, active: active, analysis: analysis, provided: provided, unreached: unreached)
        let decision = FateDecision(rules: rules, active: active, analysis: analysis, removal: removal)
        var fates = decision.fates
        var matches = decision.matches

        let patches = PatchPlanning(rules: rules, active: active, analysis: analysis, targets: patchTargets)
            .run(fates: &fates)
        for statement in patches.matched { matches[statement] += 1 }
        for (statement, rule) in active.indices.map({ ($0, rules.statements[$0].rule) }) where active[statement] {
            guard case .remove(let remove) = rule, case .orphanLibraries = remove.subject else { continue }
            matches[statement] += removeOrphans(statement, remove, decision, &fates)
        }

        var steps = fates.enumerated().compactMap { file, fate -> SlimmingPlan.Step? in
            guard case .removed(let statement) = fate else { return nil }
            return .init(
                action: .remove, file: file, statement: statement, bytesFreed: analysis.tree.files[file].size)
        }
        steps += patches.steps
        steps += stripSteps(active: active, fates: fates, matches: &matches)
        let changed = Set(steps.map(\.file))
        steps += RecordPlanning(analysis: analysis, fates: fates, changed: changed).steps

        let unused = UnusedStatements(rules: rules, active: active, matches: matches)
        let plan = SlimmingPlan(
            rules: rules, analysis: analysis, fates: fates, steps: steps.sorted(by: { $0.order < $1.order }),
            findings: removal.findings + reachNotes + unused.findings, neighbours: neighbours)
        let unmatched = unused.diagnostics(severity: isStrict ? .error : .note)
        return Draft(plan: plan, errors: patches.errors + (isStrict ? unmatched : []), notes: isStrict ? [] : unmatched)
    }

    private func removeOrphans(
        _ statement: Int, _ rule: RemoveRule, _ decision: FateDecision, _ fates: inout [SlimmingPlan.Fate]
    ) -> Int {
        let before = fates
        let isKept: (Int) -> Bool = { before[$0] == .kept }
        let orphans = OrphanLibraries(
            analysis: analysis, isKept: isKept,
            isProtected: { decision.namedByKeep[$0] || rule.excludes(analysis.tree.files[$0].path) },
            mentioned: mentions)
        let found = orphans.find()
        for file in found { fates[file] = .removed(statement: statement) }
        return found.count
    }

    private func stripSteps(
        active: [Bool], fates: [SlimmingPlan.Fate], matches: inout [Int]
    ) -> [SlimmingPlan.Step] {
        let statements = rules.statements.enumerated().compactMap { number, statement -> (Int, StripRule)? in
            guard active[number], case .strip(let rule) = statement.rule else { return nil }
            return (number, rule)
        }
        var steps: [SlimmingPlan.Step] = []
        for (file, native) in analysis.natives.sorted(by: { $0.key < $1.key }) where fates[file] == .kept {
            let path = analysis.tree.files[file].path
            guard let (statement, rule) = statements.last(where: { $0.1.selects(path) }) else { continue }
            matches[statement] += 1
            guard rule.strips, native.elf.stripRefusal == nil else { continue }
            steps.append(
                .init(action: .strip, file: file, statement: statement, bytesFreed: analysis.strippableBytes(of: file)))
        }
        return steps
    }
}

/// Mistakes in rule files that show only against a tree.
public struct RuleErrors: Error, Sendable {
    public let diagnostics: [Diagnostic]

    public init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

extension SlimmingPlan.Step {
    /// By file, and for one file in the order in which the steps are done.
    var order: (Int, Int, Int) {
        switch action {
        case .remove: (file, 0, 0)
        case .patch: (file, 1, statement ?? 0)
        case .strip: (file, 2, 0)
        case .rewriteRecord: (file, 3, 0)
        }
    }
}

extension LayerAnalysis {
    /// Versions by name, for conditions of rules. A distribution without a readable version counts as version 0.
    var installedVersions: [NormalizedName: Version] {
        let zero = try? Version(parsing: "0")
        return Dictionary(
            distributions.compactMap { distribution in (distribution.version ?? zero).map { (distribution.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
