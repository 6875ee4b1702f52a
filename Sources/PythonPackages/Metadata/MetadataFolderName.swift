/// The name of a folder (for eggs also a file) that holds a distribution's metadata, such as `numpy-2.2.6.dist-info`.
public struct MetadataFolderName: Sendable, Hashable {
    public enum Kind: String, Sendable {
        case distInfo = ".dist-info"
        case eggInfo = ".egg-info"
    }

    public let kind: Kind
    /// What stands before the first `-`, as it is written.
    public let writtenName: String
    /// What stands behind the name; nil where there is none, as in `foo.egg-info`.
    public let writtenVersion: String?
    /// The Python version that an egg's name may end in, such as `3.12` of `foo-1.0-py3.12.egg-info`.
    public let eggPythonVersion: String?

    public var name: NormalizedName { NormalizedName(writtenName) }

    /// The version, or nil where there is none or where it is not one of PEP 440.
    public var version: Version? {
        writtenVersion.flatMap { try? Version(parsing: $0) }
    }

    /// Reads the name of a folder, without the path; nil where it is not that of a distribution's metadata.
    public init?(folderName: String) {
        let lowercased = folderName.lowercased()
        if lowercased.hasSuffix(Kind.distInfo.rawValue) {
            kind = .distInfo
        } else if lowercased.hasSuffix(Kind.eggInfo.rawValue) {
            kind = .eggInfo
        } else {
            return nil
        }
        let parts = folderName.dropLast(kind.rawValue.count).split(
            separator: "-", maxSplits: kind == .eggInfo ? 3 : 1, omittingEmptySubsequences: false
        ).map { String($0) }
        guard let first = parts.first, !first.isEmpty else { return nil }
        writtenName = first
        writtenVersion = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
        eggPythonVersion = parts.count > 2 && parts[2].hasPrefix("py") ? String(parts[2].dropFirst(2)) : nil
    }
}
