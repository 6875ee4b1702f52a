public import PythonPackages
public import SlimFiles

/// `accept LS501 …`: a finding that the user lives with.
public struct AcceptRule: Sendable, Hashable {
    /// Identifiers such as `LS501`; never empty.
    public let findings: [String]
    /// Where: files that one of these matches, or distributions of these names. Both empty: everywhere.
    public let patterns: [GlobPattern]
    public let distributions: [NormalizedName]

    /// Whether the statement takes a finding that concerns this file or distribution, if any.
    public func accepts(_ finding: String, path: BytePath?, distribution: NormalizedName?) -> Bool {
        guard findings.contains(finding) else { return false }
        if patterns.isEmpty && distributions.isEmpty { return true }
        if let path, patterns.contains(where: { $0.matches(path) }) { return true }
        return distribution.map(distributions.contains) ?? false
    }
}
