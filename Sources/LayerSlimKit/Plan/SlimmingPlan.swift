public import LayerModel
public import RuleLanguage

/// What is to be done to a tree, and which statement asked for it. Making one changes nothing.
public struct SlimmingPlan: Sendable {
    public let rules: RuleSet
    public let analysis: LayerAnalysis
    /// What happens to each file of the site root, in the order of `analysis.tree.files`.
    public let fates: [Fate]
    /// Sorted by path; a file that several patches change, or one and a strip, has one for each.
    public let steps: [Step]
    /// Statements that asked for something and matched nothing, and the like.
    public let findings: [Finding]
    /// What the layer is to run beside.
    var neighbours = LayerNeighbours.none

    public enum Fate: Sendable, Hashable {
        case kept
        /// Index into `rules.statements`.
        case removed(statement: Int)
    }

    /// One change to one file.
    public struct Step: Sendable {
        public let action: Action
        /// Index into `analysis.tree.files`.
        public let file: Int
        /// Index into `rules.statements`; nil for a RECORD that follows from other steps.
        public let statement: Int?
        /// Bytes that the step frees: exact for removals and patches, for a strip what its sections promise.
        public let bytesFreed: Int
    }

    public enum Action: Sendable {
        case remove
        /// What the file holds after this patch and those before it.
        case patch([UInt8])
        case strip
        /// RECORD is written anew for the files that changed or went.
        case rewriteRecord(distribution: Int)

        /// The word for it in reports.
        public var name: String {
            switch self {
            case .remove: "remove"
            case .patch: "patch"
            case .strip: "strip"
            case .rewriteRecord: "rewrite"
            }
        }
    }

    /// Bytes that leave the tree, as far as a plan can tell.
    public var bytesFreed: Int { steps.reduce(0) { $0 + $1.bytesFreed } }

    public func isKept(_ file: Int) -> Bool { fates[file] == .kept }
}
