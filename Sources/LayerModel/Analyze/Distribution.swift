public import PythonPackages
public import SlimFiles

/// An installed distribution, as its `*.dist-info` folder describes it
/// (<https://packaging.python.org/en/latest/specifications/recording-installed-packages/>).
public struct Distribution: Sendable {
    /// The `*.dist-info` folder, from the site root.
    public let folder: BytePath
    public let name: NormalizedName
    /// The name as METADATA spells it.
    public let displayName: String
    /// The version as METADATA spells it; empty where nothing says it.
    public let versionText: String
    /// nil where the version is missing or not of PEP 440.
    public let version: Version?
    /// nil where METADATA is missing or has no Name.
    public let metadata: CoreMetadata?
    /// nil where RECORD is missing.
    public let record: RecordFile?
    /// Whether pip was asked for it by name (REQUESTED, PEP 376).
    public let isRequested: Bool
    /// Names in `top_level.txt`, where the distribution has one.
    public let topLevel: [String]
    /// Whether it ships the text of a licence.
    public let hasLicenceText: Bool
}

/// Whose file it is.
public enum FileOwner: Sendable, Hashable {
    /// Index into the distributions.
    case distribution(Int)
    /// Several distributions list it in their RECORD.
    case shared([Int])
    /// No distribution lists it; the top-level folder, or for a file at the root its name without endings.
    case unowned(topLevel: String)
}
