public import SlimFiles

/// `keep …`: files that stay, whatever an earlier statement says.
public struct KeepRule: Sendable, Hashable {
    public let subject: Subject
    /// `except "…"`: what these match, the statement does not select.
    public let exceptions: [GlobPattern]

    public enum Subject: Sendable, Hashable {
        /// `keep "…"`: files that one of the patterns matches.
        case files([GlobPattern])
        /// `keep metadata …`: decides over every file in a `*.dist-info` folder. Those of these kinds stay, and the
        /// ones that always do; the others go.
        case metadata(Set<MetadataKind>)
    }

    public func excludes(_ path: BytePath) -> Bool {
        exceptions.contains { $0.matches(path) }
    }

    /// Whether a `keep "…"` selects the file; false for `keep metadata`, which goes by kinds.
    public func selects(_ path: BytePath) -> Bool {
        guard case .files(let patterns) = subject else { return false }
        return patterns.contains { $0.matches(path) } && !excludes(path)
    }
}
