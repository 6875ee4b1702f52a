import LayerImports
import LayerModel
import RuleLanguage
import SlimDiagnostics
import SlimFiles

/// Globs over no package in particular that take modules which code that stays imports: `**/docs/**` kills boto3.
///
/// Only imports that run when their module is imported, and whose failure nothing catches, count. `from a import b`
/// counts where the source of `a` does not hold the name `b`, so a warning means that an import fails.
struct ImportedRemovals {
    let plan: SlimmingPlan
    let jobs: Int

    private struct Taken {
        let module: ModuleName
        let path: BytePath
        let site: ImportSite
    }

    func diagnostics() throws -> [Diagnostic] {
        let removed = try modulesTakenByGeneralGlobs()
        var search = ImportSearch(analysis: plan.analysis, jobs: jobs)
        let fates = plan.fates
        search.isKept = { fates[$0] == .kept }
        for step in plan.steps {
            if case .patch(let bytes) = step.action { search.replaced[step.file] = bytes }
        }
        let sites = try search.sites(importing: Set(removed.keys))
        var taken: [GlobPattern: [Taken]] = [:]
        for (name, place) in removed {
            let certain = try sites[name]?.first { try $0.context == .module && asksForFile(place.module, $0) }
            guard let site = certain else { continue }
            taken[place.pattern, default: []].append(Taken(module: place.module, path: place.path, site: site))
        }
        return taken.map { diagnostic($0.key, $0.value.sorted { $0.module < $1.module }) }
    }

    /// Whether the import can mean nothing but the file of the module.
    private func asksForFile(_ module: ModuleName, _ site: ImportSite) throws -> Bool {
        let tree = plan.analysis.tree
        let parent = BytePath(module.parts.dropLast().joined(separator: "/")).appending("__init__.py")
        guard site.isAttribute, site.path != parent, let file = plan.analysis.fileIndex[parent],
            plan.isKept(file), let name = module.parts.last
        else { return true }
        return try !tree.withBytes(of: tree.files[file]) { $0.contains(Array(name.utf8)) }
    }

    private typealias Place = (module: ModuleName, path: BytePath, pattern: GlobPattern)

    /// Modules that no kept file provides, each with the pattern that has the last word on it.
    private func modulesTakenByGeneralGlobs() throws -> [String: Place] {
        let analysis = plan.analysis
        var removed: [String: Place] = [:]
        var provided: Set<String> = []
        for (file, entry) in analysis.tree.files.enumerated() {
            guard let module = ModuleName(of: entry.path, target: analysis.target.target) else { continue }
            switch plan.fates[file] {
            case .kept: provided.insert("\(module)")
            case .removed(let statement):
                guard let pattern = generalPattern(of: plan.rules.statements[statement], matching: entry.path) else {
                    continue
                }
                removed["\(module)"] = (module, entry.path, pattern)
            }
        }
        return removed.filter { !provided.contains($0.key) }
    }

    /// The pattern of a `remove` outside of package blocks that begins with a wildcard.
    private func generalPattern(of statement: Statement, matching path: BytePath) -> GlobPattern? {
        guard statement.scope.isEmpty, case .remove(let rule) = statement.rule, case .files(let patterns) = rule.subject
        else { return nil }
        return patterns.first { $0.text.hasPrefix("*") && $0.matches(path) }
    }

    private func diagnostic(_ pattern: GlobPattern, _ taken: [Taken]) -> Diagnostic {
        let shown = taken.prefix(4).map { Diagnostic.Note("\($0.module), by \($0.site.path):\($0.site.line)") }
        let rest = taken.count - shown.count
        let more = rest > 0 ? [Diagnostic.Note("and \(rest) more")] : []
        let keep = "keep \("\(taken[0].path)".asRuleString)"
        return pattern.location.diagnostic(
            "takes-imported", severity: .warning,
            taken.count == 1 ? "takes a module that is imported" : "takes \(taken.count) modules that are imported",
            notes: shown + more,
            help: rest > 0 || taken.count > 1 ? "except them, or \(keep) and so on" : "except it, or \(keep)")
    }
}
