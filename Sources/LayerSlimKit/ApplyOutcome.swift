public import LayerModel
public import SystemPackage

/// Everything that came of an `apply`, for the reports.
public struct ApplyOutcome: Sendable {
    public let slimmed: SlimmedLayer
    /// The slimmed tree, analyzed.
    public let after: LayerAnalysis
    /// Errors first.
    public var findings: [Finding]
    public let reserve: Int
    /// nil where the limit is off.
    public let limit: Int?
    /// nil where a check failed before there was one, or where none was asked for.
    public var archive: PackedLayer?
    /// Whether the archive has its final name.
    public var isPublished = false
    public var treeOutput: FilePath?
    /// nil where none was asked for, or a check failed before it.
    public var probe: Probe?

    /// Imports that were tried for real.
    public struct Probe: Codable, Sendable {
        /// The interpreter's path.
        public let python: String
        /// How many modules were tried.
        public let modules: Int
        public let failed: Int
    }

    public init(slimmed: SlimmedLayer, after: LayerAnalysis, findings: [Finding], reserve: Int, limit: Int?) {
        self.slimmed = slimmed
        self.after = after
        self.findings = findings
        self.reserve = reserve
        self.limit = limit
    }

    public var hasErrors: Bool { findings.hasErrors }
}

extension [Finding] {
    public var hasErrors: Bool { contains { $0.severity == .error } }
}
