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
    let jobs: Int
    var neighbours = LayerNeighbours.none
    /// Whether `remove unreached` without a function is an error; else it takes nothing.
    var demandsFunction = false

    init(rules: RuleSet, analysis: LayerAnalysis, isStrict: Bool, jobs: Int = 1) {
        self.rules = rules
        self.analysis = analysis
        self.isStrict = isStrict
        self.jobs = jobs
    }

    func plan() throws -> SlimmingPlan { try planner().plan() }

    func planner() throws -> Planner {
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
                if case .unreached = remove.subject { try addUnreached(to: &planner, statement) }
                guard case .providedBy(.layer(let path, let location)) = remove.subject, layers[path] == nil else {
                    continue
                }
                layers[path] = try distributions(
                    of: FilePath(location.file).removingLastComponent().pushing(FilePath(path)))
            default: break
            }
        }
        planner.neighbours = neighbours
        planner.provided = ProvidedDistributions(layers: layers)
        let mentions = LibraryMentions(analysis: analysis, jobs: jobs)
        // Where a file cannot be read, all count as mentioned: libraries stay.
        planner.mentions = { libraries, isKept in
            (try? mentions.mentioned(libraries, isKept: isKept)) ?? Set(libraries)
        }
        return planner
    }

    private func addUnreached(to planner: inout Planner, _ statement: Statement) throws {
        guard planner.reachNotes.isEmpty else { return }
        guard neighbours.function != nil else {
            guard demandsFunction else { return }
            throw StageError(
                .usage, "\(statement.location): remove unreached has to know the function",
                hint: "name its folder or zip with --function, or leave the rule out with `without`")
        }
        let path = LambdaPath(layer: analysis, neighbours: neighbours)
        let reach = try FunctionReach(path, in: path.world(), required: rules.modulesRequiredAnyway, jobs: jobs)
        planner.unreached = reach.unreached
        planner.reachNotes = UnreachedNotes(reach: reach, layer: analysis, isRemoval: true).findings()
    }

    private func distributions(of layer: FilePath) throws -> [NormalizedName: String] {
        let tree = try LayerTree.load(layer)
        let other = try Analyzer(target: analysis.target.target).analyze(tree)
        return Dictionary(
            other.distributions.map { ($0.name, $0.versionText) }, uniquingKeysWith: { first, _ in first })
    }
}
