import LayerModel
import SlimFiles
import SystemPackage

/// Writes a layer as a folder that appears whole or not at all.
struct TreeWriter {
    let jobs: Int

    /// - Parameter ready: called when everything is written and only the final name is missing.
    /// - Throws: StageError (output) where the folder holds something already or cannot be written; what `ready` throws.
    func write(_ tree: LayerTree, to output: FilePath, ready: () throws -> Void = {}) throws {
        do {
            let folder = try AtomicFolder(replacing: output)
            let root = folder.temporaryPath
            let entries = tree.entries
            for parent in Set(entries.compactMap { $0.path.parent }).sorted() { try createFolders(parent, in: root) }
            _ = try concurrentMap(entries.map { Entry(path: $0.path, file: $0.file) }, jobs: jobs) { entry in
                let place = root.appending(entry.path)
                if case .link(let target) = entry.file.kind { return try createLink(to: target, at: place) }
                try tree.withBytes(of: entry.file) { bytes in
                    try createFile(bytes, at: place, permissions: entry.file.mode & 0o111 == 0 ? 0o644 : 0o755)
                }
            }
            try ready()
            try folder.commit()
        } catch let error as FileError {
            let hint = error.reason == .folderNotEmpty ? "name a folder that is not there yet" : nil
            throw StageError(.output, "\(error)", hint: hint)
        }
    }

    private struct Entry: Sendable {
        let path: BytePath
        let file: LayerFile
    }
}
