import ELFFormat
public import SlimFiles

/// Reads what a tree says about itself; decides nothing.
public struct Analyzer: Sendable {
    /// The target, where the user named it; else it is read from the tree.
    public var target: LambdaTarget?
    /// The lines that the layer was built from, with the name of their file.
    public var requirements: (file: String, lines: [String])?
    /// How many files are read at a time.
    public var jobs: Int

    public init(target: LambdaTarget? = nil, requirements: (file: String, lines: [String])? = nil, jobs: Int = 1) {
        self.target = target
        self.requirements = requirements
        self.jobs = jobs
    }

    /// - Parameter previous: an analysis of the same tree with other content, whose ELF files need not be read again
    ///   where they are `unchanged`.
    /// - Throws: StageError where the target cannot be told or a file cannot be read.
    public func analyze(
        _ tree: LayerTree, previous: LayerAnalysis? = nil, unchanged: (BytePath) -> Bool = { _ in false }
    ) throws -> LayerAnalysis {
        let fileIndex = Dictionary(
            tree.files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
        let inventory = try NativeInventory(of: tree, jobs: jobs, previous: previous, unchanged: unchanged)
        let detected = try target(of: tree, inventory)
        let (distributions, problems) = try DistributionReader(tree: tree, fileIndex: fileIndex).read(jobs: jobs)
        let ownership = FileOwnership(tree: tree, fileIndex: fileIndex, distributions: distributions)
        let graph = DependencyGraph(
            distributions: distributions, environment: detected.target.markerEnvironment, requirements: requirements)

        let outside = try OutsideNatives(of: tree)
        return LayerAnalysis(
            tree: tree, target: detected, distributions: distributions, owners: ownership.owners,
            kinds: tree.files.enumerated().map { FileKind(of: $1.path, isELF: inventory.isELF($0)) },
            outsideKinds: tree.outside.enumerated().map { FileKind(of: $1.path, isELF: outside.isELF($0)) },
            natives: inventory.natives, outsideNatives: outside.natives, brokenNatives: inventory.broken, graph: graph,
            findings: tree.findings + inventory.findings + outside.findings + problems + ownership.findings
                + graph.findings(distributions),
            recordedHashes: ownership.claims.hashes, staleRecordLines: ownership.claims.staleLines,
            fileIndex: fileIndex)
    }

    /// The target that was asked for, else what the tree and its ELF files say.
    func target(of tree: LayerTree, _ natives: NativeInventory) throws -> DetectedTarget {
        try target.map { DetectedTarget(target: $0, reason: "as asked for") }
            ?? natives.evidence(folderMinor: tree.pythonMinorOfFolder).target()
    }
}
