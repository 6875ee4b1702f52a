import LayerImports
import LayerModel
import RuleLanguage

/// What shows only where a layer is seen with the other layers and the function.
struct NeighbourCheck {
    let surroundings: FunctionSurroundings
    var removed: RemovedFiles?
    var requirements: String?
    var jobs = 1

    private var path: LambdaPath { surroundings.path }

    /// Layers that Lambda attaches to one function
    /// (<https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html>).
    static let mostLayers = 5

    func findings() throws -> [Finding] {
        var findings = layerCount + otherTargets
        let shared = SharedDistributions(path)
        findings += shared.findings
        findings += try ShadowedFiles(path: path, shared: shared).findings()
        guard let function = path.neighbours.function else { return findings }
        findings += try FunctionImports(
            function: function, world: surroundings.world, removed: removed, requirements: requirements, jobs: jobs
        ).findings()
        guard let reach = surroundings.reach else { return findings }
        return findings + UnreachedNotes(reach: reach, layer: path.layer, isRemoval: false).findings()
    }

    private var layerCount: [Finding] {
        let count = path.neighbours.layers.count + 1
        guard count > Self.mostLayers else { return [] }
        return [
            Finding(
                .tooManyLayers, .error, "\(count) layers, and Lambda attaches at most \(Self.mostLayers) to a function",
                details: [.init("mend", "put two of them into one zip")])
        ]
    }

    /// Neighbours that cannot be for the layer's target.
    private var otherTargets: [Finding] {
        path.parts.dropFirst().compactMap { part in
            TargetCheck(analysis: part.analysis).finding.map { finding in
                Finding(finding.code, finding.severity, finding.summary, path: part.label, details: finding.details)
            }
        }
    }
}

extension RuleSet {
    /// Modules that `require module` names outside of `package` blocks.
    var modulesRequiredAnyway: [String] {
        statements.flatMap { statement -> [String] in
            guard statement.scope.isEmpty, statement.switchedOff == nil,
                case .require(.modules(let modules)) = statement.rule
            else { return [] }
            return modules.map(\.name)
        }
    }
}
