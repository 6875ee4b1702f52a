import LayerModel
import PythonImports
import PythonPackages
import SlimFiles

/// Check 6, entry points: the groups that kept code looks for, where a kept distribution's `entry_points.txt` is gone.
/// Its plugins are then not found, and nothing says so.
struct EntryPointCheck {
    let analysis: LayerAnalysis
    let removed: RemovedFiles

    /// One finding a distribution.
    func findings(for sources: [SourceLiterals]) -> [Finding] {
        let files = removed.files.filter { $0.metadataFolder != nil && $0.path.name == Array("entry_points.txt".utf8) }
        guard !files.isEmpty else { return [] }
        var asking: [String: [AskingPlace]] = [:]
        for source in sources {
            for call in source.scan.calls where call.place.runs(on: analysis.target.target) {
                guard let ask = EntryPointAsk(call) else { continue }
                // In an `except` it is asked perhaps, and elsewhere as soon as the code is used.
                asking[ask.group, default: []].append(
                    AskingPlace(
                        path: source.path, place: call.place, severity: call.place.isFallback ? .warning : .error))
            }
        }
        guard !asking.isEmpty else { return [] }
        let folders = MetadataFolders(analysis: analysis, removed: removed)
        return files.compactMap { finding($0, asking, folders) }
    }

    private func finding(
        _ file: RemovedFiles.File, _ asking: [String: [AskingPlace]], _ folders: MetadataFolders
    ) -> Finding? {
        guard let name = file.metadataFolder?.name else { return nil }
        guard let entries = file.entryPoints else {
            guard folders.hasCode(of: name) else { return nil }
            return Finding(
                .entryPointsGone, .note,
                "is gone; whether it had plugins that kept code looks for can be told with --against",
                path: "\(file.path)",
                details: [.init("groups", asking.keys.sorted().joined(separator: ", "))] + back(file))
        }
        // Plugins whose code went too are no loss of this kind.
        let groups = entries.groups.filter { group in
            asking[group] != nil && entries.entries(in: group).contains { isThere($0.module) }
        }
        guard !groups.isEmpty else { return nil }
        let plugins = groups.flatMap { entries.entries(in: $0) }.count
        let places = groups.flatMap { asking[$0] ?? [] }.worstFirst
        return Finding(
            .entryPointsGone, places[0].severity,
            "is gone: \(ByteText.counted(plugins, "plugin")) of \(groups.joined(separator: ", ")) "
                + "\(plugins == 1 ? "is" : "are") not found any more",
            path: "\(file.path)", details: places.details + back(file))
    }

    /// The file comes back with METADATA, without which there is no distribution for it to be of.
    private func back(_ file: RemovedFiles.File) -> [Finding.Detail] {
        let metadata = file.path.parent.flatMap { removed.file(at: $0.appending("METADATA")) }
        return removed.details(bringingBack: (metadata.map { [$0] } ?? []) + [file])
    }

    private func isThere(_ module: String?) -> Bool {
        guard let top = module?.split(separator: ".").first.map({ BytePath(String($0)) }) else { return false }
        return analysis.tree.files.contains { $0.path.isInside(top) || $0.path.isModule(top) }
    }
}

extension BytePath {
    /// Whether it is the file of a top-level module.
    fileprivate func isModule(_ name: BytePath) -> Bool {
        bytes.starts(with: name.bytes + [UInt8(ascii: ".")]) && !bytes.contains(UInt8(ascii: "/"))
    }
}
