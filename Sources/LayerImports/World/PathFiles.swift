import SlimFiles

/// The `.pth` files of a root: each line that is no import names a folder for the end of `sys.path` (`site`).
struct PathFiles {
    let root: ModuleRoot

    /// The folders inside the root that its `.pth` files name, in the order of files and lines.
    func folders() throws -> [BytePath] {
        let files = root.files.filter { $0.key.parent == "" && $0.key.name.suffix(4).elementsEqual(".pth".utf8) }
        var folders: [BytePath] = []
        for (_, file) in files.sorted(by: { $0.key < $1.key }) {
            for line in try root.bytes(of: file).split(whereSeparator: { $0 == 10 || $0 == 13 }) {
                guard line.first != UInt8(ascii: "#"), !line.starts(with: "import ".utf8),
                    !line.starts(with: "import\t".utf8), let folder = BytePath("").resolving(line)
                else { continue }
                if !folder.isEmpty, !folders.contains(folder) { folders.append(folder) }
            }
        }
        return folders
    }
}
