public import SlimFiles
public import SystemPackage
import ZipContainer

extension LayerTree {
    /// Loads a folder or a zip.
    ///
    /// - Parameter path: the layer root or the site root, or an archive of either.
    /// - Throws: StageError (input) where nothing is there, or what is there is neither folder nor zip, or broken.
    public static func load(_ path: FilePath, jobs: Int = availableCores()) throws(StageError) -> LayerTree {
        try load(path, at: nil, jobs: jobs)
    }

    /// Loads a function's folder or zip, which Python imports from as it is.
    ///
    /// - Throws: as for a layer.
    public static func load(function path: FilePath, jobs: Int) throws(StageError) -> LayerTree {
        try load(path, at: .function, jobs: jobs)
    }

    /// - Parameter site: where the site root lies; nil to tell it by the names of folders.
    private static func load(_ path: FilePath, at site: SiteRoot?, jobs: Int) throws(StageError) -> LayerTree {
        let folder: OpenFolder
        do throws(FileError) {
            folder = try OpenFolder(path)
        } catch {
            guard error.reason == .notAFolder else { throw unreadable(path, error) }
            return try load(archive: path, at: site)
        }
        return try load(folder: folder, at: site, jobs: jobs)
    }

    private static func load(folder: OpenFolder, at site: SiteRoot?, jobs: Int) throws(StageError) -> LayerTree {
        let walk = FileWalk(of: folder, jobs: jobs)
        let site = site ?? SiteRoot(of: nameComponents(of: folder.path), paths: walk.files.map(\.path))
        var files: [LayerFile] = []
        var outside: [LayerFile] = []
        var findings = walk.problems.map(finding)
        let unreadable = Set(walk.problems.filter(\.isUnreadableFile).map(\.path))
        for entry in walk.files {
            let inside = entry.path.relative(to: site.inInput)
            let kind: LayerFile.Kind
            switch entry.kind {
            case .file: kind = .regular
            case .link(let target):
                kind = .link(target: target)
                findings += linkFinding(entry.path, target)
            }
            let file = LayerFile(
                path: inside ?? entry.path, kind: kind, size: entry.size, mode: entry.permissions,
                isOutside: inside == nil, isReadable: !unreadable.contains(entry.path))
            if inside == nil { outside.append(file) } else { files.append(file) }
        }
        guard !(files.isEmpty && outside.isEmpty) else {
            throw StageError(.input, "\(folder.path) holds no file", hint: "name the folder that pip installed into")
        }
        return LayerTree(
            origin: folder.path, files: files, outside: outside, sitePrefix: site.inLayer, findings: findings,
            archive: nil, contents: LayerContents(base: .folder(folder), inputSite: site.inInput))
    }

    static func linkFinding(_ path: BytePath, _ target: [UInt8]) -> [Finding] {
        guard path.parent?.resolving(target) == nil else { return [] }
        return [
            Finding(
                .escapingLink, .warning, "is a link that leaves the tree: \(escapedText(target))", path: "\(path)")
        ]
    }

    private static func finding(_ problem: WalkProblem) -> Finding {
        let severity: Finding.Severity =
            switch problem.kind {
            case .unreadableFolder, .unreadableFile: .error
            case .socket, .pipe, .device, .loop, .pathTooLong: .warning
            case .nameNotUTF8: .note
            }
        return Finding(.unusualFile, severity, "\(problem)")
    }

    private static func unreadable(_ path: FilePath, _ error: FileError) -> StageError {
        StageError(.input, "\(error)", hint: "name a site-packages folder, a folder that holds python/, or a layer zip")
    }

    /// The last components of a path, `.` and a closing slash aside.
    static func nameComponents(of path: FilePath) -> [String] {
        let absolute = path.isAbsolute ? path : SystemPaths.currentFolder.pushing(path)
        return absolute.lexicallyNormalized().components.suffix(4).map { $0.string }
    }
}

extension WalkProblem {
    fileprivate var isUnreadableFile: Bool { if case .unreadableFile = kind { true } else { false } }
}
