import LayerModel
import PythonPackages
import RuleLanguage
import SlimFiles

/// The `limit` statements of a rule file against a layer. Limits on growth need a baseline and are not judged here.
struct OwnLimits {
    let limits: [(limit: LimitRule, statement: Statement)]
    let analysis: LayerAnalysis
    /// Zipped bytes of each file of the site root and of the whole archive; nil before it is written.
    var zipped: ZippedSizes?

    struct ZippedSizes {
        let files: [Int]
        let archive: Int
    }

    /// - Parameter afterPacking: whether to judge the limits that need the archive, or all others.
    func findings(afterPacking: Bool) -> [Finding] {
        limits.filter { ($0.limit.metric == .zipped) == afterPacking }.flatMap { limit, statement in
            subjects(of: limit.scope).flatMap { name, files in
                violations(limit, value(of: limit, files), name, statement)
            }
        }
    }

    private func violations(_ limit: LimitRule, _ value: Int, _ name: String, _ statement: Statement) -> [Finding] {
        let bounds = limit.bounds.filter { !$0.isIncrease }
        let broken = bounds.filter { !holds($0, value, reserve: limit.reserve?.bytes ?? 0) }
        let fails = limit.combination == .any ? !bounds.isEmpty && broken.count == bounds.count : !broken.isEmpty
        guard fails, let bound = broken.first else { return [] }
        let most = self.most(bound, reserve: limit.reserve?.bytes ?? 0)
        let unit = limit.metric.isCount ? "files" : "bytes"
        return [
            Finding(
                .ownLimit, limit.onlyWarns ? .warning : .error,
                "\(name): \(limit.metric.rawValue) is \(ByteText.grouped(value)) \(unit), "
                    + "\(ByteText.grouped(value - most)) too many",
                path: "\(statement.location)",
                details: [.init("limit", statement.head)] + (statement.reason.map { [.init("because", $0)] } ?? []))
        ]
    }

    /// The largest value that a bound allows.
    private func most(_ bound: LimitRule.Bound, reserve: Int) -> Int {
        let amount =
            switch bound.amount {
            case .bytes(let amount): amount.bytes
            case .count(let count): count
            case .basisPoints: Int.max
            }
        return amount - reserve - (bound.allowsEqual ? 0 : 1)
    }

    private func holds(_ bound: LimitRule.Bound, _ value: Int, reserve: Int) -> Bool {
        value <= most(bound, reserve: reserve)
    }

    private func value(of limit: LimitRule, _ files: [Int]?) -> Int {
        let tree = analysis.tree
        switch limit.metric {
        case .files: return files?.count ?? tree.fileCount
        case .unzipped: return files.map { $0.reduce(0) { $0 + tree.files[$1].size } } ?? tree.size
        case .largestFile:
            return files.map { $0.map { tree.files[$0].size }.max() ?? 0 }
                ?? (tree.files + tree.outside).map(\.size).max() ?? 0
        case .zipped:
            guard let zipped else { return 0 }
            return files.map { $0.reduce(0) { $0 + zipped.files[$1] } } ?? zipped.archive
        }
    }

    /// What a scope covers, with a name for messages; nil files mean the whole layer.
    private func subjects(of scope: LimitRule.Scope) -> [(name: String, files: [Int]?)] {
        switch scope {
        case .total: return [("the layer", nil)]
        case .distributions(let patterns):
            return analysis.distributions.enumerated().compactMap { number, distribution in
                guard patterns.contains(where: { $0.matches(distribution.name.text) }) else { return nil }
                return (distribution.displayName, analysis.files(of: number))
            }
        case .kinds(let names):
            let kinds = Set(names.compactMap { FileKind(rawValue: $0) })
            return [
                (names.joined(separator: ", "), analysis.kinds.indices.filter { kinds.contains(analysis.kinds[$0]) })
            ]
        case .files(let patterns):
            let files = analysis.tree.files.indices.filter { file in
                patterns.contains { $0.matches(analysis.tree.files[file].path) }
            }
            return [(patterns.map(\.text).joined(separator: " "), files)]
        }
    }
}
