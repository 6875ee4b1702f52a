import LayerImports
import LayerModel
import SlimFiles

/// A layer with its neighbours, in the order in which Lambda unpacks and Python searches them.
///
/// Layers are unpacked into /opt in the order of the function's list, later ones over earlier ones; Python looks into
/// /var/task, then /opt/python/lib/python3.X/site-packages, then /opt/python
/// (<https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html>).
struct LambdaPath {
    let layer: LayerAnalysis
    let neighbours: LayerNeighbours

    /// One folder or archive that a function is made of.
    struct Part {
        let analysis: LayerAnalysis
        let label: String
        /// How late it is searched: the part with the lowest wins.
        let rank: Int
    }

    /// The layer first, then its neighbours, the function last.
    var parts: [Part] {
        let layers = [layer] + neighbours.layers
        let ranked = layers.enumerated().map { number, analysis in
            Part(
                analysis: analysis, label: number == 0 ? "this layer" : "\(analysis.tree.origin)",
                rank: (analysis.isVersioned ? 1 : 2) * layers.count * 2 - number)
        }
        return ranked + (neighbours.function.map { [Part(analysis: $0, label: "your function", rank: 0)] } ?? [])
    }

    /// One folder of `sys.path`.
    struct Folder {
        let root: ModuleRoot
        /// Index into the parts.
        let part: Int
        let isSiteRoot: Bool
    }

    /// The folders of `sys.path`, in its order.
    var folders: [Folder] {
        let parts = parts
        var folders: [(order: (Int, Int), folder: Folder)] = []
        for (number, part) in parts.enumerated() {
            let roots = part.rank == 0 ? [ModuleRoot(siteOf: part.analysis)] : ModuleRoot.roots(of: part.analysis)
            for (depth, root) in roots.enumerated() {
                let isFirst = depth == 0 && part.analysis.isVersioned
                let order = part.rank == 0 ? (0, 0) : (isFirst ? 1 : 2, -number)
                folders.append((order, Folder(root: root, part: number, isSiteRoot: depth == 0)))
            }
        }
        return folders.sorted { $0.order < $1.order }.map(\.folder)
    }

    func world() throws -> ModuleWorld {
        try ModuleWorld(roots: folders.map(\.root), target: layer.target.target)
    }
}

extension LayerAnalysis {
    /// Whether the site root is `python/lib/python3.X/site-packages`.
    var isVersioned: Bool { tree.sitePrefix != "python" }
}
