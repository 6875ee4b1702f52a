import LayerModel

/// What it saves, and what it risks, to leave out distributions that the runtime brings too.
struct RuntimeRisk {
    let analysis: LayerAnalysis
    /// Indexes of the distributions that the runtime has as well.
    let provided: [Int]

    var details: [Finding.Detail] {
        let sizes = analysis.distributionSizes
        let rows = provided.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.map { index in
            let distribution = analysis.distributions[index]
            let bound = requirers(of: index).map { ", bound by \($0)" } ?? ""
            return Finding.Detail(
                ByteText.short(sizes[index]), "\(distribution.displayName) \(distribution.versionText)\(bound)")
        }
        return rows + [
            .init(
                "risk",
                "the runtime's versions differ by region and date and change without a deployment; what binds a version "
                    + "may stop working then"),
            .init("mend", #"include "optional/runtime-sdk.rules", where you accept that"#),
        ]
    }

    /// `aiobotocore (botocore<1.43.118,>=1.43.7)`: kept distributions that the runtime does not bring and that demand
    /// certain versions.
    private func requirers(of index: Int) -> String? {
        let found = analysis.graph.edges.enumerated().filter { !provided.contains($0.offset) }.flatMap {
            requirer, edges in
            edges.filter { $0.target == index && $0.demand.contains { "<>=~!".contains($0) } }.map { edge in
                "\(analysis.distributions[requirer].displayName) (\(edge.demand))"
            }
        }
        return found.isEmpty ? nil : found.joined(separator: ", ")
    }
}

extension DependencyGraph.Edge {
    /// The requirement without its marker.
    fileprivate var demand: Substring { requirement.prefix { $0 != ";" } }
}
