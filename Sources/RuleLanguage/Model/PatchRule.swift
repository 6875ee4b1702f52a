public import SlimFiles

/// `patch "file" …`: replaces text in one file. Of several pairs the first whose text occurs applies.
public struct PatchRule: Sendable, Hashable {
    /// From the site root.
    public let path: BytePath
    /// Where the path is written.
    public let location: RuleLocation
    /// Never empty.
    public let pairs: [Pair]
    /// `otherwise keep "…"`: what stays where no pair's text occurs; nil makes that an error.
    public let fallback: [GlobPattern]?

    public struct Pair: Sendable, Hashable {
        public let old: PatchText
        public let new: PatchText
        /// How often `old` must occur, at least 1.
        public internal(set) var times: Int
    }
}

/// Lines under `replace` or `with`.
public struct PatchText: Sendable, Hashable {
    /// Without line ends.
    public let lines: [String]
    /// The text of the lines, from after the bar of the first to the end of the last.
    public let location: RuleLocation

    /// The lines joined by LF, with none at the end.
    public var text: String { lines.joined(separator: "\n") }
}
