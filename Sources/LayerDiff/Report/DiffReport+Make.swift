public import LayerModel
import LayerSlimKit

extension DiffReport {
    public init(_ request: DiffRequest) {
        let comparison = request.old.map { LayerComparison(old: $0, new: request.new) }
        let rows = comparison.map { DiffRows($0) }
        tool = "layerslim \(ToolVersion.number)"
        name = request.name
        old = request.old.map { Side($0, path: request.oldPath) }
        new = Side(request.new, path: request.newPath)
        change = request.old.map { request.new.total - $0.total }
        isTargetChanged = comparison?.isTargetChanged ?? false
        notes =
            comparison.map(DiffNotes.lines)
            ?? ["there is no baseline \(request.oldPath): nothing is compared, and no limit on growth is judged"]
        limit = .init(bytes: request.limit, reserve: request.reserve, size: request.new.total.bytes)
        budgets = []
        limitChanges = []
        causes = rows?.causes ?? []
        groups = rows?.groups ?? request.new.groups.map { Row(alone: $0) }
        kinds = rows?.kinds ?? Row.kinds(nil, request.new.kinds ?? [:])
        files = rows?.files ?? []
        let features = comparison.map { FeatureChange($0) }
        gained = features?.gained ?? []
        lost = features?.lost ?? []
    }
}

extension DiffReport {
    /// Looks for shipped rules that would make the new layer fit, where it does not.
    public mutating func findWayToFit(_ analysis: LayerAnalysis, _ snapshot: LayerSnapshot, jobs: Int) {
        let needed = DiffVerdict(self).excess
        guard needed > 0 else { return }
        let made = snapshot.manifest.map { RulesInForce($0) } ?? .none
        wayToFit = WayToFit(of: analysis, made: made, needed: needed, jobs: jobs)
    }
}

extension DiffReport.Side {
    fileprivate init(_ snapshot: LayerSnapshot, path: String) {
        self.init(
            path: path, tool: snapshot.tool, target: snapshot.target, amount: snapshot.total,
            encoder: snapshot.encoder, hasRules: snapshot.manifest != nil)
    }
}

/// What could not be compared as well as it should.
private enum DiffNotes {
    static func lines(_ comparison: LayerComparison) -> [String] {
        let (old, new) = (comparison.old, comparison.new)
        var notes: [String] = []
        if comparison.isTargetChanged {
            notes.append(
                "the target changed from \(old.target) to \(new.target): limits on growth are not judged")
        }
        if !old.hasFiles || !new.hasFiles {
            notes.append("compared by distribution only: a report of apply does not list the files that stay")
        }
        if (old.total.zipped == nil) != (new.total.zipped == nil) {
            notes.append(
                "zipped sizes are not compared: \(old.total.zipped == nil ? "the old" : "the new") layer has none")
        }
        return notes
    }
}

/// Public features that the rules of one layer give up and those of the other do not.
private struct FeatureChange {
    let gained: [String]
    let lost: [String]

    init(_ comparison: LayerComparison) {
        guard let old = comparison.old.manifest, let new = comparison.new.manifest else {
            (gained, lost) = ([], [])
            return
        }
        let before = Set(Self.removing(old).flatMap(\.loses))
        let after = Set(Self.removing(new).flatMap(\.loses))
        gained = before.subtracting(after).sorted()
        lost = after.subtracting(before).sorted()
    }

    /// Statements that took a file; those that only rescued or stripped give nothing up.
    private static func removing(_ manifest: LayerManifest) -> [LayerManifest.Statement] {
        let used = Set(manifest.removed.map(\.statement))
        return manifest.statements.indices.filter(used.contains).map { manifest.statements[$0] }
    }
}
