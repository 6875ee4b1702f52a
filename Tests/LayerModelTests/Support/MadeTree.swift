import LayerModel
import SlimFiles
import SystemPackage
import TestSupport

/// A tree on disk, made file by file or distribution by distribution.
final class MadeTree: Sendable {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What a distribution's RECORD says.
    enum Record {
        /// Every file with hash and size.
        case complete
        case missing
        case text(String)
    }

    @discardableResult
    func write(_ text: String, _ path: String) throws -> MadeTree {
        try folder.write(text, to: path)
        return self
    }

    /// Makes a distribution as pip would.
    ///
    /// - Parameters:
    ///   - files: content by path from the site root.
    ///   - site: the site root, from the top of the tree.
    @discardableResult
    func install(
        _ name: String, _ version: String = "1.0", requires: [String] = [], isRequested: Bool = false,
        files: [String: String] = [:], record: Record = .complete, site: String = ""
    ) throws -> MadeTree {
        let info = "\(name)-\(version).dist-info"
        var all = files
        all["\(info)/METADATA"] =
            "Metadata-Version: 2.1\nName: \(name)\nVersion: \(version)\n"
            + requires.map { "Requires-Dist: \($0)\n" }.joined()
        if isRequested { all["\(info)/REQUESTED"] = "" }
        switch record {
        case .missing: break
        case .text(let text): all["\(info)/RECORD"] = text
        case .complete:
            var lines = ""
            for (path, text) in all.sorted(by: { $0.key < $1.key }) {
                let digest = try SHA256.digest(of: Array(text.utf8)).urlSafeBase64
                lines += "\(path),sha256=\(digest),\(text.utf8.count)\n"
            }
            all["\(info)/RECORD"] = lines + "\(info)/RECORD,,\n"
        }
        for (path, text) in all { try folder.write(text, to: site.isEmpty ? path : "\(site)/\(path)") }
        return self
    }

    func load(_ path: String = "") throws -> LayerTree {
        try LayerTree.load(FilePath(path.isEmpty ? folder.path : "\(folder.path)/\(path)"), jobs: 2)
    }

    func analyze(_ path: String = "", requirements: [String]? = nil) throws -> LayerAnalysis {
        let analyzer = Analyzer(requirements: requirements.map { ("requirements.txt", $0) }, jobs: 2)
        return try analyzer.analyze(try load(path))
    }
}

extension LayerTree {
    /// Paths of the site root.
    var paths: [String] { files.map { "\($0.path)" } }

    var outsidePaths: [String] { outside.map { "\($0.path)" } }
}

extension LayerAnalysis {
    /// The name of whoever owns a file: a distribution's name, `[unowned] TOP`, or the names of several.
    func owner(of path: String) -> String {
        guard let file = fileIndex[BytePath(path)] else { return "no such file" }
        switch owners[file] {
        case .distribution(let index): return distributions[index].displayName
        case .shared(let indexes): return indexes.map { distributions[$0].displayName }.joined(separator: " and ")
        case .unowned(let topLevel): return "[unowned] \(topLevel)"
        }
    }

    func findings(_ code: FindingCode) -> [Finding] { findings.filter { $0.code == code } }

    func names(_ nodes: some Sequence<Int>) -> [String] { nodes.map { distributions[$0].displayName }.sorted() }

    /// Bytes of all owners together.
    var bytesOfOwners: Int {
        let others = owners.indices.filter { if case .distribution = owners[$0] { false } else { true } }
        return distributionSizes.reduce(0, +) + others.reduce(0) { $0 + tree.files[$1].size }
    }
}

/// Runs a Python program that is given as text.
@discardableResult
func runPython(_ program: String, _ arguments: [String] = []) throws -> String {
    let result = try runProcess(
        try PythonLocator.python(), ["-c", program] + arguments, environment: ["PYTHONDONTWRITEBYTECODE": "1"])
    guard result.status == 0 else { throw TestSupportError("python ended with \(result.status): \(result.errorText)") }
    return result.outputText
}
