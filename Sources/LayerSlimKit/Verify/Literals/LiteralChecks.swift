import LayerModel
import SlimFiles

/// Checks 5 and 6 as far as literals in kept source tell what it will ask for: files, models of services, metadata.
struct LiteralChecks {
    let analysis: LayerAnalysis
    /// What is gone from the layer, where that is known.
    let removed: RemovedFiles?
    let jobs: Int

    func findings() throws -> [Finding] { findings(for: try sources(of: analysis)) }

    /// The sources of a tree that is imported together with the layer, the layer itself or a function's code.
    func sources(of tree: LayerAnalysis) throws -> [SourceLiterals] {
        let names = Set((removed?.files ?? []).filter(\.mayBeRead).map(\.path.name))
        return try LiteralSearch(analysis: tree, names: names, jobs: jobs).sources()
    }

    func findings(for sources: [SourceLiterals]) -> [Finding] {
        let data = removed.map { DataFileCheck(analysis: analysis, removed: $0).findings(for: sources) } ?? []
        return data + ServiceCheck(analysis: analysis, removed: removed).findings(for: sources)
            + MetadataAskCheck(analysis: analysis, removed: removed).findings(for: sources)
            + (removed.map { EntryPointCheck(analysis: analysis, removed: $0).findings(for: sources) } ?? [])
    }
}
