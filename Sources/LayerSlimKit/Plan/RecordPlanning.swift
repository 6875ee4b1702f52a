import LayerModel
import PythonPackages
import SlimFiles

/// Finds the RECORDs that a plan leaves wrong: they name files that go or change.
struct RecordPlanning {
    let analysis: LayerAnalysis
    let fates: [SlimmingPlan.Fate]
    /// Files that are removed, patched or stripped.
    let changed: Set<Int>

    var steps: [SlimmingPlan.Step] {
        analysis.distributions.enumerated().compactMap { number, distribution in
            guard let record = distribution.record,
                let file = analysis.fileIndex[distribution.folder.appending("RECORD")], fates[file] == .kept
            else { return nil }
            var isStale = false
            let shortened = record.rewritten { entry in
                guard case .inside(let path) = entry.location else { return .keep }
                let target = analysis.fileIndex[BytePath(bytes: path)]
                let isGone = target.map { fates[$0] != .kept } ?? true
                if isGone || target.map(changed.contains) ?? false { isStale = true }
                return isGone ? .drop : .keep
            }
            guard isStale else { return nil }
            return .init(
                action: .rewriteRecord(distribution: number), file: file, statement: nil,
                bytesFreed: analysis.tree.files[file].size - shortened.count)
        }
    }
}
