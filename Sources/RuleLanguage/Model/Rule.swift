public import SlimFiles

/// What a statement asks for.
public enum Rule: Sendable, Hashable {
    case limit(LimitRule)
    case remove(RemoveRule)
    case keep(KeepRule)
    case strip(StripRule)
    case patch(PatchRule)
    case require(RequireRule)
    case accept(AcceptRule)
    case setting(SettingRule)
}

/// A glob and the place where it is written.
public struct GlobPattern: Sendable, Hashable {
    public let glob: Glob
    public let location: RuleLocation

    public init(glob: Glob, location: RuleLocation) {
        self.glob = glob
        self.location = location
    }

    public var text: String { glob.text }

    public func matches(_ path: BytePath) -> Bool { glob.matches(path) }
}
