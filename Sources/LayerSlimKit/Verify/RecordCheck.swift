import LayerModel
import PythonPackages
import SlimFiles

/// Check 6, RECORD: what it says of the files that are there is true, and it names no file that is not.
struct RecordCheck {
    let analysis: LayerAnalysis
    let jobs: Int

    private struct Disagreement {
        let distribution: Int
        let what: String
    }

    func findings() throws -> [Finding] {
        var work: [(distribution: Int, file: Int, hash: String?, size: UInt64?)] = []
        var found: [Disagreement] = []
        for (number, distribution) in analysis.distributions.enumerated() {
            for entry in distribution.record?.entries ?? [] {
                guard case .inside(let bytes) = entry.location else { continue }
                let path = BytePath(bytes: bytes)
                guard let file = analysis.fileIndex[path] else {
                    found.append(Disagreement(distribution: number, what: "\(path) is listed and not there"))
                    continue
                }
                guard analysis.tree.files[file].isRegular else { continue }
                let hash = entry.hash.flatMap { $0.algorithm == "sha256" ? $0.value : nil }
                work.append((number, file, hash, entry.size))
            }
        }
        let analysis = analysis
        found += try concurrentMap(work.chunked(by: 64), jobs: jobs) { chunk in
            try chunk.compactMap { number, file, hash, size in
                try Self.disagreement(analysis.tree, analysis.tree.files[file], hash, size).map {
                    Disagreement(distribution: number, what: $0)
                }
            }
        }.joined()
        return Dictionary(grouping: found, by: \.distribution).sorted { $0.key < $1.key }.map { number, list in
            let more = list.count > 1 ? " (and \(ByteText.grouped(list.count - 1)) more)" : ""
            return Finding(
                .recordDisagrees, .warning, list[0].what + more, path: "\(analysis.distributions[number].folder)/RECORD"
            )
        }
    }

    private static func disagreement(
        _ tree: LayerTree, _ file: LayerFile, _ hash: String?, _ size: UInt64?
    ) throws -> String? {
        if let size, size != UInt64(file.size) {
            return "\(file.path) has \(ByteText.grouped(file.size)) bytes, not \(ByteText.grouped(Int(clamping: size)))"
        }
        guard let hash else { return nil }
        let digest = try tree.withBytes(of: file) { try SHA256.digest(of: $0) }
        return digest.urlSafeBase64 == hash ? nil : "\(file.path) has another content"
    }
}
