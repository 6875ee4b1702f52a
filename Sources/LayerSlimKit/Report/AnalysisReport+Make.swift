public import LayerModel
import SystemPackage
public import ZipContainer

extension AnalysisReport {
    /// - Parameters:
    ///   - reserve: bytes kept free for the function's own code.
    ///   - limit: bytes that the unzipped layer must stay below; nil where the limit is off.
    ///   - zip: how to compress a folder in order to learn its zipped sizes; nil leaves them out.
    /// - Throws: StageError (input) where a file cannot be read.
    public init(
        _ analysis: LayerAnalysis, reserve: Int, limit: Int?, zip: ZipOptions? = nil, jobs: Int = 1
    ) throws {
        let tree = analysis.tree
        let zipped = try ZippedLayer(of: tree, measuring: zip)
        let equal = try analysis.equalFiles(jobs: jobs)
        var amounts = AmountBuilder(analysis: analysis, zipped: zipped)
        amounts.addFiles()

        tool = "layerslim \(ToolVersion.number)"
        target = "\(analysis.target.target)"
        targetReason = analysis.target.reason
        self.tree = Tree(
            path: tree.origin.string, isArchive: tree.archive != nil, sitePrefix: "\(tree.sitePrefix)",
            bytes: tree.size, files: tree.fileCount, zipped: zipped?.length)
        self.limit = .init(bytes: limit, reserve: reserve, size: tree.size, neighbours: .none)
        roots = Roots(analysis)
        groups = GroupBuilder(analysis: analysis, amounts: amounts).groups
        kinds = amounts.kindRows
        files = amounts.files
        savings = Savings(analysis, amounts: groups.map(\.amount), equal: equal)
        let names = analysis.distributions.map(\.displayName)
        cycles = analysis.graph.cycles.map { $0.map { names[$0] } }
        outsideClosure = analysis.graph.outside.map { names[$0] }
        findings = (analysis.findings + LayoutNotes(analysis: analysis, isBrief: true).findings + analysis.staleRecords)
            .sorted { left, right in
                if left.severity != right.severity { return left.severity > right.severity }
                return (left.code.rawValue, left.path ?? "", left.summary)
                    < (right.code.rawValue, right.path ?? "", right.summary)
            }.map(ReportFinding.init)
    }
}

extension AnalysisReport.Roots {
    package init(_ analysis: LayerAnalysis) {
        names = analysis.graph.roots.map { analysis.distributions[$0].displayName }
        switch analysis.graph.rootSource {
        case .requirements(let file): (source, self.file) = (.requirements, file)
        case .requested: (source, file) = (.requested, nil)
        case .sourceComponents: (source, file) = (.components, nil)
        }
    }
}

extension LayerAnalysis {
    /// RECORDs that are not true of the files, one note each. What exactly is wrong is for `check` to say.
    fileprivate var staleRecords: [Finding] {
        zip(distributions, staleRecordLines).filter { $0.1 > 0 }.map { distribution, count in
            let lines = count == 1 ? "one file that is" : "\(ByteText.grouped(count)) files that are"
            return Finding(
                .recordDisagrees, .note, "lists \(lines) not there, or of another size",
                path: "\(distribution.folder)/RECORD")
        }
    }
}
