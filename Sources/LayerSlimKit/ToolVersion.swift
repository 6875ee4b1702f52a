import ZipContainer

/// The version of this tool and of what its results depend on.
public enum ToolVersion {
    public static let number = "0.1.0"

    /// The tool, the archive library and the encoders, a line each.
    public static var lines: [String] {
        ["layerslim \(number)"] + ZipLibraries.versions.map { "\($0.name) \($0.version)" }
    }
}
