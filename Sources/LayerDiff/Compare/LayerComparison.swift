import LayerSlimKit
import PythonPackages

/// Two layers side by side: groups and files paired, nothing explained yet.
struct LayerComparison {
    let old: LayerSnapshot
    let new: LayerSnapshot
    /// By the name of the distribution or the group; those of the old layer alone come after the others.
    let groups: [Pair]
    /// Empty unless both layers say which files they have.
    let files: [FilePair]

    struct Pair {
        let old: LayerSnapshot.Group?
        let new: LayerSnapshot.Group?

        var bucket: AnalysisReport.Group.Bucket { (new ?? old)?.bucket ?? .unowned }
        var name: String { (new ?? old)?.name ?? "" }
        var title: String { (new ?? old)?.title ?? "" }
        /// Whether the same distribution is there in two versions.
        var isUpdated: Bool { old != nil && new != nil && old?.version != new?.version }
    }

    /// One file of both layers, or of one.
    struct FilePair {
        let old: LayerSnapshot.File?
        let new: LayerSnapshot.File?
        /// Positions in `groups`. They differ where the file changed hands.
        let oldGroup: Int?
        let newGroup: Int?

        var path: String { (new ?? old)?.path ?? "" }
    }

    var isTargetChanged: Bool { old.target != new.target }

    init(old: LayerSnapshot, new: LayerSnapshot) {
        self.old = old
        self.new = new
        let (groups, oldPositions, newPositions) = Self.pair(old.groups, new.groups)
        self.groups = groups
        guard old.hasFiles, new.hasFiles else {
            files = []
            return
        }
        let oldFiles = Self.flattened(old, oldPositions)
        let newFiles = Self.flattened(new, newPositions)
        files = FilePairing(old: oldFiles.map(\.file), new: newFiles.map(\.file)).pairs.map { pair in
            FilePair(
                old: pair.old.map { oldFiles[$0].file }, new: pair.new.map { newFiles[$0].file },
                oldGroup: pair.old.map { oldFiles[$0].group }, newGroup: pair.new.map { newFiles[$0].group })
        }
    }

    private static func flattened(
        _ snapshot: LayerSnapshot, _ positions: [Int]
    ) -> [(file: LayerSnapshot.File, group: Int)] {
        zip(snapshot.groups, positions).flatMap { group, position in group.files.map { ($0, position) } }
    }

    private struct Key: Hashable {
        let bucket: AnalysisReport.Group.Bucket
        let name: String
        /// Counts groups of one name, such as a distribution that is installed twice.
        let number: Int
    }

    private static func pair(
        _ old: [LayerSnapshot.Group], _ new: [LayerSnapshot.Group]
    ) -> (pairs: [Pair], old: [Int], new: [Int]) {
        let newKeys = keys(new)
        let oldKeys = keys(old)
        let oldByKey = Dictionary(uniqueKeysWithValues: zip(oldKeys, old))
        var positions = Dictionary(uniqueKeysWithValues: newKeys.enumerated().map { ($1, $0) })
        var pairs = zip(newKeys, new).map { Pair(old: oldByKey[$0], new: $1) }
        for (key, group) in zip(oldKeys, old) where positions[key] == nil {
            positions[key] = pairs.count
            pairs.append(Pair(old: group, new: nil))
        }
        return (pairs, oldKeys.map { positions[$0] ?? 0 }, newKeys.map { positions[$0] ?? 0 })
    }

    private static func keys(_ groups: [LayerSnapshot.Group]) -> [Key] {
        var counts: [String: Int] = [:]
        return groups.map { group in
            let name = group.bucket == .distribution ? NormalizedName(group.name).text : group.name
            let count = counts["\(group.bucket) \(name)", default: 0]
            counts["\(group.bucket) \(name)"] = count + 1
            return Key(bucket: group.bucket, name: name, number: count)
        }
    }
}
