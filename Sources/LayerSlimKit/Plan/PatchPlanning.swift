import LayerModel
import PythonImports
import PythonPackages
import RuleLanguage
import SlimDiagnostics
import SlimFiles

/// Works out what each active patch does to its file. A patch is a contract: its text occurs as often as it says.
struct PatchPlanning {
    let rules: RuleSet
    let active: [Bool]
    let analysis: LayerAnalysis
    let targets: [BytePath: [UInt8]]

    struct Outcome {
        var steps: [SlimmingPlan.Step] = []
        /// Statements that found their file.
        var matched: [Int] = []
        /// Every contract that does not hold.
        var errors: [Diagnostic] = []
    }

    /// - Parameter fates: files that an `otherwise keep` names become kept.
    func run(fates: inout [SlimmingPlan.Fate]) -> Outcome {
        var outcome = Outcome()
        var texts: [Int: [UInt8]] = [:]
        for (number, statement) in rules.statements.enumerated() where active[number] {
            guard case .patch(let rule) = statement.rule, let file = analysis.fileIndex[rule.path],
                fates[file] == .kept, let original = targets[rule.path]
            else { continue }
            outcome.matched.append(number)
            let text = texts[file] ?? original
            switch PatchContract(rule: rule).apply(to: text) {
            case .patched(let bytes):
                if let problem = pythonProblem(in: bytes, at: rule.path) {
                    outcome.errors.append(broken(rule, problem))
                } else {
                    texts[file] = bytes
                    outcome.steps.append(
                        .init(
                            action: .patch(bytes), file: file, statement: number, bytesFreed: text.count - bytes.count))
                }
            case .already: break
            case .notFound(let nearest):
                guard let fallback = rule.fallback else {
                    outcome.errors.append(notFound(rule, statement, nearest))
                    continue
                }
                for (index, entry) in analysis.tree.files.enumerated()
                where fallback.contains(where: { $0.matches(entry.path) }) {
                    fates[index] = .kept
                }
            case .wrongCount(let pair, let found): outcome.errors.append(wrongCount(rule, pair, found))
            }
        }
        return outcome
    }

    private func version(of rule: PatchRule, _ statement: Statement) -> String {
        for name in statement.scope {
            if let found = analysis.distributions.first(where: { $0.name == name }) { return " (\(found.versionText))" }
        }
        return ""
    }

    private func notFound(_ rule: PatchRule, _ statement: Statement, _ nearest: PatchContract.NearestLine?)
        -> Diagnostic
    {
        let place = rule.pairs[0].old.location
        let name = statement.scope.first?.text
        let bound = name.map { "bound the patch (when \($0) <…)" } ?? "bound the patch with `when`"
        return Diagnostic(
            code: "patch-text-missing", severity: .error, source: place.source.text, span: place.span,
            summary: "\(rule.path)\(version(of: rule, statement)) has no such text",
            notes: nearest.map { [.init("nearest is line \($0.number)", excerpt: [$0.text])] } ?? [],
            help: "\(bound), or give it `otherwise keep \"…\"`")
    }

    private func wrongCount(_ rule: PatchRule, _ pair: PatchRule.Pair, _ found: Int) -> Diagnostic {
        Diagnostic(
            code: "patch-text-count", severity: .error, source: pair.old.location.source.text,
            span: pair.old.location.span,
            summary:
                "\(rule.path) has this text \(found) times, not \(pair.times == 1 ? "once" : "\(pair.times) times")",
            help: "add lines until it is unique, or say `times \(found)`")
    }

    private func broken(_ rule: PatchRule, _ problem: String) -> Diagnostic {
        Diagnostic(
            code: "patch-breaks-python", severity: .error, source: rule.location.source.text, span: rule.location.span,
            summary: "after this patch \(rule.path) is no Python any more: \(problem)")
    }

    private func pythonProblem(in bytes: [UInt8], at path: BytePath) -> String? {
        guard path.bytes.suffix(3).elementsEqual(".py".utf8) else { return nil }
        return PythonTokens.problem(in: bytes)?.description
    }
}
