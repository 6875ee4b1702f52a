public import LayerModel
public import RuleLanguage
import SlimFiles

/// Runs the checks on a layer. Each looks at an analysis and returns findings; nothing is changed.
public struct Verifier: Sendable {
    /// Bytes kept free for the function's own code.
    public var reserve = LambdaLimits.defaultReserve
    /// Bytes that the unzipped layer must stay below; nil to switch the limit off.
    public var limit: Int? = LambdaLimits.unzipped
    public var rules: RuleSet?
    /// The layer before it was slimmed, and what was done to it.
    public var before: SlimmingPlan?
    public var jobs = 1

    public init() {}

    /// Everything that can be judged before there is an archive.
    public func check(_ analysis: LayerAnalysis) throws -> [Finding] {
        var findings: [Finding] = []
        if let finding = unzippedLimit(of: analysis).finding(analysis) { findings.append(finding) }
        if let rules {
            findings += OwnLimits(limits: rules.limits(installed: analysis.installedVersions), analysis: analysis)
                .findings(afterPacking: false)
        }
        findings += ELFCheck(analysis: analysis).findings
        findings += nativeClosure(of: analysis)
        findings += try RecordCheck(analysis: analysis, jobs: jobs).findings()
        findings += analysis.findings
        findings += LayoutNotes(analysis: analysis).findings
        if let rules { findings += RequirementCheck(rules: rules, analysis: analysis).findings }
        return settle(findings, analysis)
    }

    /// The limits that need the archive.
    func check(_ analysis: LayerAnalysis, zipped: OwnLimits.ZippedSizes) -> [Finding] {
        guard let rules else { return [] }
        let limits = OwnLimits(
            limits: rules.limits(installed: analysis.installedVersions), analysis: analysis, zipped: zipped)
        return limits.findings(afterPacking: true)
    }

    func unzippedLimit(of analysis: LayerAnalysis) -> UnzippedLimit {
        UnzippedLimit(size: analysis.tree.size, reserve: reserve, limit: limit)
    }

    private func nativeClosure(of analysis: LayerAnalysis) -> [Finding] {
        var check = NativeClosureCheck(analysis: analysis)
        if let before { check.removal = { RemovedLibrary(plan: before).details(of: $0) } }
        return check.findings
    }

    /// Accepted findings become notes, and an `accept` that nothing needed is said. Errors come first.
    private func settle(_ findings: [Finding], _ analysis: LayerAnalysis) -> [Finding] {
        let accepted = Acceptance(rules: rules, analysis: analysis).apply(to: findings)
        return accepted.sorted { left, right in
            if left.severity != right.severity { return left.severity > right.severity }
            return (left.code.rawValue, left.path ?? "", left.summary) < (
                right.code.rawValue, right.path ?? "", right.summary
            )
        }
    }
}
