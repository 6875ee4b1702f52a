import LayerModel
import PythonPackages
import SlimFiles

/// Files of two layers that are unpacked to the same path with other bytes.
struct ShadowedFiles {
    let path: LambdaPath
    let shared: SharedDistributions

    /// One warning for each two layers, with the paths.
    func findings() throws -> [Finding] {
        let parts = path.parts.filter { $0.rank > 0 }
        let ignored = parts.map { ignoredPaths(of: $0.analysis) }
        let entries = parts.map { part in
            Dictionary(part.analysis.tree.entries.map { ($0.path, $0.file) }, uniquingKeysWith: { first, _ in first })
        }
        var findings: [Finding] = []
        for (number, later) in parts.enumerated() {
            for (other, earlier) in parts.enumerated().prefix(number) {
                var differing: [BytePath] = []
                for (path, file) in entries[number] where !ignored[number].contains(path) {
                    guard path != BytePath(LayerManifest.fileName), let hidden = entries[other][path],
                        !ignored[other].contains(path)
                    else { continue }
                    if try differ(file, later.analysis, hidden, earlier.analysis) { differing.append(path) }
                }
                guard !differing.isEmpty else { continue }
                findings.append(finding(differing.sorted(), later.label, earlier.label))
            }
        }
        return findings
    }

    private func finding(_ paths: [BytePath], _ later: String, _ earlier: String) -> Finding {
        let shown = paths.prefix(4).map { "\($0)" }
        let rest = paths.count - shown.count
        let files =
            paths.count == 1 ? "1 file of \(earlier) is" : "\(ByteText.grouped(paths.count)) files of \(earlier) are"
        return Finding(
            .shadowedFile, .warning, "\(files) replaced by other bytes, since \(later) is unpacked later",
            details: [
                .init("where", shown.joined(separator: ", ") + (rest > 0 ? " and \(ByteText.grouped(rest)) more" : "")),
                .init("mend", "keep each in one layer, or change the order of the layers"),
            ])
    }

    /// What says nothing: files of distributions in several versions, which are reported as such, and of those in one
    /// version what an installer, a strip or a run of Python makes differ.
    private func ignoredPaths(of analysis: LayerAnalysis) -> Set<BytePath> {
        let other = shared.otherVersions
        let same = shared.sameVersion
        var paths: Set<BytePath> = []
        for (file, owner) in analysis.owners.enumerated() {
            guard case .distribution(let index) = owner else { continue }
            let name = analysis.distributions[index].name
            let entry = analysis.tree.files[file]
            let isIncidental = analysis.natives[file] != nil || FateDecision.pathInDistInfo(entry.path) != nil
            if other.contains(name) || same.contains(name) && isIncidental || analysis.kinds[file] == .bytecode {
                paths.insert(analysis.tree.sitePrefix.appending(entry.path))
            }
        }
        return paths
    }

    private func differ(
        _ file: LayerFile, _ analysis: LayerAnalysis, _ other: LayerFile, _ otherAnalysis: LayerAnalysis
    ) throws -> Bool {
        guard file.kind == other.kind, file.size == other.size else { return true }
        guard file.isRegular, file.isReadable, other.isReadable else { return false }
        return try analysis.tree.withBytes(of: file) { bytes in
            try otherAnalysis.tree.withBytes(of: other) { otherBytes in
                bytes.withUnsafeBytes { left in otherBytes.withUnsafeBytes { !left.elementsEqual($0) } }
            }
        }
    }
}
