import LayerDiff
import LayerModel
import LayerSlimKit
import RuleLanguage
import SlimFiles
import SystemPackage

/// The versions of baseline and rules that a change brings, beside those that it is judged by.
struct ProposedChanges {
    let folder: String?
    let old: String
    let rules: String?

    /// nil where no folder was named, or the rules are not in it.
    func ruleSet() throws -> RuleSet? {
        guard let rules, let path = path(of: rules), exists(path) else { return nil }
        return try RuleFiles.load(path).rules
    }

    /// A baseline that is gone is edited too; one that is new is not.
    func isBaselineEdited() throws -> Bool {
        guard let path = path(of: old), exists(old) else { return false }
        guard exists(path) else { return true }
        // Trees and zips are built anew for every comparison.
        guard case .success(let before) = Result(catching: { try readFile(at: FilePath(old)) }) else { return false }
        return try readFile(at: FilePath(path)) != before
    }

    /// A change with its place as it is in the repository.
    func relative(_ change: LimitChange) -> LimitChange {
        guard let prefix = path(of: ""), change.place.hasPrefix(prefix) else { return change }
        return LimitChange(
            kind: change.kind, was: change.was, now: change.now, place: String(change.place.dropFirst(prefix.count)))
    }

    private func path(of name: String) -> String? { folder.map { $0.hasSuffix("/") ? $0 + name : "\($0)/\(name)" } }

    private func exists(_ path: String) -> Bool { SystemPaths.exists(FilePath(path)) }
}
