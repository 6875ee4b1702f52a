public import PythonPackages
public import SlimFiles

/// `remove …`: takes files out of the layer.
public struct RemoveRule: Sendable, Hashable {
    public let subject: Subject
    /// `except "…"`: what these match, the statement does not select.
    public let exceptions: [GlobPattern]

    public enum Subject: Sendable, Hashable {
        /// `remove "…"`: files that one of the patterns matches.
        case files([GlobPattern])
        /// `remove NAME`: distributions, with what was reachable from the roots through them only.
        case distributions([NormalizedName])
        /// `remove orphan libraries`: shared libraries that no kept file can load.
        case orphanLibraries
        /// `remove unrequired`: distributions outside the closure of the roots.
        case unrequired
        /// `remove unreached`: distributions that no import of the function reaches.
        case unreached
        /// `remove provided-by …`: what something else brings in the same version.
        case providedBy(Provider)
    }

    public enum Provider: Sendable, Hashable {
        /// Packages that the Lambda runtime brings.
        case runtime
        /// Another layer: a zip or a tree, by its path as written.
        case layer(path: String, location: RuleLocation)
    }

    public func excludes(_ path: BytePath) -> Bool {
        exceptions.contains { $0.matches(path) }
    }

    /// Whether a `remove "…"` selects the file; false for all other subjects, which need more than a path.
    public func selects(_ path: BytePath) -> Bool {
        guard case .files(let patterns) = subject else { return false }
        return patterns.contains { $0.matches(path) } && !excludes(path)
    }
}
