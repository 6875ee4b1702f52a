/// What a METADATA or PKG-INFO file says of a distribution, in any version of core metadata from 1.0 to 2.5.
///
/// Reading is lenient: values are kept as they are written, to be parsed where they are needed, and the description
/// behind the headers is passed over.
public struct CoreMetadata: Sendable {
    public let metadataVersion: String?
    /// The name as it is written.
    public let writtenName: String
    /// The version as it is written; nil where the file has none.
    public let writtenVersion: String?
    public let summary: String?
    /// Each `Requires-Dist` line as it is written.
    public let requiresDist: [String]
    public let providesExtra: [NormalizedName]
    /// The versions of Python that will do, as written.
    public let requiresPython: String?
    /// The text of `License`, which may be a whole licence in several lines.
    public let license: String?
    /// An SPDX expression (metadata 2.4).
    public let licenseExpression: String?
    /// Paths of licence files (metadata 2.4), relative to `licenses/` in the metadata folder.
    public let licenseFiles: [String]
    public let classifiers: [String]

    public var name: NormalizedName { NormalizedName(writtenName) }

    /// The version, or nil where there is none or where it is not one of PEP 440.
    public var version: Version? {
        writtenVersion.flatMap { try? Version(parsing: $0) }
    }

    /// Reads the headers of a file in UTF-8 or Latin-1.
    /// - Throws: an error where the distribution's name is missing, the one value that nothing can do without.
    public init(parsing bytes: [UInt8]) throws(PackagingError) {
        let headers = HeaderBlock(parsing: bytes)
        guard let name = headers.first("name"), !name.isEmpty else {
            throw PackagingError("the metadata has no Name", at: 0..<0)
        }
        writtenName = name
        metadataVersion = headers.first("metadata-version")
        writtenVersion = headers.first("version")
        summary = headers.first("summary")
        requiresDist = headers.all("requires-dist")
        providesExtra = headers.all("provides-extra").map { NormalizedName($0) }
        requiresPython = headers.first("requires-python")
        license = headers.firstText("license")
        licenseExpression = headers.first("license-expression")
        licenseFiles = headers.all("license-file")
        classifiers = headers.all("classifier")
    }
}
