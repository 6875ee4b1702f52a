import LayerModel
import PythonPackages
import SlimFiles

extension RemovedFiles.File {
    /// Whether code may open the file as data: modules and metadata are matters of their own.
    var mayBeRead: Bool {
        let name = String(decoding: path.name, as: UTF8.self)
        if [".py", ".pyi", ".pyc", ".pyo"].contains(where: name.hasSuffix) { return false }
        if let tag = ExtensionTag(fileName: name), tag.abi != .untagged { return false }
        return metadataFolder == nil
    }

    /// The `*.dist-info` or `*.egg-info` folder at the top that it lies in.
    var metadataFolder: MetadataFolderName? {
        let parts = path.components
        guard parts.count > 1 else { return nil }
        return MetadataFolderName(folderName: String(decoding: parts[0], as: UTF8.self))
    }

    /// Whether it lies in a folder of tests.
    var isOfTests: Bool { FileKind(of: path, isELF: false) == .tests }
}
