import ELFFormat
import LayerModel

/// What the library index says of each ELF file, with all files by their paths from the layer's root.
struct LoaderView {
    let analysis: LayerAnalysis
    private let index: LibraryIndex

    init(analysis: LayerAnalysis) {
        self.analysis = analysis
        index = LibraryIndex(analysis: analysis)
    }

    /// For each needed name the file that the loader takes, nil where it finds none; and the way.
    func needs(of path: String) -> [(name: String, found: String?, kind: String)] {
        let tree = analysis.tree
        let dependencies: [LibraryIndex.Dependency]
        let dynamic: DynamicSection?
        if let number = tree.outside.firstIndex(where: { "\($0.path)" == path }) {
            dependencies = index.dependencies(ofOutside: number)
            dynamic = analysis.outsideNatives[number]?.dynamic
        } else if let file = tree.files.firstIndex(where: { sitePath($0.path) == path }) {
            dependencies = index.dependencies(of: file)
            dynamic = analysis.natives[file]?.dynamic
        } else {
            return []
        }
        return dependencies.map { dependency in
            if dependency.isShadowed { return (dependency.name, "lib/\(dependency.name)", "shadowed") }
            switch dependency.source {
            case .layer(let file):
                let isOwn = dynamic?.rpath != nil || dynamic?.runpath != nil
                return (dependency.name, sitePath(tree.files[file].path), isOwn ? "layer" : "inherited")
            case .outside(let number): return (dependency.name, "\(tree.outside[number].path)", "outside")
            case .elsewhere: return (dependency.name, nil, "elsewhere")
            case .runtime, .missing: return (dependency.name, nil, "missing")
            }
        }
    }

    private func sitePath(_ path: some CustomStringConvertible) -> String { "\(analysis.tree.sitePrefix)/\(path)" }
}
