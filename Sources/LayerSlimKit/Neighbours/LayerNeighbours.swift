public import LayerModel
public import SystemPackage

/// What a layer runs beside: the other layers of a function, and the function itself.
public struct LayerNeighbours: Sendable {
    /// In the order in which the function lists them, all after the layer itself.
    public let layers: [LayerAnalysis]
    public let function: LayerAnalysis?

    public init(layers: [LayerAnalysis] = [], function: LayerAnalysis? = nil) {
        self.layers = layers
        self.function = function
    }

    public static let none = LayerNeighbours()

    var isEmpty: Bool { layers.isEmpty && function == nil }

    /// Unzipped bytes of the other layers, which the limit counts as well.
    var layerBytes: Int { layers.reduce(0) { $0 + $1.tree.size } }

    /// Bytes that the function takes, else those that are kept for it.
    func functionBytes(reserve: Int) -> Int { function?.tree.size ?? reserve }
}

/// Where a layer's neighbours are.
public struct NeighbourPaths: Sendable {
    public let layers: [FilePath]
    public let function: FilePath?

    public init(layers: [FilePath] = [], function: FilePath? = nil) {
        self.layers = layers
        self.function = function
    }

    public static let none = NeighbourPaths()

    /// Reads all of them for the layer's own target.
    ///
    /// - Throws: StageError (input) where one cannot be read.
    func load(
        for target: LambdaTarget, jobs: Int, progress: (String) -> Void = { _ in }
    ) throws -> LayerNeighbours {
        let analyzer = Analyzer(target: target, jobs: jobs)
        let analyses = try layers.map { path in
            progress("loading \(path)")
            return try analyzer.analyze(LayerTree.load(path, jobs: jobs))
        }
        let function = try function.map { path in
            progress("loading \(path)")
            return try analyzer.analyze(LayerTree.load(function: path, jobs: jobs))
        }
        return LayerNeighbours(layers: analyses, function: function)
    }
}
