import LayerModel
import SlimFiles

/// What a folder offers to the interpreter's FileFinder: modules by their files, and folders that may be packages.
struct FolderContents {
    /// The file of each name whose suffix comes first.
    private(set) var modules: [String: (rank: Int, file: ModuleFile)] = [:]
    private(set) var folders: Set<String> = []

    /// The folders of a root that hold any file, however deep.
    static func all(
        of root: Int, files: some Sequence<BytePath>, suffixes: ModuleSuffixes
    ) -> [BytePath: FolderContents] {
        var folders: [BytePath: FolderContents] = ["": FolderContents()]
        for path in files {
            let folder = path.parent ?? ""
            note(folder, in: &folders)
            guard let (name, rank, kind) = suffixes.module(of: path.name) else { continue }
            if rank < folders[folder]?.modules[name]?.rank ?? .max {
                folders[folder]?.modules[name] = (rank, ModuleFile(root: root, path: path, kind: kind))
            }
        }
        return folders
    }

    private static func note(_ folder: BytePath, in folders: inout [BytePath: FolderContents]) {
        guard folders[folder] == nil, let parent = folder.parent else { return }
        folders[folder] = FolderContents()
        note(parent, in: &folders)
        if let name = String(validating: folder.name, as: UTF8.self) { folders[parent]?.folders.insert(name) }
    }
}
