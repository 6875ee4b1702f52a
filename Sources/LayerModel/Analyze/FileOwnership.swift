import PythonPackages
import SlimFiles

/// Who owns each file: RECORD says it; where there is none, the names of files do.
struct FileOwnership {
    let owners: [FileOwner]
    let findings: [Finding]
    let claims: RecordClaims

    private static let bytecodeFolder = BytePath("__pycache__")

    init(tree: LayerTree, fileIndex: [BytePath: Int], distributions: [Distribution]) {
        let claims = RecordClaims(tree: tree, fileIndex: fileIndex, distributions: distributions)
        let byTop = Self.topLevelOwners(distributions)
        owners = tree.files.enumerated().map { file, entry in
            if let claimants = claims.shared[file] { return .shared(claimants) }
            if let owner = claims.claimants[file] { return .distribution(owner) }
            if let source = Self.sourceOfBytecode(entry.path).flatMap({ fileIndex[$0] }), claims.shared[source] == nil,
                let owner = claims.claimants[source]
            {
                return .distribution(owner)
            }
            let top = entry.path.components.first ?? []
            if let owner = byTop[BytePath(bytes: Array(top))] { return .distribution(owner) }
            return .unowned(topLevel: Self.topLevelName(of: entry.path))
        }
        findings =
            claims.findings
            + claims.shared.sorted { $0.key < $1.key }.map { file, claimants in
                let names = claimants.map { distributions[$0].displayName }.joined(separator: ", ")
                return Finding(.sharedFiles, .note, "is listed by \(names)", path: "\(tree.files[file].path)")
            }
        self.claims = claims
    }

    /// The top-level names that belong to a distribution although no RECORD says so: its own metadata folder, and for
    /// one without RECORD what `top_level.txt` or its own name points at.
    private static func topLevelOwners(_ distributions: [Distribution]) -> [BytePath: Int] {
        var owners: [BytePath: Int] = [:]
        for (number, distribution) in distributions.enumerated() {
            owners[distribution.folder] = number
            guard distribution.record == nil else { continue }
            let guessed = distribution.name.text.map { $0 == "-" ? "_" : String($0) }.joined()
            for name in distribution.topLevel.isEmpty ? [guessed] : distribution.topLevel {
                for path in [name, "\(name).py", "\(name).libs"] where owners[BytePath(path)] == nil {
                    owners[BytePath(path)] = number
                }
            }
        }
        return owners
    }

    /// `a/__pycache__/b.cpython-312.pyc` was compiled from `a/b.py` (PEP 3147).
    private static func sourceOfBytecode(_ path: BytePath) -> BytePath? {
        guard let folder = path.parent, folder.name == bytecodeFolder.bytes, let package = folder.parent,
            let dot = path.name.firstIndex(of: UInt8(ascii: "."))
        else { return nil }
        return package.appending(component: path.name[..<dot] + Array(".py".utf8))
    }

    private static func topLevelName(of path: BytePath) -> String {
        let components = path.components
        if components.count > 1 { return escapedText(components[0]) + "/" }
        let stem = path.name.prefix { $0 != UInt8(ascii: ".") }
        return escapedText(stem.isEmpty ? path.name[...] : stem)
    }
}
