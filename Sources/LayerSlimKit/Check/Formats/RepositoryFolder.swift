import LayerModel
public import SystemPackage

/// The folder that paths count from for programs that show findings beside a repository's files.
public struct RepositoryFolder: Sendable {
    /// Absolute, without links.
    public let root: FilePath
    private let current: FilePath

    /// - Parameters:
    ///   - current: the folder that relative paths start from; absolute, without links.
    ///   - workspace: the folder that a continuous integration checked the repository out to (GITHUB_WORKSPACE).
    public init(current: FilePath, workspace: FilePath?) {
        self.current = current
        let workspace = workspace.flatMap { SystemPaths.real($0) }
        if let workspace, current.starts(with: workspace) {
            root = workspace
        } else {
            root = Self.checkout(above: current) ?? current
        }
    }

    /// The one that the process runs in.
    public static var here: RepositoryFolder {
        let current = SystemPaths.currentFolder
        let workspace = SystemPaths.environment("GITHUB_WORKSPACE").map { FilePath($0) }
        return RepositoryFolder(current: SystemPaths.real(current) ?? current, workspace: workspace)
    }

    /// The path from the root, with slashes; nil for what lies outside.
    ///
    /// A manifest names files from the folder where the layer was made, which most often is the root.
    public func path(of file: String) -> String? {
        let given = FilePath(file)
        let places = given.isAbsolute ? [given] : [current.pushing(given), root.pushing(given)]
        let absolute = (places.first { SystemPaths.exists($0) } ?? places[0]).lexicallyNormalized()
        var path = SystemPaths.real(absolute) ?? absolute
        guard path.removePrefix(root), !path.isEmpty else { return nil }
        return path.string
    }

    /// A folder of git's, or its file in a second work tree, marks the root.
    private static func checkout(above folder: FilePath) -> FilePath? {
        var candidate = folder
        while true {
            if SystemPaths.exists(candidate.appending(".git")) { return candidate }
            guard candidate.removeLastComponent(), !candidate.components.isEmpty else { return nil }
        }
    }
}
