public import LayerModel
public import RuleLanguage
public import SystemPackage

/// Every check on a tree or zip; nothing is written.
public struct CheckRequest: Sendable {
    public let path: FilePath
    /// The tree before it was slimmed, for what is gone and why.
    public var original: FilePath?
    /// For `require`, `accept` and own limits.
    public var rules: RuleSet?
    /// The function's other layers and the function itself.
    public var neighbours = NeighbourPaths.none
    /// Named by the user; else the manifest says it, else the tree.
    public var target: LambdaTarget?
    public var reserve = LambdaLimits.defaultReserve
    /// nil to switch Lambda's limit off.
    public var limit: Int? = LambdaLimits.unzipped
    public var jobs = 1
    public var progress: @Sendable (String) -> Void = { _ in }

    public init(path: FilePath) { self.path = path }

    /// - Throws: StageError where something cannot be read or the target cannot be told.
    public func run() throws -> CheckReport {
        progress("loading \(path)")
        let tree = try LayerTree.load(path, jobs: jobs)
        let manifest = try LayerManifest.read(from: tree)
        let told = manifest.flatMap { LambdaTarget($0.target) }
        let lines = try rules?.path(of: .requirements).map(RequirementLines.read)
        let analyzer = Analyzer(target: try target ?? rules?.target() ?? told, requirements: lines, jobs: jobs)
        let analysis = try analyzer.analyze(tree)

        let target = analysis.target.target
        let neighbours = try neighbours.load(for: target, jobs: jobs, progress: progress)
        let (removed, before) = try removed(from: analysis, manifest, neighbours)
        progress("checking")
        var verifier = Verifier()
        verifier.reserve = reserve
        verifier.limit = limit
        verifier.rules = rules
        verifier.remembered = try manifest.map { try AcceptStatement.all(in: $0, of: "\(path)") } ?? []
        verifier.removed = removed
        verifier.before = before.map { .analysis($0) }
        verifier.neighbours = neighbours
        verifier.jobs = jobs
        let imports = try verifier.imports(of: analysis)
        var findings = try verifier.check(analysis, imports: imports)
        if let before, let removed {
            let hidden = HiddenFindings(verifier: verifier, analysis: analysis, before: before, removed: removed)
            findings += try hidden.findings(behind: findings)
        }
        if let zipped = try ZippedLayer(of: tree, measuring: nil) {
            findings += verifier.check(analysis, zipped: zipped)
        }
        let isTold = self.target == nil && told == analysis.target.target
        return CheckReport(
            analysis: analysis, targetReason: isTold ? "its manifest says so" : analysis.target.reason,
            comparedWith: removed?.origin, limit: limit, reserve: reserve,
            imports: .init(lost: imports.lost, typeCheckingOnly: imports.typeCheckingOnly), neighbours: neighbours,
            ruleFiles: ruleFiles(manifest),
            findings: findings.inReportOrder)
    }

    private func ruleFiles(_ manifest: LayerManifest?) -> [String] {
        if let rules { return rules.sources.filter { !$0.isBuiltin }.map(\.name) }
        return manifest?.rules.filter { !$0.isBuiltin }.map(\.name) ?? []
    }

    /// From the original where one is named, with the causes that rules or manifest know; else from the manifest.
    private func removed(
        from analysis: LayerAnalysis, _ manifest: LayerManifest?, _ neighbours: LayerNeighbours
    ) throws -> (RemovedFiles?, before: LayerAnalysis?) {
        guard let original else { return (manifest.map { RemovedFiles($0) }, nil) }
        progress("loading \(original)")
        let analyzer = Analyzer(target: analysis.target.target, jobs: jobs)
        let before = try analyzer.analyze(LayerTree.load(original, jobs: jobs))
        let removed = RemovedFiles(from: before, to: analysis)
        if let manifest { return (removed.explained(by: RemovedFiles(manifest)), before) }
        guard let rules else { return (removed, before) }
        var planning = Planning(rules: rules, analysis: before, isStrict: false, jobs: jobs)
        planning.neighbours = neighbours
        return (removed.explained(by: RemovedFiles(try planning.planner().draft().plan)), before)
    }
}
