import SlimFiles
public import SystemPackage
import ZipContainer

/// Where the bytes of a layer's files are: in a folder or an archive, some of them replaced.
struct LayerContents: Sendable {
    enum Base: Sendable {
        case folder(OpenFolder)
        case archive(ZipArchive, entries: [BytePath: ZipEntry])
    }

    let base: Base
    /// The site root as seen from the folder or archive that was given.
    let inputSite: BytePath
    /// Files of the site root with new content.
    var replacedSite: [BytePath: ReplacedContent] = [:]
    /// Files beside the site root with new content.
    var replacedOutside: [BytePath: ReplacedContent] = [:]

    func inputPath(of file: LayerFile) -> BytePath {
        file.isOutside ? file.path : inputSite.appending(file.path)
    }

    func replacement(of file: LayerFile) -> ReplacedContent? {
        file.isOutside ? replacedOutside[file.path] : replacedSite[file.path]
    }
}

/// New content for one file of a tree.
public enum ReplacedContent: Sendable {
    case bytes([UInt8])
    /// A file elsewhere, which holds `size` bytes.
    case file(FilePath, size: Int)
}
