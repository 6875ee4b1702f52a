import LayerModel
import RuleLanguage
import SlimFiles
import SystemPackage
import ZipContainer

extension ApplyReport {
    /// The report of a dry run: what a plan would do. Strips are what section headers promise.
    public init(planned plan: SlimmingPlan, reserve: Int, limit: Int?) throws {
        try self.init(plan: plan, freed: plan.steps.map(\.bytesFreed), outcome: nil, reserve: reserve, limit: limit)
    }

    public init(_ outcome: ApplyOutcome) throws {
        try self.init(
            plan: outcome.slimmed.plan, freed: outcome.slimmed.freed, outcome: outcome, reserve: outcome.reserve,
            limit: outcome.limit)
    }

    private init(plan: SlimmingPlan, freed: [Int], outcome: ApplyOutcome?, reserve: Int, limit: Int?) throws {
        let analysis = plan.analysis
        let before = analysis.tree.size
        let total = freed.reduce(0, +)
        let after = outcome?.slimmed.tree.size ?? before - total
        tool = "layerslim \(ToolVersion.number)"
        target = "\(analysis.target.target)"
        targetReason = analysis.target.reason
        tree = Tree(path: analysis.tree.origin.string, bytes: before, files: analysis.tree.fileCount)
        rules = try plan.rules.sources.map {
            .init(name: $0.name, sha256: try SHA256.digest(of: $0.bytes).hex, isBuiltin: $0.isBuiltin)
        }
        stripTools = outcome?.slimmed.tools.map(\.description) ?? []
        rows = RowBuilder(plan: plan, freed: freed).rows
        self.freed = total
        result = outcome.map { Tree(path: "", bytes: $0.slimmed.tree.size, files: $0.slimmed.tree.fileCount) }
        self.limit = Limit(bytes: limit, reserve: reserve, size: after, neighbours: plan.neighbours)
        losses = LossBuilder(plan: plan).losses
        putBack = try outcome.map { try LayerManifest(of: $0.slimmed).putBack } ?? []
        switchedOff = plan.rules.switchedOff
        findings = (outcome?.findings ?? plan.findings).map(ReportFinding.init)
        archive = outcome?.archive.map { Archive($0, isWritten: outcome?.isPublished ?? false) }
        treeOutput = outcome?.treeOutput?.string
        probe = outcome?.probe
        steps = zip(plan.steps, freed).map { step, bytes in
            Step(
                action: step.action.name, path: "\(analysis.tree.files[step.file].path)",
                rule: step.statement.map { "\(plan.rules.statements[$0].location)" }, freed: bytes)
        }
        distributions = try outcome.map { try LayerManifest(of: $0.slimmed).distributions } ?? []
    }
}

extension ApplyReport.Archive {
    init(_ packed: PackedLayer, isWritten: Bool) {
        self.init(
            path: packed.path.string, bytes: packed.size, sha256: packed.digest.hex,
            contents: packed.summary.contentsDigest.hex,
            encoder: packed.summary.encoder.text,
            isDirectUpload: packed.size <= LambdaLimits.directUpload, isWritten: isWritten)
    }
}

/// Adds up the steps of each statement.
private struct RowBuilder {
    let plan: SlimmingPlan
    let freed: [Int]

    private struct Key: Hashable {
        let statement: Int?
        let action: String
    }

    var rows: [ApplyReport.Row] {
        var sums: [Key: (freed: Int, files: Int, cost: Int)] = [:]
        for (step, bytes) in zip(plan.steps, freed) {
            let isRemoval = if case .remove = step.action { true } else { false }
            let cost = isRemoval ? plan.analysis.strippedSize(of: step.file) : bytes
            let key = Key(statement: step.statement, action: step.action.name)
            let sum = sums[key] ?? (0, 0, 0)
            sums[key] = (sum.freed + bytes, sum.files + 1, sum.cost + cost)
        }
        return sums.map { key, sum in
            let statement = key.statement.map { plan.rules.statements[$0] }
            return ApplyReport.Row(
                title: statement?.title ?? "RECORD, written anew", place: statement.map { "\($0.location)" } ?? "",
                action: key.action, because: statement?.reason, freed: sum.freed, files: sum.files, cost: sum.cost)
        }.sorted { left, right in
            (right.freed, left.place, left.action) < (left.freed, right.place, right.action)
        }
    }
}

/// The features that the statements in force give up, with what they would cost.
private struct LossBuilder {
    let plan: SlimmingPlan

    var losses: [ApplyReport.Loss] {
        var costs: [Int: Int] = [:]
        for step in plan.steps {
            guard let statement = step.statement else { continue }
            switch step.action {
            case .remove: costs[statement, default: 0] += plan.analysis.strippedSize(of: step.file)
            // What a patch takes away was never many bytes.
            case .patch: costs[statement, default: 0] += 0
            case .strip, .rewriteRecord: break
            }
        }
        return costs.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.flatMap { number, bytes -> [ApplyReport.Loss] in
            let statement = plan.rules.statements[number]
            return statement.losses.enumerated().map { position, feature in
                ApplyReport.Loss(
                    feature: feature, bytes: position == 0 ? bytes : 0,
                    putBackWith: statement.name.map { "without \($0)" } ?? "keep …")
            }
        }
    }
}
