import PythonPackages
import SlimFiles

/// Reads every `*.dist-info` folder at the top of a site root.
struct DistributionReader {
    let tree: LayerTree
    let fileIndex: [BytePath: Int]

    /// The distributions sorted by name, and what is wrong with them.
    func read(jobs: Int) throws -> ([Distribution], [Finding]) {
        var folders: [BytePath: [LayerFile]] = [:]
        for file in tree.files {
            guard let slash = file.path.bytes.firstIndex(of: UInt8(ascii: "/")) else { continue }
            let top = file.path.bytes[..<slash]
            if top.hasSuffix(".dist-info") { folders[BytePath(bytes: Array(top)), default: []].append(file) }
        }
        let found = folders
        let read = try concurrentMap(folders.keys.sorted(), jobs: jobs) { folder in
            try distribution(in: folder, files: found[folder] ?? [])
        }
        var findings = read.flatMap(\.1)
        let distributions = read.map(\.0).sorted { ($0.name, $0.folder) < ($1.name, $1.folder) }
        for (first, second) in zip(distributions, distributions.dropFirst()) where first.name == second.name {
            findings.append(
                Finding(
                    .metadataBroken, .warning, "\(first.displayName) is installed twice", path: "\(second.folder)",
                    details: [.init("also", "\(first.folder)")]))
        }
        return (distributions, findings)
    }

    private func distribution(in folder: BytePath, files: [LayerFile]) throws -> (Distribution, [Finding]) {
        var findings: [Finding] = []
        let folderName = MetadataFolderName(folderName: folder.text ?? "\(folder)")
        var metadata: CoreMetadata?
        if let bytes = try content("METADATA", in: folder) {
            do throws(PackagingError) {
                metadata = try CoreMetadata(parsing: bytes)
            } catch {
                findings.append(broken(folder, "METADATA", error.message))
            }
        } else {
            findings.append(broken(folder, "METADATA", "it is missing"))
        }
        let record = try content("RECORD", in: folder).map { RecordFile(parsing: $0) }
        if record == nil {
            findings.append(
                Finding(
                    .recordMissing, .warning, "has no RECORD: which files are its own is told by their names only",
                    path: "\(folder)"))
        }
        // METADATA may hold anything, and these two are shown everywhere.
        let displayName = escapedText((metadata?.writtenName ?? folderName?.writtenName ?? "\(folder)").utf8)
        let versionText = escapedText((metadata?.writtenVersion ?? folderName?.writtenVersion ?? "").utf8)
        let distribution = Distribution(
            folder: folder, name: NormalizedName(displayName), displayName: displayName, versionText: versionText,
            version: metadata?.version ?? folderName?.version, metadata: metadata, record: record,
            isRequested: fileIndex[folder.appending("REQUESTED")] != nil,
            topLevel: try content("top_level.txt", in: folder).map(parseTopLevelNames) ?? [],
            hasLicenceText: files.contains { Self.isLicenceText($0.path) })
        return (distribution, findings)
    }

    private func content(_ name: String, in folder: BytePath) throws -> [UInt8]? {
        guard let index = fileIndex[folder.appending(BytePath(name))], tree.files[index].hasContent else { return nil }
        return try tree.read(tree.files[index])
    }

    private func broken(_ folder: BytePath, _ file: String, _ what: String) -> Finding {
        Finding(
            .metadataBroken, .error, "cannot be used: \(what)", path: "\(folder)/\(file)",
            details: [.init("mend", "install the distribution again; pip writes the file")])
    }

    private static func isLicenceText(_ path: BytePath) -> Bool {
        guard let inside = path.components.dropFirst().first else { return false }
        let name = String(decoding: inside, as: UTF8.self).uppercased()
        return ["LICENSE", "LICENCE", "COPYING", "NOTICE"].contains { name.hasPrefix($0) }
    }
}
