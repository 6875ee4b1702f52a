import LayerModel
import SlimFiles

extension LimitSubject {
    /// - Parameter zipped: nil before there is an archive.
    init(_ analysis: LayerAnalysis, zipped: ZippedLayer?) {
        let tree = analysis.tree
        let files = tree.files.indices.map { number in
            File(
                path: tree.files[number].path, kind: analysis.kinds[number].rawValue, bytes: tree.files[number].size,
                zipped: zipped?.files[number], symbols: analysis.strippableBytes(of: number))
        }
        var owned = Array(repeating: [File](), count: analysis.distributions.count)
        for (number, owner) in analysis.owners.enumerated() {
            if case .distribution(let index) = owner { owned[index].append(files[number]) }
        }
        self.init(
            total: Figures(
                bytes: tree.size, files: tree.fileCount, zipped: zipped?.length,
                largest: (tree.files + tree.outside).map(\.size).max() ?? 0),
            distributions: zip(analysis.distributions, owned).map {
                Distribution(name: $0.displayName, figures: Figures($1, isZipped: zipped != nil))
            },
            files: files)
    }
}
