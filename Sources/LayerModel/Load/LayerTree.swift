public import SlimFiles
public import SystemPackage

/// The files of a layer and where their contents are. Loading one reads names and sizes, no contents.
///
/// The *layer root* is what Lambda unpacks into `/opt`; the *site root* is the folder in it that Python imports from.
public struct LayerTree: Sendable {
    /// The path as the user gave it.
    public let origin: FilePath
    /// Everything in the site root, sorted by the bytes of the path from there.
    public let files: [LayerFile]
    /// What lies in the layer root beside the site root, sorted by the bytes of the path from the layer root.
    public let outside: [LayerFile]
    /// The site root as seen from the layer root: `python` or `python/lib/python3.12/site-packages`.
    public let sitePrefix: BytePath
    /// Links that leave the tree, sockets, folders that cannot be read and the like.
    public let findings: [Finding]
    /// The archive that the tree was read from, with what its entries cost; nil for folders.
    public let archive: ArchiveSizes?
    let contents: LayerContents

    /// Bytes of an archive by file, to the byte: the entries and the rest add up to its length.
    public struct ArchiveSizes: Sendable {
        /// For each of `files`: compressed bytes and headers.
        public let files: [Int]
        /// For each of `outside`.
        public let outside: [Int]
        /// Folder entries, gaps, comments and end records.
        public let overhead: Int
        public let length: Int
    }

    /// Unzipped bytes of the whole layer, as Lambda counts them.
    public var size: Int { files.reduce(0) { $0 + $1.size } + outside.reduce(0) { $0 + $1.size } }

    public var fileCount: Int { files.count + outside.count }

    /// Every file of the layer by its path from the layer root, in the order of an archive.
    public var entries: [(path: BytePath, file: LayerFile)] {
        (files.map { (sitePrefix.appending($0.path), $0) } + outside.map { ($0.path, $0) })
            .sorted { $0.0 < $1.0 }
    }

    /// The minor version in `lib/python3.X` on the way to the site root.
    var pythonMinorOfFolder: Int? {
        for component in sitePrefix.components {
            let name = String(decoding: component, as: UTF8.self)
            if name.hasPrefix("python3.") { return Int(name.dropFirst("python3.".count)) }
        }
        return nil
    }
}
