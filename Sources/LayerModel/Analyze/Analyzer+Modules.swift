public import SlimFiles

extension Analyzer {
    /// Reads only what decides where modules lie: the target and the ELF files. The result knows no distribution,
    /// and no owner of any file.
    ///
    /// Python sources are taken for what they are called, so that a caller who scans them opens each of them once.
    /// - Throws: StageError where the target cannot be told or a file cannot be read.
    public func analyzeModules(of tree: LayerTree) throws -> LayerAnalysis {
        let inventory = try NativeInventory(of: tree, jobs: jobs, include: { !$0.path.isPythonSource })
        let detected = try target(of: tree, inventory)
        return LayerAnalysis(
            tree: tree, target: detected, distributions: [],
            owners: Array(repeating: .shared([]), count: tree.files.count),
            kinds: tree.files.enumerated().map { FileKind(of: $1.path, isELF: inventory.isELF($0)) },
            outsideKinds: tree.outside.map { FileKind(of: $0.path, isELF: false) }, natives: inventory.natives,
            outsideNatives: [:], brokenNatives: inventory.broken,
            graph: DependencyGraph(distributions: [], environment: detected.target.markerEnvironment),
            findings: tree.findings + inventory.findings,
            recordedHashes: Array(repeating: nil, count: tree.files.count), staleRecordLines: [],
            fileIndex: Dictionary(
                tree.files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first }))
    }
}

extension BytePath {
    /// Whether a file is called what the interpreter takes for Python source.
    public var isPythonSource: Bool { name.count > 3 && name.suffix(3).elementsEqual(".py".utf8) }
}
