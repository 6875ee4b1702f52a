public import LayerModel
public import RuleLanguage
import SlimFiles
import SystemPackage

/// Runs the checks on a layer. Each looks at an analysis and returns findings; nothing is changed.
public struct Verifier: Sendable {
    /// Bytes kept free for the function's own code.
    public var reserve = LambdaLimits.defaultReserve
    /// Bytes that the unzipped layer must stay below; nil to switch the limit off.
    public var limit: Int? = LambdaLimits.unzipped
    public var rules: RuleSet?
    /// What the layer's manifest remembers to be accepted; counts where there are no rules.
    var remembered: [AcceptStatement] = []
    /// The layer before, for limits on growth.
    public var baseline = LimitBaseline.absent(reason: "no baseline was named")
    /// What is gone from the layer, where that is known; findings that follow from it name the rule.
    public var removed: RemovedFiles?
    /// The layer before, where it is known.
    public var before: LayerBefore?
    /// What the layer runs beside.
    public var neighbours = LayerNeighbours.none
    /// The file that the layer's requirements are kept in, for what to do.
    public var requirements: String?
    public var jobs = 1

    public init() {}

    /// Everything that can be judged before there is an archive.
    public func check(_ analysis: LayerAnalysis) throws -> [Finding] {
        try check(analysis, imports: try imports(of: analysis))
    }

    /// What can be imported, and what could be before.
    public func imports(of analysis: LayerAnalysis) throws -> ImportVerdict {
        let known = before ?? removed.map { .files($0.files.map(\.path)) }
        return try ImportVerdict(of: analysis, before: known, beside: neighbours, jobs: jobs)
    }

    /// The same, with imports that have been looked at.
    public func check(_ analysis: LayerAnalysis, imports: ImportVerdict) throws -> [Finding] {
        var findings: [Finding] = []
        let limit = unzippedLimit(of: analysis)
        if let finding = limit.finding(analysis, made: rulesInForce(analysis), jobs: jobs) { findings.append(finding) }
        if let rules {
            findings += ownLimits(rules, analysis, zipped: nil)
        }
        findings += nativeFindings(of: analysis)
        findings += try OrphanNotes(analysis: analysis, jobs: jobs).findings()
        let equal = try analysis.equalFiles(jobs: jobs)
        findings += EqualFileNotes(analysis: analysis, equal: equal).findings
        findings += SameNameNotes(analysis: analysis, equal: equal).findings
        findings += try RecordCheck(analysis: analysis, jobs: jobs).findings()
        findings += analysis.findings
        findings += try LayoutCheck(analysis: analysis).findings()
        findings += LayoutNotes(analysis: analysis).findings
        let surroundings = try surroundings(of: analysis)
        findings += try missing(from: analysis, imports, surroundings)
        if let surroundings { findings += try neighbourFindings(surroundings) }
        return settle(findings, analysis)
    }

    /// What code asks for that is gone: those findings that lines of a rule file mend.
    func mendable(_ analysis: LayerAnalysis) throws -> [Finding] {
        let found = try missing(from: analysis, imports(of: analysis), surroundings(of: analysis))
        return settle(found + NativeClosureCheck(analysis: analysis, removed: removed).findings, analysis)
    }

    private func missing(
        from analysis: LayerAnalysis, _ imports: ImportVerdict, _ surroundings: FunctionSurroundings?
    ) throws -> [Finding] {
        let literals = LiteralChecks(analysis: analysis, removed: removed, neighbours: neighbours, jobs: jobs)
        let lost = ImportCheck(analysis: analysis, verdict: imports, removed: removed, surroundings: surroundings)
        let required = rules.map {
            RequirementCheck(rules: $0, analysis: analysis, removed: removed, imports: imports).findings
        }
        return try literals.findings() + lost.findings() + (required ?? [])
    }

    /// What needs the archive: its own size, and limits on zipped bytes.
    func check(_ analysis: LayerAnalysis, zipped: ZippedLayer) -> [Finding] {
        var findings: [Finding] = []
        if zipped.length > LambdaLimits.directUpload {
            findings.append(
                Finding(
                    .directUpload, .note,
                    "the zip has \(ByteText.grouped(zipped.length)) bytes, too many for direct upload",
                    details: [.init("mend", "publish it through S3")]))
        }
        guard let rules else { return findings }
        return findings + ownLimits(rules, analysis, zipped: zipped)
    }

    /// - Parameter zipped: with it the limits on zipped bytes are judged, without it all others.
    private func ownLimits(_ rules: RuleSet, _ analysis: LayerAnalysis, zipped: ZippedLayer?) -> [Finding] {
        let limits = rules.limits(installed: analysis.installedVersions).filter {
            ($0.limit.metric == .zipped) == (zipped != nil)
        }
        return LimitJudge(limits: limits, layer: LimitSubject(analysis, zipped: zipped), baseline: baseline)
            .judgments().compactMap(\.finding)
    }

    /// What a probe found, with what the rules accept of it.
    func accepting(_ probed: [Finding], in analysis: LayerAnalysis) -> [Finding] {
        var acceptance = Acceptance(accepts: accepts(analysis), analysis: analysis)
        acceptance.judges = { $0 == FindingCode.probeFailed.rawValue }
        return acceptance.apply(to: probed)
    }

    func unzippedLimit(of analysis: LayerAnalysis) -> UnzippedLimit {
        UnzippedLimit(size: analysis.tree.size, neighbours: neighbours, reserve: reserve, limit: limit)
    }

    /// A layer says itself what made it; else the rules at hand did, where it is known what they removed.
    private func rulesInForce(_ analysis: LayerAnalysis) -> RulesInForce {
        if let manifest = try? LayerManifest.read(from: analysis.tree) { return RulesInForce(manifest) }
        guard removed != nil, let rules else { return .none }
        return RulesInForce(rules)
    }

    private func surroundings(of analysis: LayerAnalysis) throws -> FunctionSurroundings? {
        guard !neighbours.isEmpty else { return nil }
        return try FunctionSurroundings(
            LambdaPath(layer: analysis, neighbours: neighbours), required: rules?.modulesRequiredAnyway ?? [],
            jobs: jobs)
    }

    private func neighbourFindings(_ surroundings: FunctionSurroundings) throws -> [Finding] {
        var check = NeighbourCheck(surroundings: surroundings)
        check.removed = removed
        check.requirements = requirements ?? rules?.path(of: .requirements)?.string
        check.jobs = jobs
        return try check.findings()
    }

    private func nativeFindings(of analysis: LayerAnalysis) -> [Finding] {
        let versions = SymbolVersionCheck(analysis: analysis).findings
        let target = TargetCheck(analysis: analysis)
        // Every file of a tree for another target would be wrong on its own account: once is enough. Which files need a
        // newer glibc is still worth knowing, where the machine is right.
        if let finding = target.finding { return [finding] + (target.isOtherMachine ? [] : versions) }
        return ELFCheck(analysis: analysis).findings + versions
            + NativeClosureCheck(analysis: analysis, removed: removed).findings
            + NameOnlyNotes(analysis: analysis).findings
    }

    /// Accepted findings become notes, and an `accept` that nothing needed is said. Errors come first.
    private func settle(_ findings: [Finding], _ analysis: LayerAnalysis) -> [Finding] {
        let accepted = Acceptance(accepts: accepts(analysis), analysis: analysis).apply(to: findings)
        return accepted.inReportOrder
    }

    private func accepts(_ analysis: LayerAnalysis) -> [AcceptStatement] {
        rules.map { AcceptStatement.all(in: $0, for: analysis) } ?? remembered
    }
}

extension [Finding] {
    /// Errors first, then by code, place and text.
    var inReportOrder: [Finding] {
        sorted { left, right in
            if left.severity != right.severity { return left.severity > right.severity }
            return (left.code.rawValue, left.path ?? "", left.summary) < (
                right.code.rawValue, right.path ?? "", right.summary
            )
        }
    }
}
