public import SlimFiles

/// `strip …`: ELF files that lose symbols and debug sections, or with `strip nothing` do not. The last statement that
/// selects a file decides.
public struct StripRule: Sendable, Hashable {
    public let patterns: [GlobPattern]
    /// `except "…"`: what these match, the statement does not select.
    public let exceptions: [GlobPattern]
    /// False for `strip nothing "…"`.
    public let strips: Bool

    public func selects(_ path: BytePath) -> Bool {
        patterns.contains { $0.matches(path) } && !exceptions.contains { $0.matches(path) }
    }
}
