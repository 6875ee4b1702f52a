/// Adds up the changes of files by cause.
struct CauseTable {
    struct Sum {
        var bytes = 0
        var zipped = 0
        var files = 0
        /// Bytes by group; a cause that moves bytes from one group to another is as large as what it moves.
        var groups: [Int: Int] = [:]
        /// A few of the files, for people.
        var examples: [String] = []

        var weight: Int { groups.values.reduce(0) { $0 + abs($1) } }
    }

    private(set) var sums: [CauseKey: Sum] = [:]

    mutating func add(_ key: CauseKey, bytes: Int, zipped: Int, group: Int, path: String?) {
        sums[key, default: Sum()].bytes += bytes
        sums[key, default: Sum()].zipped += zipped
        sums[key, default: Sum()].groups[group, default: 0] += bytes
        guard let path else { return }
        sums[key, default: Sum()].files += 1
        sums[key, default: Sum()].examples.append(path)
    }

    /// Bytes that change hands: they leave one group and enter another.
    mutating func move(_ key: CauseKey, bytes: Int, from old: Int, to new: Int) {
        sums[key, default: Sum()].groups[old, default: 0] -= bytes
        sums[key, default: Sum()].groups[new, default: 0] += bytes
    }
}
