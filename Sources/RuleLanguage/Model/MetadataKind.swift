/// Kinds of files in a `*.dist-info` folder, by the words of `keep metadata`.
public enum MetadataKind: String, Sendable, Hashable, CaseIterable {
    case metadata = "METADATA"
    case record = "RECORD"
    case wheel = "WHEEL"
    case entryPoints = "entry-points"
    case topLevel = "top-level"
    /// Files and folders that are called licence, license, copying, notice or authors, whatever follows that.
    case licences
    case sboms
    case directURL = "direct-url"
    case requested = "REQUESTED"
    case installer = "INSTALLER"

    /// What `importlib.metadata` and installers cannot do without.
    public static let always: Set<MetadataKind> = [.metadata, .record, .wheel]

    /// The kind of a file, by its path inside the `*.dist-info` folder; nil for files of no kind that has a word.
    public init?(pathInDistInfo path: [UInt8]) {
        let text = String(decoding: path, as: UTF8.self)
        switch text {
        case "METADATA": self = .metadata
        case "RECORD": self = .record
        case "WHEEL": self = .wheel
        case "entry_points.txt": self = .entryPoints
        case "top_level.txt": self = .topLevel
        case "direct_url.json": self = .directURL
        case "REQUESTED": self = .requested
        case "INSTALLER": self = .installer
        default:
            // Authors write License.txt, LICENSE_GEOS, licenses/zlib/LICENSE and license_files/COPYING alike.
            let lowercase = text.lowercased()
            if text.hasPrefix("sboms/") {
                self = .sboms
            } else if Self.licenceStarts.contains(where: lowercase.hasPrefix) {
                self = .licences
            } else {
                return nil
            }
        }
    }

    private static let licenceStarts = ["licence", "license", "copying", "notice", "authors"]
}
