import PythonPackages
import SlimFiles

/// Who owns each file: RECORD says it; where there is none, the names of files do.
struct FileOwnership {
    private(set) var owners: [FileOwner]
    private(set) var findings: [Finding] = []
    /// The SHA-256 that RECORD states for each file; of several the first.
    private(set) var recordedHashes: [String?]
    /// For each distribution the number of RECORD lines whose file is not there, or has another size.
    private(set) var staleRecordLines: [Int]

    private static let bytecodeFolder = BytePath("__pycache__")

    init(tree: LayerTree, fileIndex: [BytePath: Int], distributions: [Distribution]) {
        var claims = Array(repeating: [Int](), count: tree.files.count)
        recordedHashes = Array(repeating: nil, count: tree.files.count)
        staleRecordLines = Array(repeating: 0, count: distributions.count)
        for (number, distribution) in distributions.enumerated() {
            for line in distribution.record?.entries ?? [] {
                switch line.location {
                case .inside(let path):
                    guard let file = fileIndex[BytePath(bytes: path)] else {
                        staleRecordLines[number] += 1
                        continue
                    }
                    if let size = line.size, size != UInt64(tree.files[file].size) { staleRecordLines[number] += 1 }
                    guard claims[file].last != number else { continue }
                    claims[file].append(number)
                    if recordedHashes[file] == nil, let hash = line.hash, hash.algorithm == "sha256" {
                        recordedHashes[file] = hash.value
                    }
                case .outside:
                    findings.append(
                        Finding(
                            .recordEscapes, .warning,
                            "names a file outside the tree, which is ignored: "
                                + escapedText(line.path), path: "\(distribution.folder)/RECORD"))
                case .malformed: break
                }
            }
        }
        let byTop = Self.topLevelOwners(distributions)
        owners = tree.files.enumerated().map { file, entry in
            if claims[file].count > 1 { return .shared(claims[file]) }
            if let owner = claims[file].first { return .distribution(owner) }
            if let source = Self.sourceOfBytecode(entry.path), let index = fileIndex[source], claims[index].count == 1 {
                return .distribution(claims[index][0])
            }
            let top = entry.path.components.first ?? []
            if let owner = byTop[BytePath(bytes: Array(top))] { return .distribution(owner) }
            return .unowned(topLevel: Self.topLevelName(of: entry.path))
        }
        for (file, claimants) in claims.enumerated() where claimants.count > 1 {
            let names = claimants.map { distributions[$0].displayName }.joined(separator: ", ")
            findings.append(
                Finding(.sharedFiles, .note, "is listed by \(names)", path: "\(tree.files[file].path)"))
        }
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
