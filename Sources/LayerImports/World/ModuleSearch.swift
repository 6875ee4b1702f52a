import LayerModel
import SlimFiles

/// Walks the folders of all roots from the top and notes every module by its name.
struct ModuleSearch {
    private let roots: [ModuleRoot]
    private let contents: [[BytePath: FolderContents]]
    /// What `sys.path` has of the roots.
    private let path: [ModuleFolder]
    private(set) var found: [String: ModulePlace] = [:]

    /// Packages deeper than this are not looked into.
    private static let depthLimit = 40

    init(roots: [ModuleRoot], target: LambdaTarget) throws {
        self.roots = roots
        let suffixes = ModuleSuffixes(target: target)
        let contents = roots.enumerated().map { number, root in
            FolderContents.all(of: number, files: root.files.keys, suffixes: suffixes)
        }
        var path = roots.indices.map { ModuleFolder(root: $0, path: "") }
        for (number, root) in roots.enumerated() {
            let named = try PathFiles(root: root).folders().filter { contents[number][$0] != nil }
            path += named.map { ModuleFolder(root: number, path: $0) }
        }
        self.contents = contents
        self.path = path
    }

    mutating func run() throws { try search(path, prefix: "", depth: 0) }

    private mutating func search(_ folders: [ModuleFolder], prefix: String, depth: Int) throws {
        guard depth < Self.depthLimit else { return }
        var names: Set<String> = []
        for folder in folders {
            guard let content = contents[folder.root][folder.path] else { continue }
            names.formUnion(content.modules.keys)
            names.formUnion(content.folders.lazy.filter(ModuleName.isIdentifier))
        }
        names.remove("__init__")
        for name in names {
            let full = prefix + name
            guard let place = try place(of: name, in: folders) else { continue }
            found[full] = place
            if !place.folders.isEmpty { try search(place.folders, prefix: full + ".", depth: depth + 1) }
        }
    }

    /// The first folder that has the module as a package or a file decides; else all folders of its name together.
    private func place(of name: String, in folders: [ModuleFolder]) throws -> ModulePlace? {
        var portions: [ModuleFolder] = []
        for folder in folders {
            guard let content = contents[folder.root][folder.path] else { continue }
            if content.folders.contains(name) {
                let own = ModuleFolder(root: folder.root, path: folder.path.appending(BytePath(name)))
                if let file = contents[own.root][own.path]?.modules["__init__"]?.file {
                    return .package(file, try searchFolders(of: file, own, name: name, beside: folders))
                }
                if content.modules[name] == nil { portions.append(own) }
            }
            if let file = content.modules[name]?.file { return .module(file) }
        }
        return portions.isEmpty ? nil : .namespace(portions)
    }

    private func searchFolders(
        of file: ModuleFile, _ own: ModuleFolder, name: String, beside folders: [ModuleFolder]
    ) throws -> [ModuleFolder] {
        guard file.kind == .source, let entry = roots[file.root].files[file.path],
            let change = PackagePath(source: try roots[file.root].bytes(of: entry), package: own.path)
        else { return [own] }
        var others: [ModuleFolder] = []
        if change.isExtended {
            others = folders.map { ModuleFolder(root: $0.root, path: $0.path.appending(BytePath(name))) }
                .filter { $0 != own && contents[$0.root][$0.path] != nil }
        }
        func there(_ paths: [BytePath]) -> [ModuleFolder] {
            paths.filter { contents[own.root][$0] != nil }.map { ModuleFolder(root: own.root, path: $0) }
        }
        return there(change.first) + [own] + others + there(change.last)
    }
}
