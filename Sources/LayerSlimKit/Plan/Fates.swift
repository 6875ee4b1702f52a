import LayerModel
import PythonPackages
import RuleLanguage
import SlimFiles

/// Decides for each file whether it stays: of the statements that select it, the last has its way.
struct FateDecision {
    private(set) var fates: [SlimmingPlan.Fate]
    /// Files that a `keep "…"` names and that stay through it: no later stage takes them.
    private(set) var namedByKeep: [Bool]
    /// How many files each statement selects, whether or not it has the last word.
    private(set) var matches: [Int]

    private let analysis: LayerAnalysis
    private let paths: [BytePath]
    private let removal: DistributionRemoval

    /// - Parameter active: for each statement whether it counts in this tree.
    init(rules: RuleSet, active: [Bool], analysis: LayerAnalysis, removal: DistributionRemoval) {
        self.analysis = analysis
        self.removal = removal
        paths = analysis.tree.files.map(\.path)
        fates = Array(repeating: .kept, count: paths.count)
        namedByKeep = Array(repeating: false, count: paths.count)
        matches = Array(repeating: 0, count: rules.statements.count)

        for (number, statement) in rules.statements.enumerated() where active[number] {
            switch statement.rule {
            case .remove(let rule): apply(rule, number, removal.members[number] ?? [])
            case .keep(let rule): apply(rule, number)
            default: break
            }
        }
    }

    private mutating func apply(_ rule: RemoveRule, _ statement: Int, _ distributions: Set<Int>) {
        for (file, path) in paths.enumerated() {
            let selected =
                if case .files = rule.subject {
                    rule.selects(path)
                } else if case .distribution(let owner) = analysis.owners[file] {
                    distributions.contains(owner) && !rule.excludes(path)
                } else {
                    false
                }
            if selected { settle(file, .removed(statement: statement), statement) }
        }
    }

    private mutating func apply(_ rule: KeepRule, _ statement: Int) {
        switch rule.subject {
        case .files:
            for (file, path) in paths.enumerated() where rule.selects(path) {
                settle(file, .kept, statement)
                namedByKeep[file] = true
            }
        case .metadata(let kinds):
            for (file, path) in paths.enumerated() {
                guard let inside = Self.pathInDistInfo(path), !rule.excludes(path) else { continue }
                let kind = MetadataKind(pathInDistInfo: inside)
                let stays = kind.map { kinds.contains($0) || MetadataKind.always.contains($0) } ?? false
                // A distribution that is removed goes with its metadata; `keep metadata` is about what stays.
                if stays, case .removed(let by) = fates[file], removal.members[by] != nil { continue }
                settle(file, stays ? .kept : .removed(statement: statement), statement)
            }
        }
    }

    private mutating func settle(_ file: Int, _ fate: SlimmingPlan.Fate, _ statement: Int) {
        fates[file] = fate
        matches[statement] += 1
        if fate != .kept { namedByKeep[file] = false }
    }

    /// What follows the `*.dist-info` folder in a path, nil for files elsewhere.
    static func pathInDistInfo(_ path: BytePath) -> [UInt8]? {
        guard let slash = path.bytes.firstIndex(of: UInt8(ascii: "/")),
            path.bytes[..<slash].suffix(10).elementsEqual(".dist-info".utf8)
        else { return nil }
        return Array(path.bytes[(slash + 1)...])
    }
}
