import LayerModel
import PythonPackages
import SlimFiles

/// Distributions that several parts of a function hold.
struct SharedDistributions {
    fileprivate struct Holder {
        let part: LambdaPath.Part
        let distribution: Int

        var version: String { part.analysis.distributions[distribution].versionText }
        var name: String { part.analysis.distributions[distribution].displayName }
        var described: String { "\(version) in \(part.label)" }
    }

    private let shared: [(name: NormalizedName, holders: [Holder])]
    private let sizes: [String: [Int]]

    init(_ path: LambdaPath) {
        let parts = path.parts
        var holders: [NormalizedName: [Holder]] = [:]
        for part in parts {
            for (index, distribution) in part.analysis.distributions.enumerated()
            where !(holders[distribution.name]?.contains { $0.part.label == part.label } ?? false) {
                holders[distribution.name, default: []].append(Holder(part: part, distribution: index))
            }
        }
        shared = holders.filter { $0.value.count > 1 }.sorted { $0.key.text < $1.key.text }.map { ($0, $1) }
        sizes = Dictionary(
            parts.map { ($0.label, $0.analysis.distributionSizes) }, uniquingKeysWith: { first, _ in first })
    }

    /// Names of those that are everywhere in the same version.
    var sameVersion: Set<NormalizedName> { Set(shared.filter { $0.holders.haveOneVersion }.map(\.name)) }
    /// Names of those in different versions.
    var otherVersions: Set<NormalizedName> { Set(shared.filter { !$0.holders.haveOneVersion }.map(\.name)) }

    var findings: [Finding] { sameVersionNotes + otherVersionWarnings }

    /// One note for all that the same parts hold.
    private var sameVersionNotes: [Finding] {
        let same = shared.filter { $0.holders.haveOneVersion }
        let groups = Dictionary(grouping: same) { $0.holders.map(\.part.label) }
        return groups.sorted { $0.key.joined() < $1.key.joined() }.map { labels, members in
            let rows = members.map { member in
                (name: member.holders[0], spare: spareBytes(member.holders))
            }.sorted { ($1.spare, $0.name.name) < ($0.spare, $1.name.name) }
            let details = rows.prefix(5).map { row in
                Finding.Detail(ByteText.short(row.spare), "\(row.name.name) \(row.name.version)")
            }
            let more = rows.count > 5 ? [Finding.Detail("", "and \(rows.count - 5) more")] : []
            let others = labels.filter { $0 != "this layer" && $0 != "your function" }
            let mend = others.first.map { [Finding.Detail("mend", "remove provided-by \($0.asQuoted)")] } ?? []
            return Finding(
                .distributionTwice, .note,
                "\(ByteText.counted(rows.count, "distribution")) in \(labels.joined(separator: " and ")) alike: "
                    + "\(ByteText.short(rows.reduce(0) { $0 + $1.spare })) that are there more than once",
                details: details + more + mend)
        }
    }

    private var otherVersionWarnings: [Finding] {
        shared.filter { !$0.holders.haveOneVersion }.map { _, holders in
            Finding(
                .otherVersion, .warning,
                "\(holders[0].name) is there in several versions: "
                    + holders.map(\.described).joined(separator: ", "),
                details: [
                    .init("wins", Self.winner(of: holders)),
                    .init("mend", "pin one version in all of them, and keep it in one"),
                ])
        }
    }

    private func spareBytes(_ holders: [Holder]) -> Int {
        let winner = holders.min { $0.part.rank < $1.part.rank }?.part.label
        return holders.filter { $0.part.label != winner }.reduce(0) {
            $0 + (sizes[$1.part.label]?[$1.distribution] ?? 0)
        }
    }

    /// Which copy Python imports, and why.
    private static func winner(of holders: [Holder]) -> String {
        let ordered = holders.sorted { $0.part.rank < $1.part.rank }
        let first = ordered[0].part
        let second = ordered[1].part
        if first.rank == 0 { return "your function's, since /var/task comes first on sys.path" }
        if first.analysis.isVersioned != second.analysis.isVersioned {
            return "the one in \(first.label), since \(first.analysis.tree.sitePrefix) comes before "
                + "\(second.analysis.tree.sitePrefix) on sys.path"
        }
        return
            "the one in \(first.label), which is unpacked later; files that only the other has stay, so that the two "
            + "mix"
    }
}

extension [SharedDistributions.Holder] {
    fileprivate var haveOneVersion: Bool { Set(map(\.version)).count == 1 }
}

extension String {
    fileprivate var asQuoted: String { "\"\(self)\"" }
}
