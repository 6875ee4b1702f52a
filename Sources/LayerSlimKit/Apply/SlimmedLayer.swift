public import LayerModel

/// A layer after its plan was carried out, not yet checked. The input is as it was.
public struct SlimmedLayer: Sendable {
    public let plan: SlimmingPlan
    /// The tree as it will be packed.
    public let tree: LayerTree
    /// One for each strip step, sorted by file.
    public let strips: [StripResult]
    /// The tools that were there, the preferred one first.
    public let tools: [StripTool]
    /// Bytes that each step freed, in the order of the plan's steps.
    public let freed: [Int]

    public var bytesFreed: Int { freed.reduce(0, +) }

    /// Files that were to be stripped and keep their symbols.
    public var putBack: [StripResult] {
        strips.filter { $0.newSize == nil }
    }

    /// Files that a tool damaged and that no other could strip either: what they would have freed is lost.
    public var damaged: [StripResult] { putBack.filter { $0.refusals.contains(where: \.isUnsafe) } }
}
