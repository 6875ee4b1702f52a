import LayerModel
import LayerSlimKit

/// Puts the causes of a comparison into words.
struct CauseText {
    let comparison: LayerComparison

    typealias Words = (kind: Cause.Kind, subject: String, text: String, details: [ReportFinding.Detail])

    func words(_ key: CauseKey, _ sum: CauseTable.Sum) -> Words {
        switch key {
        case .version(let group):
            let pair = comparison.groups[group]
            let (old, new) = (pair.old?.version ?? "", pair.new?.version ?? "")
            return (.version, pair.name, "\(pair.name) \(old) → \(new)", [])
        case .added(let group): return DistributionCause(comparison: comparison).added(comparison.groups[group])
        case .removed(let group): return DistributionCause(comparison: comparison).removed(comparison.groups[group])
        case .released(let statement):
            return RuleCause(comparison: comparison).released(statement)
        case .taken(let statement):
            return RuleCause(comparison: comparison).taken(statement)
        case .putBack(let group): return putBack(comparison.groups[group], sum)
        case .stripTaken(let group):
            let name = comparison.groups[group].title
            return (.stripTaken, name, "strip works again for \(counted(sum)) of \(name)", [])
        case .notStripped:
            return (.notStripped, "", "\(counted(sum)) not stripped any more", examples(sum))
        case .stripped: return (.stripped, "", "\(counted(sum)) stripped now", [])
        case .patch(let group):
            return (.patch, comparison.groups[group].title, "patch of \(sum.examples.first ?? "a file") changed", [])
        case .recordLost(let group): return record(.recordLost, comparison.groups[group])
        case .recordFound(let group): return record(.recordFound, comparison.groups[group])
        case .encoder:
            let (old, new) = (comparison.old.encoder, comparison.new.encoder)
            let names = old.flatMap { old in new.map { ": \(old) → \($0)" } } ?? ": the same files, other zipped sizes"
            return (.encoder, "", "encoder changed\(names)", [])
        case .target:
            return (.target, "", "target changed: \(comparison.old.target) → \(comparison.new.target)", [])
        case .contents(let group):
            let pair = comparison.groups[group]
            let version = pair.new?.version ?? pair.old?.version
            let remark = version.map { " \($0): other contents under the same version" } ?? ": files came or changed"
            return (.contents, pair.title, pair.title + remark, examples(sum))
        case .bookkeeping:
            return (.bookkeeping, "", "RECORD, manifest and archive, which follow from the rest", [])
        case .unknown(let group):
            let title = comparison.groups[group].title
            return (.unknown, title, "\(title): one of the reports does not list files", [])
        }
    }

    private func putBack(_ pair: LayerComparison.Pair, _ sum: CauseTable.Sum) -> Words {
        let rows = (comparison.new.manifest?.putBack ?? []).filter { sum.examples.contains($0.path) }
        let details = rows.prefix(3).map { ReportFinding.Detail(label: "file", text: "\($0.path): \($0.reason)") }
        return (
            .stripPutBack, pair.title,
            "strip put back: \(counted(sum)) of \(pair.title) keep\(sum.files == 1 ? "s its" : " their") symbols",
            details
        )
    }

    private func record(_ kind: Cause.Kind, _ pair: LayerComparison.Pair) -> Words {
        let what =
            kind == .recordLost
            ? "lost its RECORD: which files are its own is told by names only"
            : "has a RECORD again, which says which files are its own"
        return (kind, pair.name, "\(pair.name) \(pair.new?.version ?? "") \(what)", [])
    }

    private func counted(_ sum: CauseTable.Sum) -> String { ByteText.counted(sum.files, "file") }

    private func examples(_ sum: CauseTable.Sum) -> [ReportFinding.Detail] {
        sum.examples.prefix(3).map { ReportFinding.Detail(label: "file", text: $0) }
    }
}
