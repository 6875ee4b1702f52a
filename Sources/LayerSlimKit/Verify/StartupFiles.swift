import LayerModel
import SlimFiles

/// `.pth` files, which Python reads at every start, and what editable installations leave in place of a package.
struct StartupFiles {
    let analysis: LayerAnalysis

    /// Larger `.pth` files are not read to their end. In bytes.
    private static let limit = 1 << 16

    func findings() throws -> [Finding] {
        var findings: [Finding] = []
        var leftovers: [String: [(path: String, source: String?)]] = [:]
        for (file, entry) in analysis.tree.files.enumerated() where entry.isRegular && entry.isReadable {
            let name = String(decoding: entry.path.name, as: UTF8.self)
            let isTop = entry.path.components.count == 1
            if isTop, name.hasPrefix("__editable__") || name.hasSuffix(".egg-link") {
                let source = name.hasSuffix(".py") ? nil : try lines(of: entry).first
                leftovers[owner(of: file, entry), default: []].append(("\(entry.path)", source))
            } else if isTop, name.hasSuffix(".pth") {
                findings += try pathFile(entry)
            } else if name == "direct_url.json", let url = try editableSource(entry) {
                leftovers[owner(of: file, entry), default: []].append(("\(entry.path)", url))
            }
        }
        return leftovers.sorted { $0.key < $1.key }.map { editable($0.key, $0.value) } + findings
    }

    private func editable(_ owner: String, _ found: [(path: String, source: String?)]) -> Finding {
        let source = found.compactMap(\.source).last.map { [Finding.Detail("source", escapedText($0.utf8))] } ?? []
        return Finding(
            .editable, .error, "\(owner) is an editable installation: its code is not in the layer",
            details: [.init("where", found.map(\.path).joined(separator: ", "))] + source + [
                .init("mend", "install it without --editable")
            ])
    }

    /// What a `.pth` file does: lines that begin with `import` are run, all others name folders (`site`, standard library).
    private func pathFile(_ entry: LayerFile) throws -> [Finding] {
        let all = try lines(of: entry)
        let code = all.filter { $0.hasPrefix("import ") || $0.hasPrefix("import\t") }
        let folders = all.filter { !$0.hasPrefix("#") && !code.contains($0) }
        let absent = folders.filter { !isFolder($0) }
        guard !all.isEmpty else { return [] }
        var details = code.map { Finding.Detail("runs", escapedText($0.utf8.prefix(200))) }
        details += folders.map { Finding.Detail(isFolder($0) ? "adds" : "absent", escapedText($0.utf8.prefix(200))) }
        let summary =
            absent.isEmpty
            ? "is read at every cold start and \(code.isEmpty ? "adds to sys.path" : "runs code")"
            : "adds folders to sys.path that are not in the layer"
        return [
            Finding(
                .startupCode, absent.isEmpty ? .note : .warning, summary, path: "\(entry.path)", details: details)
        ]
    }

    /// Whether a line names a folder of the layer that has a file.
    private func isFolder(_ line: String) -> Bool {
        guard let folder = BytePath("").resolving(Array(line.utf8)) else { return false }
        return folder.isEmpty || analysis.tree.files.contains { $0.path.isInside(folder) }
    }

    private func lines(of entry: LayerFile) throws -> [String] {
        let bytes = try analysis.tree.start(of: entry, count: Self.limit)
        return bytes.split { $0 == 10 || $0 == 13 }.map { line in
            String(decoding: line.drop { $0 == 32 || $0 == 9 }, as: UTF8.self)
        }.filter { !$0.isEmpty }
    }

    /// The `url` of a `direct_url.json` that says `"editable": true` (PEP 610); nil for all others.
    private func editableSource(_ entry: LayerFile) throws -> String? {
        let bytes = try analysis.tree.start(of: entry, count: Self.limit)
        guard let origin = try? JSON.decode(DirectURL.self, from: bytes), origin.directory?.editable ?? false else {
            return nil
        }
        return origin.url
    }

    private func owner(of file: Int, _ entry: LayerFile) -> String {
        if case .distribution(let index) = analysis.owners[file] {
            let distribution = analysis.distributions[index]
            return "\(distribution.displayName) \(distribution.versionText)"
        }
        return "\(entry.path)"
    }
}

/// PEP 610.
private struct DirectURL: Decodable {
    let url: String
    let directory: Directory?

    struct Directory: Decodable {
        let editable: Bool?
    }

    enum CodingKeys: String, CodingKey {
        case url
        case directory = "dir_info"
    }
}
