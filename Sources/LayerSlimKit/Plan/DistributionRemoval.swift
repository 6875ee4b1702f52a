import LayerModel
import PythonPackages
import RuleLanguage

/// Which distributions the statements of a rule set take out as a whole.
struct DistributionRemoval {
    /// For each statement that is about distributions: those that it removes, with what only they required.
    private(set) var members: [Int: Set<Int>] = [:]
    private(set) var findings: [Finding] = []
    /// Those that another layer or the runtime brings: what requires them is not left without.
    private var provided: Set<Int> = []

    var all: Set<Int> { members.values.reduce(into: []) { $0.formUnion($1) } }

    /// - Parameter unreached: the distributions that no import of the function reaches, where a rule asks for them.
    init(
        rules: RuleSet, active: [Bool], analysis: LayerAnalysis, provided: ProvidedDistributions,
        unreached: Set<Int> = []
    ) throws(StageError) {
        let indexes = Dictionary(
            analysis.distributions.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        var named: [(statement: Int, distributions: Set<Int>)] = []
        for (number, statement) in rules.statements.enumerated() where active[number] {
            guard case .remove(let rule) = statement.rule else { continue }
            switch rule.subject {
            case .distributions(let names): named.append((number, Set(names.compactMap { indexes[$0] })))
            case .unrequired: members[number] = Set(analysis.graph.outside)
            case .providedBy(let provider):
                let (found, notes) = try provided.members(of: provider, in: analysis, statement: statement)
                members[number] = found
                self.provided.formUnion(found)
                findings += notes
            case .unreached: members[number] = unreached
            case .files, .orphanLibraries: break
            }
        }

        // All named ones leave the graph together: what two of them share goes too. A distribution that goes with
        // several counts for the first statement that leads to it.
        let together = named.reduce(into: Set<Int>()) { $0.formUnion($1.distributions) }
        var left = analysis.graph.removal(of: together)
        for (number, distributions) in named {
            let led = analysis.graph.reachable(from: distributions).union(distributions).intersection(left)
            members[number, default: []].formUnion(distributions.union(led))
            left.subtract(led)
        }
        findings += keptThatRequireRemoved(analysis, unreached: unreached)
    }

    private func keptThatRequireRemoved(_ analysis: LayerAnalysis, unreached: Set<Int>) -> [Finding] {
        let removed = all.subtracting(provided)
        return analysis.distributions.indices.filter { !removed.contains($0) }.flatMap { node in
            analysis.graph.edges[node].filter { removed.contains($0.target) }.map { edge in
                // Of what no import reaches, a requirement alone is no need.
                Finding(
                    .keptNeedsRemoved, unreached.contains(edge.target) ? .note : .warning,
                    "\(analysis.distributions[node].displayName) requires \(analysis.distributions[edge.target].displayName), "
                        + "which the rules remove",
                    details: [.init("requires", edge.requirement)])
            }
        }
    }
}
