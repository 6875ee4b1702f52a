public import PythonPackages

/// `when …`: the statement counts only where a distribution is installed in one of these versions.
public struct VersionCondition: Sendable, Hashable {
    public let distribution: NormalizedName
    public let versions: SpecifierSet
    /// As written, such as `>=2.2,<2.3`.
    public let text: String

    /// Installed pre-releases count: 8.1rc1 is in `<9`.
    public func contains(_ version: Version) -> Bool {
        versions.contains(version, prereleases: true)
    }
}
