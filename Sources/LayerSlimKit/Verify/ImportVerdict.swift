import LayerImports
public import LayerModel
import SlimFiles

/// What can be imported of a layer, and what could be before.
public struct ImportVerdict {
    let comparison: ImportComparison
    let losses: [ImportLoss]
    let hasBefore: Bool
    /// Modules of the layer that could be imported before and cannot now, sorted.
    public let lost: [String]

    /// - Parameter before: nil where nothing is known of it.
    public init(of analysis: LayerAnalysis, before: LayerBefore?, jobs: Int) throws {
        let after = try ModuleWorld(layer: analysis)
        comparison = try ImportComparison(after: after, before: try before?.world(after: analysis), jobs: jobs) {
            file in
            guard let before, let entry = after.file(file) else { return false }
            return (try? before.holdsSame(entry, as: analysis)) ?? false
        }
        hasBefore = before != nil
        lost = before == nil ? [] : comparison.lostModules
        losses = before == nil ? comparison.unanswered() : try comparison.losses()
    }
}
