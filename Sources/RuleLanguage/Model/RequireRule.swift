/// `require …`: what must be in the result.
public enum RequireRule: Sendable, Hashable {
    /// `require "…"`: each pattern must match a file.
    case files([GlobPattern])
    /// `require module …`: each must import, by the checks.
    case modules([Module])

    /// A dotted name.
    public struct Module: Sendable, Hashable {
        public let name: String
        public let location: RuleLocation
    }
}
