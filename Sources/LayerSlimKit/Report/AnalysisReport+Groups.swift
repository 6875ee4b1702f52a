package import LayerModel

/// Makes the groups of a report from what was added up.
package struct GroupBuilder {
    let analysis: LayerAnalysis
    let amounts: AnalysisReport.AmountBuilder

    package init(analysis: LayerAnalysis, amounts: AnalysisReport.AmountBuilder) {
        self.analysis = analysis
        self.amounts = amounts
    }

    package var groups: [AnalysisReport.Group] {
        let retained = analysis.graph.retainedSizes(analysis.distributionSizes)
        let roots = Set(analysis.graph.roots)
        let names = analysis.distributions.map(\.displayName)
        var requiredBy = Array(repeating: [String](), count: names.count)
        for (node, edges) in analysis.graph.edges.enumerated() {
            for target in Set(edges.map(\.target)) { requiredBy[target].append(names[node]) }
        }
        return amounts.keys.map { key in
            let amount = amounts.amount(of: key)
            switch key {
            case .distribution(let node):
                return .init(
                    bucket: .distribution, name: names[node], version: analysis.distributions[node].versionText,
                    isRoot: roots.contains(node), amount: amount, retained: retained[node],
                    requires: Set(analysis.graph.edges[node].map { names[$0.target] }).sorted(),
                    requiredBy: requiredBy[node])
            case .unowned(let name): return .init(bucket: .unowned, name: name, amount: amount)
            case .shared: return .init(bucket: .shared, name: "", amount: amount)
            case .archive: return .init(bucket: .archive, name: "", amount: amount)
            }
        }
    }
}

extension AnalysisReport.Group {
    /// A group of files that belong to no distribution alone.
    fileprivate init(bucket: Bucket, name: String, amount: AnalysisReport.Amount) {
        self.init(
            bucket: bucket, name: name, version: nil, isRoot: false, amount: amount, retained: nil, requires: [],
            requiredBy: [])
    }
}
