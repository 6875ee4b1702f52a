import LayerImports
public import LayerModel
import SlimFiles

/// What can be imported of a layer beside its neighbours, and what could be before.
public struct ImportVerdict {
    let comparison: ImportComparison
    let losses: [ImportLoss]
    let hasBefore: Bool
    /// Modules of the layer that could be imported before and cannot now, sorted.
    public let lost: [String]
    /// How many imports that only type checkers follow name what is gone.
    public let typeCheckingOnly: Int

    /// - Parameter before: nil where nothing is known of it.
    public init(
        of analysis: LayerAnalysis, before: LayerBefore?, beside neighbours: LayerNeighbours = .none, jobs: Int
    ) throws {
        let path = LambdaPath(layer: analysis, neighbours: neighbours)
        let after = try path.world()
        // Roots of the layer itself; the others are the same before and after.
        let own = Set(path.folders.indices.filter { path.folders[$0].part == 0 })
        comparison = try ImportComparison(after: after, before: try before?.world(after: path), jobs: jobs) { file in
            guard own.contains(file.root) else { return true }
            guard let before, let entry = after.file(file) else { return false }
            return (try? before.holdsSame(entry, as: analysis)) ?? false
        }
        func isOwn(_ module: String) -> Bool {
            guard let place = after.place(of: module) else { return false }
            // A namespace package has folders and no file.
            let roots = place.file.map { [$0.root] } ?? place.folders.map(\.root)
            return roots.contains(where: own.contains)
        }
        hasBefore = before != nil
        lost = before == nil ? [] : comparison.lostModules.filter(isOwn)
        let all = before == nil ? comparison.unanswered() : try comparison.losses()
        losses = neighbours.isEmpty ? all : all.compactMap { $0.limited(to: isOwn) }
        typeCheckingOnly = try comparison.brokenTypeImports()
    }
}

extension ImportLoss {
    /// What is lost for some modules alone; nil where nothing is.
    fileprivate func limited(to isMeant: (String) -> Bool) -> ImportLoss? {
        let sites = sites.filter { isMeant($0.module) }
        guard !sites.isEmpty else { return nil }
        return ImportLoss(
            cause: cause, effect: effect, sites: sites, modules: modules.filter(isMeant), files: files)
    }
}
