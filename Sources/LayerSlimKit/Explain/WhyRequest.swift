public import LayerModel
public import RuleLanguage
public import SystemPackage

/// Why something is in a layer, or is not: who requires it, or which rule took it and what brings it back.
public struct WhyRequest: Sendable {
    /// A distribution, module, file or library, or a line of a log that holds one.
    public let what: String
    public let path: FilePath
    /// Rules that have not been applied: what they would take is explained as if it were gone.
    public var rules: RuleSet?
    public var target: LambdaTarget?
    public var jobs = 1
    public var progress: @Sendable (String) -> Void = { _ in }

    public init(what: String, path: FilePath) {
        self.what = what
        self.path = path
    }

    /// - Throws: StageError: usage where nothing of that name is or was in the layer, input where it cannot be read.
    public func run() throws -> WhyAnswer {
        progress("loading \(path)")
        let tree = try LayerTree.load(path, jobs: jobs)
        let manifest = try LayerManifest.read(from: tree)
        let told = manifest.flatMap { LambdaTarget($0.target) }
        let lines = try rules?.path(of: .requirements).map(RequirementLines.read)
        let analyzer = Analyzer(target: try target ?? rules?.target() ?? told, requirements: lines, jobs: jobs)
        let analysis = try analyzer.analyze(tree)
        var removed = manifest.map { RemovedFiles($0) }
        var size = tree.size
        if let rules {
            let planning = Planning(rules: rules, analysis: analysis, isStrict: false, jobs: jobs)
            let plan = try planning.planner().draft().plan
            removed = RemovedFiles(plan)
            size -= plan.bytesFreed
        }
        progress("searching")
        let context = WhyContext(
            analysis: analysis, manifest: manifest, removed: removed, isPlanned: rules != nil, size: size,
            jobs: jobs)
        let question = WhyQuestion(what)
        guard let answer = try WhySearch(context: context).answer(question) else {
            throw StageError(
                .usage, "nothing in \(path) is called \(question.subject), and no rule removed such a thing",
                hint: NearMatches(context: context).hint(for: question.subject))
        }
        return answer
    }
}
