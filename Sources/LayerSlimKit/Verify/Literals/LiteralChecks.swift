import LayerModel
import SlimFiles

/// Checks 5 and 6 as far as literals in kept source tell what it will ask for: files, models of services, metadata.
struct LiteralChecks {
    let analysis: LayerAnalysis
    /// What is gone from the layer, where that is known.
    let removed: RemovedFiles?
    /// What makes clients of AWS services with the layer's botocore.
    var neighbours = LayerNeighbours.none
    let jobs: Int

    func findings() throws -> [Finding] {
        let sources = try sources(of: analysis)
        let askers = try neighboursWithoutBotocore.flatMap { try self.sources(of: $0) }
        let data = removed.map { DataFileCheck(analysis: analysis, removed: $0).findings(for: sources) } ?? []
        return data + ServiceCheck(analysis: analysis, removed: removed).findings(for: sources + askers)
            + MetadataAskCheck(analysis: analysis, removed: removed).findings(for: sources)
            + (removed.map { EntryPointCheck(analysis: analysis, removed: $0).findings(for: sources) } ?? [])
    }

    private func sources(of tree: LayerAnalysis) throws -> [SourceLiterals] {
        let names = Set((removed?.files ?? []).filter(\.mayBeRead).map(\.path.name))
        return try LiteralSearch(analysis: tree, names: names, jobs: jobs).sources()
    }

    /// The other layers and the function; none where one of them has a botocore of its own, which may come first.
    private var neighboursWithoutBotocore: [LayerAnalysis] {
        let trees = neighbours.layers + (neighbours.function.map { [$0] } ?? [])
        return trees.contains { $0.fileIndex["botocore/__init__.py"] != nil } ? [] : trees
    }
}
