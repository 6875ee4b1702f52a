import CLibzip

/// The libraries behind this module, as they are at run time.
public enum ZipLibraries {
    /// Name and version of each.
    public static var versions: [(name: String, version: String)] {
        [("libzip", String(cString: zip_libzip_version()))]
            + [DeflateEncoder.libdeflate, .zlib].map { ($0.rawValue, $0.version) }
    }
}
