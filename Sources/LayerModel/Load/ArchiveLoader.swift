import SlimFiles
import SystemPackage
import ZipContainer

extension LayerTree {
    /// Loads a zip. Entries are listed, not unpacked.
    static func load(archive path: FilePath, at site: SiteRoot? = nil) throws(StageError) -> LayerTree {
        let archive: ZipArchive
        do throws(ZipReadError) {
            archive = try ZipArchive(opening: path)
        } catch {
            throw StageError(.input, "cannot read \(path) as a zip: \(error)", hint: "name a folder or a layer zip")
        }
        for finding in archive.findings where finding.problem.isFatal {
            throw StageError(
                .input, "\(path): \(finding)", hint: "such an archive is not unpacked; build it again from its tree")
        }
        let listed = archive.entries.filter { $0.kind == .file || $0.kind == .link }
        let entries = Dictionary(
            listed.compactMap { entry in entry.path.map { ($0, entry) } }, uniquingKeysWith: { _, last in last })
        let paths = entries.keys.sorted()
        let site = site ?? SiteRoot(of: [], paths: paths)
        var files: [(LayerFile, Int)] = []
        var outside: [(LayerFile, Int)] = []
        for path in paths {
            guard let entry = entries[path] else { continue }
            let inside = path.relative(to: site.inInput)
            let file = LayerFile(
                path: inside ?? path, kind: try kind(of: entry, in: archive), size: Int(clamping: entry.size),
                mode: (entry.mode ?? 0o644) & 0o7777, isOutside: inside == nil)
            if inside == nil {
                outside.append((file, Int(entry.zippedSize)))
            } else {
                files.append((file, Int(entry.zippedSize)))
            }
        }
        guard !entries.isEmpty else { throw StageError(.input, "\(path) holds no file") }
        let length = Int(archive.length)
        let sizes = ArchiveSizes(
            files: files.map(\.1), outside: outside.map(\.1),
            overhead: length - files.reduce(0) { $0 + $1.1 } - outside.reduce(0) { $0 + $1.1 }, length: length)
        return LayerTree(
            origin: path, files: files.map(\.0), outside: outside.map(\.0), sitePrefix: site.inLayer,
            findings: archive.findings.map(finding) + layoutFindings(archive, site, files.map(\.0) + outside.map(\.0)),
            archive: sizes,
            contents: LayerContents(base: .archive(archive, entries: entries), inputSite: site.inInput))
    }

    private static func kind(of entry: ZipEntry, in archive: ZipArchive) throws(StageError) -> LayerFile.Kind {
        guard entry.kind == .link else { return .regular }
        do throws(ZipReadError) {
            return .link(target: try archive.read(entry, limit: 4096))
        } catch {
            throw StageError(.input, "cannot read a link of \(archive.path): \(error)")
        }
    }

    private static func finding(_ finding: ZipFinding) -> Finding {
        switch finding.problem {
        case .duplicate, .fileAsFolder: Finding(.collidingNames, .warning, "\(finding)")
        default: Finding(.unusualFile, .warning, "\(finding)")
        }
    }

    /// What only an archive can have wrong, since packing puts a folder right.
    private static func layoutFindings(_ archive: ZipArchive, _ site: SiteRoot, _ files: [LayerFile]) -> [Finding] {
        var findings = files.flatMap { file in
            if case .link(let target) = file.kind {
                linkFinding(file.isOutside ? file.path : site.inInput.appending(file.path), target)
            } else {
                [Finding]()
            }
        }
        let closed = archive.entries.filter { $0.kind == .folder && ($0.mode.map { $0 & 0o005 != 0o005 } ?? false) }
        if let first = closed.first?.path {
            findings.append(
                Finding(
                    .unreadableMode, .error,
                    "\(closed.count) folder\(closed.count == 1 ? "" : "s") cannot be entered by the function's user",
                    path: "\(first)", details: [.init("mend", "chmod -R a+rX TREE, and zip it again")]))
        }
        if site.inInput.isEmpty, let finding = ArchiveRoot(files: files).finding { findings.append(finding) }
        return findings
    }
}

extension ZipFinding.Problem {
    /// Whether no part of the archive may be believed: its names leave the folder, or its entries cannot be read.
    var isFatal: Bool {
        switch self {
        case .escapes, .encrypted, .unknownMethod, .impossibleSize: true
        default: false
        }
    }
}
