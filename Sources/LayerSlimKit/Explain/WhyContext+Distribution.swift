import LayerModel
import PythonPackages

extension WhyContext {
    func facts(of node: Int) -> WhyAnswer.DistributionFacts {
        let distribution = analysis.distributions[node]
        let sizes = analysis.distributionSizes
        let roots = Set(analysis.graph.roots)
        let gone = analysis.graph.removal(of: [node]).subtracting([node]).sorted()
        let before = manifest?.distributions.first { NormalizedName($0.name) == distribution.name }?.before
        return WhyAnswer.DistributionFacts(
            name: distribution.displayName, version: distribution.versionText, isRoot: roots.contains(node),
            bytes: sizes[node], files: analysis.files(of: node).count, largest: largestFiles(of: node), before: before,
            retained: gone.reduce(sizes[node]) { $0 + sizes[$1] },
            goesWith: gone.map { analysis.distributions[$0].displayName }, requiredBy: requirers(of: node),
            requires: requirements(of: node, sizes), taken: taken(from: node))
    }

    private func largestFiles(of node: Int) -> [WhyAnswer.SizedFile] {
        let files = analysis.files(of: node).map { analysis.tree.files[$0] }
        return files.sorted { ($1.size, $0.path) < ($0.size, $1.path) }.prefix(5)
            .map { WhyAnswer.SizedFile(path: "\($0.path)", bytes: $0.size) }
    }

    private func requirements(of node: Int, _ sizes: [Int]) -> [WhyAnswer.Requirement] {
        let met = analysis.graph.edges[node].map { edge in
            let target = analysis.distributions[edge.target]
            return WhyAnswer.Requirement(
                text: edge.requirement, name: target.displayName, version: target.versionText, bytes: sizes[edge.target]
            )
        }
        let missing = analysis.graph.problems.compactMap { problem -> WhyAnswer.Requirement? in
            guard problem.requirer == node, case .missing(let name) = problem.kind else { return nil }
            return WhyAnswer.Requirement(text: problem.requirement, name: name, version: nil, bytes: 0)
        }
        return met + missing
    }

    /// Kept distributions that require one that is gone, with its requirement.
    func requirers(ofMissing name: NormalizedName) -> [String] {
        let gone = analysis.distributions.firstIndex { $0.name == name }
        let edges = analysis.graph.edges.enumerated().flatMap { node, edges in
            edges.filter { $0.target == gone }.map { (node, $0.requirement) }
        }
        let missing = analysis.graph.problems.compactMap { problem -> (Int, String)? in
            guard case .missing(let missing) = problem.kind, NormalizedName(missing) == name else { return nil }
            return problem.requirer.map { ($0, problem.requirement) }
        }
        return (edges + missing).map { node, text in
            "\(analysis.distributions[node].displayName) \(analysis.distributions[node].versionText)  \(text)"
        }
    }

    /// Depth first; a distribution that was met before is named again, but not who requires it.
    private func requirers(of node: Int) -> [WhyAnswer.Requirer] {
        let roots = Set(analysis.graph.roots)
        var incoming: [Int: [(source: Int, text: String)]] = [:]
        for (source, edges) in analysis.graph.edges.enumerated() {
            for edge in edges { incoming[edge.target, default: []].append((source, edge.requirement)) }
        }
        var found: [WhyAnswer.Requirer] = []
        var expanded: Set<Int> = [node]
        func add(requirersOf target: Int, depth: Int) {
            for (source, text) in incoming[target] ?? [] {
                let distribution = analysis.distributions[source]
                found.append(
                    .init(
                        name: distribution.displayName, version: distribution.versionText,
                        isRoot: roots.contains(source), requirement: text, depth: depth))
                if expanded.insert(source).inserted { add(requirersOf: source, depth: depth + 1) }
            }
        }
        add(requirersOf: node, depth: 0)
        return found
    }
}
