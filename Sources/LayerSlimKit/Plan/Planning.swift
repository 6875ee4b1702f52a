import LayerModel
import PythonPackages
import RuleLanguage
import SlimFiles
import SystemPackage

/// Reads what a plan needs beside the analysis, then plans: files that patches name, and other layers.
struct Planning {
    let rules: RuleSet
    let analysis: LayerAnalysis
    let isStrict: Bool

    func plan() throws -> SlimmingPlan {
        var planner = Planner(rules: rules, analysis: analysis)
        planner.isStrict = isStrict
        let active = rules.activeStatements(installed: analysis.installedVersions)
        var layers: [String: [NormalizedName: String]] = [:]
        for statement in active {
            switch statement.rule {
            case .patch(let patch):
                guard let file = analysis.fileIndex[patch.path] else { continue }
                planner.patchTargets[patch.path] = try analysis.tree.read(analysis.tree.files[file])
            case .remove(let remove):
                guard case .providedBy(.layer(let path, let location)) = remove.subject, layers[path] == nil else { continue }
                layers[path] = try distributions(of: FilePath(location.file).removingLastComponent().pushing(FilePath(path)))
            default: break
            }
        }
        planner.provided = ProvidedDistributions(layers: layers)
        let mentions = LibraryMentions(analysis: analysis)
        // What cannot be read counts as mentioned: such a library stays.
        planner.mentions = { library, isKept in (try? mentions.mentions(library, isKept: isKept)) ?? true }
        return try planner.plan()
    }

    private func distributions(of layer: FilePath) throws -> [NormalizedName: String] {
        let tree = try LayerTree.load(layer)
        let other = try Analyzer(target: analysis.target.target).analyze(tree)
        return Dictionary(other.distributions.map { ($0.name, $0.versionText) }, uniquingKeysWith: { first, _ in first })
    }
}
