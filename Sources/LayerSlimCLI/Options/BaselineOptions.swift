import ArgumentParser
import LayerDiff
import LayerModel
import LayerSlimKit
import SystemPackage

/// What an `apply` compares its result with.
struct BaselineOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The layer before: limits on growth are judged by it.", valueName: "file"))
    var baseline: String?

    @Flag(help: "Where the baseline is missing, do without, and say so.")
    var baselineOptional = false

    /// The named baseline; nil where none was named, or where it is missing and that is allowed.
    func read(_ common: CommonOptions, _ console: Console) throws -> LayerSnapshot? {
        guard let baseline else { return nil }
        var reader = SnapshotReader()
        reader.jobs = common.workers
        let snapshot = try reader.readBaseline(FilePath(baseline), isOptional: baselineOptional)
        if snapshot == nil, !common.quiet { console.note("there is no baseline \(baseline): nothing is compared") }
        return snapshot
    }

    /// What limits on growth are judged by.
    func limitBaseline(_ snapshot: LayerSnapshot?, target: LambdaTarget) -> LimitBaseline {
        guard let snapshot else {
            return .absent(reason: baseline.map { "there is no \($0)" } ?? "no baseline was named")
        }
        guard snapshot.target == "\(target)" else {
            return .absent(reason: "the baseline is of another target, \(snapshot.target)")
        }
        return .known(LimitSubject(snapshot))
    }

    /// The comparison for people, after the report of the work.
    func comparison(_ snapshot: LayerSnapshot?, _ outcome: ApplyOutcome, showsAll: Bool) throws -> String {
        guard let snapshot, let baseline else { return "" }
        let path = outcome.archive?.path.string ?? outcome.treeOutput?.string ?? "the result"
        var request = DiffRequest(old: snapshot, oldPath: baseline, new: try LayerSnapshot(outcome), newPath: path)
        request.reserve = outcome.reserve
        request.limit = outcome.limit
        return "\n" + DiffReport(request).text(showsAll: showsAll)
    }
}
