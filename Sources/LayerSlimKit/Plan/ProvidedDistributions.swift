import LayerModel
public import PythonPackages
import RuleLanguage

/// What other layers bring, read before planning: names and versions by the path that a rule gives.
public struct ProvidedDistributions: Sendable {
    public let layers: [String: [NormalizedName: String]]

    public init(layers: [String: [NormalizedName: String]] = [:]) { self.layers = layers }

    /// The distributions of this layer that `provider` brings as well.
    ///
    /// - Throws: StageError (usage) where another layer brings another version: the copy here is not the same then.
    func members(
        of provider: RemoveRule.Provider, in analysis: LayerAnalysis, statement: Statement
    ) throws(StageError) -> (Set<Int>, [Finding]) {
        switch provider {
        case .runtime:
            let names = LambdaRuntime.packages
            return (
                Set(analysis.distributions.indices.filter { names.contains(analysis.distributions[$0].name.text) }), []
            )
        case .layer(let path, _):
            let brought = layers[path] ?? [:]
            var members: Set<Int> = []
            for (index, distribution) in analysis.distributions.enumerated() {
                guard let version = brought[distribution.name] else { continue }
                guard version == distribution.versionText else {
                    throw StageError(
                        .usage,
                        "\(statement.location): \(path) brings \(distribution.displayName) \(version), "
                            + "this layer \(distribution.versionText)",
                        hint: "pin the same version in both, or except its files")
                }
                members.insert(index)
            }
            return (members, [])
        }
    }
}
