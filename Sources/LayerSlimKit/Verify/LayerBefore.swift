import LayerImports
public import LayerModel
public import SlimFiles

/// The layer before it was slimmed, for the imports that worked in it.
public enum LayerBefore: Sendable {
    case analysis(LayerAnalysis)
    /// No contents are known, only which files there were.
    case files([BytePath])

    /// The modules that there were, the ones that are still there included, with those of the layer's neighbours.
    func world(after path: LambdaPath) throws -> ModuleWorld {
        switch self {
        case .analysis(let before): return try LambdaPath(layer: before, neighbours: path.neighbours).world()
        case .files(let gone):
            let roots = path.folders.map { $0.part == 0 && $0.isSiteRoot ? $0.root.adding(gone) : $0.root }
            return try ModuleWorld(roots: roots, target: path.layer.target.target)
        }
    }

    /// Whether a file of the layer now had the same bytes before.
    func holdsSame(_ file: LayerFile, as analysis: LayerAnalysis) throws -> Bool {
        guard case .analysis(let before) = self else { return true }
        guard let index = before.fileIndex[file.path] else { return false }
        let old = before.tree.files[index]
        guard old.size == file.size else { return false }
        if before.tree.origin == analysis.tree.origin { return !analysis.tree.isReplaced(file) }
        return try analysis.tree.read(file) == before.tree.read(old)
    }
}
