import LayerModel

/// The modules that running certain modules may lead to.
public struct ImportReach: Sendable {
    /// How sure it is that a module is imported.
    public enum Certainty: Int, Sendable, Hashable, Comparable {
        /// Only by a name that code puts together or looks up: an entry point, a literal beside a computed
        /// `importlib.import_module`, a string in an extension module.
        case named
        /// By imports inside functions that are not the function's own: of those that are called, if any.
        case deferred
        /// By import statements, or calls and lazy tables with literal names.
        case imported

        public static func < (left: Certainty, right: Certainty) -> Bool { left.rawValue < right.rawValue }
    }

    /// What leads to a module.
    public struct Step: Sendable, Hashable {
        /// The file whose code leads there; nil for the modules that the search began with.
        public let file: ModuleFile?
        /// Counted from 1; nil in files without lines.
        public let line: Int?
        /// The entry point group that the code reads, where that is the way.
        public let group: String?
        public let certainty: Certainty
        /// Whether this step is by a name; else an import, which is as certain as the file that has it.
        public var isByName = false
    }

    /// By dotted name. A module is as certain as the weakest step of the best chain that leads to it.
    public let steps: [String: Step]
    /// Modules outside of `steps` that imports in a `try` which lives with their failure name, with the first of those.
    public let guarded: [String: Step]

    /// - Parameters:
    ///   - modules: where the search begins.
    ///   - isOwn: whether a file is the function's own, so that its guarded imports count like any other.
    ///   - plugins: modules that entry points name, by their group.
    public init(
        of modules: [String], in world: ModuleWorld, plugins: [String: [String]], jobs: Int,
        isOwn: @escaping @Sendable (ModuleFile) -> Bool
    ) throws {
        var search = ReachSearch(world: world, plugins: plugins, jobs: jobs, isOwn: isOwn)
        for module in modules { search.begin(at: module) }
        try search.run()
        steps = search.steps
        guarded = search.guarded.filter { search.steps[$0.key] == nil }
    }
}
