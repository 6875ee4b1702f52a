public import LayerModel
public import RuleLanguage
public import SlimFiles
public import SystemPackage
public import ZipContainer

/// The main job as one line of values, each stage from the one before:
/// path → LayerTree → LayerAnalysis → SlimmingPlan → SlimmedLayer → checked → PackedLayer.
public struct Pipeline: Sendable {
    public let rules: RuleSet
    public var analyzer: Analyzer
    public var verifier: Verifier
    public var zip: ZipOptions
    public var settings = Settings()
    public var progress: @Sendable (String) -> Void = { _ in }

    public struct Settings: Sendable {
        /// The zip; nil where only a tree is wanted.
        public var output: FilePath?
        /// The slimmed tree itself.
        public var treeOutput: FilePath?
        /// Where the site root is to lie in the layer.
        public var sitePrefix: BytePath?
        public var stripTool: String?
        /// The function's other layers and the function itself.
        public var neighbours = NeighbourPaths.none
        /// The folders in which strip tools are looked for.
        public var searchPath: [String] = []
        /// Write the result even where a check fails.
        public var isForced = false
        public var isStrict = false
        public var hasManifest = true
        /// The Python that imports the result before it is published; nil for none.
        public var probe: String?
        public var jobs = 1

        public init() {}
    }

    public init(rules: RuleSet, analyzer: Analyzer, verifier: Verifier, zip: ZipOptions) {
        self.rules = rules
        self.analyzer = analyzer
        self.verifier = verifier
        self.zip = zip
    }

    public func plan(_ path: FilePath) throws -> SlimmingPlan {
        progress("loading \(path)")
        let tree = try LayerTree.load(path, jobs: settings.jobs)
        let analysis = try analyzer.analyze(tree)
        let neighbours = try settings.neighbours.load(
            for: analysis.target.target, jobs: settings.jobs, progress: progress)
        progress("planning")
        var planning = Planning(
            rules: rules, analysis: analysis, isStrict: settings.isStrict, jobs: settings.jobs)
        planning.neighbours = neighbours
        planning.demandsFunction = true
        return try planning.plan()
    }

    public func run(_ plan: SlimmingPlan) async throws -> ApplyOutcome {
        let target = plan.analysis.target.target
        var python: ProbePython?
        if let name = settings.probe {
            python = try await ProbePython(named: name, for: target, searchPath: settings.searchPath)
        }
        let tools = try await StripToolSearch.tools(named: settings.stripTool, searchPath: settings.searchPath)
        let staging = try stagingFolder()
        var applier = Applier(tools: tools, staging: staging.path, jobs: settings.jobs)
        applier.sitePrefix = settings.sitePrefix
        applier.progress = { [progress] done, total in progress("stripping \(done) of \(total)") }
        var slimmed = try await applier.apply(plan)
        if settings.hasManifest { slimmed = try slimmed.addingManifest() }

        progress("checking")
        let after = try analyze(slimmed)
        var verifier = verifier
        verifier.removed = RemovedFiles(plan)
        verifier.before = .analysis(plan.analysis)
        verifier.neighbours = plan.neighbours
        let checked = try verifier.check(after)
        let hidden = HiddenFindings(
            verifier: verifier, analysis: after, before: plan.analysis, removed: RemovedFiles(plan))
        var findings = try (plan.findings + slimmed.findings + checked + hidden.findings(behind: checked))
            .inReportOrder
        var outcome = ApplyOutcome(
            slimmed: slimmed, after: after, findings: findings, reserve: verifier.reserve, limit: verifier.limit)
        guard !findings.hasErrors || settings.isForced else { return outcome }

        var packer = Packer(options: zip)
        packer.progress = progress
        if let output = settings.output {
            let archive = try packer.pack(slimmed.tree, for: output, into: staging)
            let zipped = ZippedLayer(archive.summary, of: slimmed.tree)
            findings = (findings + verifier.check(after, zipped: zipped)).inReportOrder
            outcome.findings = findings
            outcome.archive = archive
            guard !findings.hasErrors || settings.isForced else { return outcome }
        }
        if let python {
            var probe = LayerProbe(python: python, staging: staging.path, jobs: settings.jobs)
            probe.archive = outcome.archive.map { _ in Packer.temporaryPath(in: staging) }
            probe.progress = progress
            let result = try await probe.run(on: after, before: plan.analysis, removed: RemovedFiles(plan))
            outcome.probe = .init(python: python.path.string, modules: result.modules, failed: result.findings.count)
            outcome.findings = (outcome.findings + verifier.accepting(result.findings, in: after)).inReportOrder
            guard !outcome.hasErrors || settings.isForced else { return outcome }
        }
        try publish(&outcome, packer: packer, staging: staging)
        return outcome
    }

    /// Gives the results their names when all of them are complete.
    private func publish(_ outcome: inout ApplyOutcome, packer: Packer, staging: StagingFolder) throws {
        let archive = outcome.archive
        let publishArchive = { if let archive { try packer.publish(archive, from: staging) } }
        if let folder = settings.treeOutput {
            progress("writing \(folder)")
            try TreeWriter(jobs: settings.jobs).write(outcome.slimmed.tree, to: folder, ready: publishArchive)
            outcome.treeOutput = folder
        } else {
            try publishArchive()
        }
        outcome.isPublished = archive != nil
    }

    /// The slimmed tree analyzed as any other; files that did not change need not be read again.
    private func analyze(_ slimmed: SlimmedLayer) throws -> LayerAnalysis {
        let plan = slimmed.plan
        let changed = Set(plan.steps.map { plan.analysis.tree.files[$0.file].path })
        var analyzer = analyzer
        analyzer.target = plan.analysis.target.target
        return try analyzer.analyze(slimmed.tree, previous: plan.analysis) { !changed.contains($0) }
    }

    private func stagingFolder() throws -> StagingFolder {
        do throws(FileError) {
            guard let result = settings.output ?? settings.treeOutput else { return try StagingFolder() }
            return try StagingFolder(beside: result)
        } catch {
            throw StageError(.output, "\(error)", hint: "make the folder, or name another place with --output")
        }
    }
}
