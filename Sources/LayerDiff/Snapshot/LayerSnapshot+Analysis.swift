public import LayerModel
public import LayerSlimKit
import SlimFiles
public import ZipContainer

extension LayerSnapshot {
    /// - Parameter zip: how to compress a folder in order to learn its zipped sizes; nil leaves them out.
    /// - Throws: StageError where a file or the manifest cannot be read.
    public init(_ analysis: LayerAnalysis, measuring zip: ZipOptions? = nil) throws {
        let zipped = try ZippedLayer(of: analysis.tree, measuring: zip)
        self.init(analysis, zipped: zipped, manifest: try LayerManifest.read(from: analysis.tree))
    }

    /// What an `apply` made.
    public init(_ outcome: ApplyOutcome) throws {
        let zipped = outcome.archive.map { ZippedLayer($0.summary, of: outcome.after.tree) }
        self.init(outcome.after, zipped: zipped, manifest: try LayerManifest(of: outcome.slimmed))
    }

    private init(_ analysis: LayerAnalysis, zipped: ZippedLayer?, manifest: LayerManifest?) {
        var amounts = AnalysisReport.AmountBuilder(analysis: analysis, zipped: zipped)
        amounts.addFiles()
        let checksums = zipped.map { $0.checksums + $0.outsideChecksums } ?? []
        var files = Array(repeating: [File](), count: amounts.keys.count)
        for (number, file) in amounts.files.enumerated() {
            files[file.group].append(
                File(
                    path: file.path, kind: file.kind, bytes: file.bytes, zipped: file.zipped,
                    checksum: number < checksums.count ? checksums[number] : nil, symbols: file.symbols))
        }
        let groups = GroupBuilder(analysis: analysis, amounts: amounts).groups
        tool = "layerslim \(ToolVersion.number)"
        target = "\(analysis.target.target)"
        total = Amount(bytes: analysis.tree.size, files: analysis.tree.fileCount, zipped: zipped?.length)
        encoder = zipped?.encoder
        rootSource = AnalysisReport.Roots(analysis).source
        hasFiles = true
        self.manifest = manifest
        self.groups = groups.indices.map { number in
            let isDistribution = analysis.distributions.indices.contains(number)
            let distribution = isDistribution ? analysis.distributions[number] : nil
            var group = Group(
                groups[number], files: files[number], hasRecord: distribution.map { $0.record != nil },
                requires: analysis.requirements(of: number))
            group.licence = distribution?.metadata.flatMap { DeclaredLicence($0) }
            return group
        }
    }
}

extension LayerSnapshot.Group {
    init(
        _ group: AnalysisReport.Group, files: [LayerSnapshot.File], hasRecord: Bool?,
        requires: [LayerSnapshot.Requirement]?
    ) {
        let isDistribution = group.bucket == .distribution
        self.init(
            bucket: group.bucket, name: group.name, version: group.version,
            isRoot: isDistribution ? group.isRoot : nil, hasRecord: hasRecord,
            amount: .init(bytes: group.amount.bytes, files: group.amount.files, zipped: group.amount.zipped),
            retained: group.retained, requires: isDistribution ? requires : nil, files: files)
    }
}

extension LayerAnalysis {
    /// What a distribution requires in the layer, by name; nil for a position behind the distributions.
    fileprivate func requirements(of distribution: Int) -> [LayerSnapshot.Requirement]? {
        guard distributions.indices.contains(distribution) else { return nil }
        var texts: [String: String] = [:]
        for edge in graph.edges[distribution] {
            let name = distributions[edge.target].displayName
            texts[name] = min(texts[name] ?? edge.requirement, edge.requirement)
        }
        return texts.map { .init(name: $0.key, text: $0.value) }.sorted { $0.name < $1.name }
    }
}
