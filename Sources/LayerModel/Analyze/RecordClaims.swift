import PythonPackages
import SlimFiles

/// What the RECORDs of a layer say of its files, all put together.
struct RecordClaims {
    /// For each file the first distribution that lists it; nil where none does.
    private(set) var claimants: [Int?]
    /// All claimants of files that have several.
    private(set) var shared: [Int: [Int]] = [:]
    /// The SHA-256 that RECORD states for each file, with the file's size or none; of several the first.
    private(set) var hashes: [String?]
    /// For each distribution the number of lines whose file is not there, or has another size.
    private(set) var staleLines: [Int]
    /// Lines that lead out of the tree.
    private(set) var findings: [Finding] = []

    init(tree: LayerTree, fileIndex: [BytePath: Int], distributions: [Distribution]) {
        claimants = Array(repeating: nil, count: tree.files.count)
        hashes = Array(repeating: nil, count: tree.files.count)
        staleLines = Array(repeating: 0, count: distributions.count)
        for (number, distribution) in distributions.enumerated() {
            for line in distribution.record?.entries ?? [] {
                if let file = file(of: line, of: distribution, in: fileIndex) {
                    let isStale = line.size.map { $0 != UInt64(tree.files[file].size) } ?? false
                    if isStale { staleLines[number] += 1 }
                    claim(file, by: number, isStale ? nil : line.hash)
                } else if case .inside = line.location {
                    staleLines[number] += 1
                }
            }
        }
    }

    private mutating func file(
        of line: RecordFile.Entry, of distribution: Distribution, in fileIndex: [BytePath: Int]
    ) -> Int? {
        // Most lines name their file as the tree does, and need not be taken apart.
        if let file = fileIndex[BytePath(bytes: line.path)] { return file }
        switch line.location {
        case .inside(let path): return fileIndex[BytePath(bytes: path)]
        case .malformed: return nil
        case .outside:
            findings.append(
                Finding(
                    .recordEscapes, .warning,
                    "names a file outside the tree, which is ignored: \(escapedText(line.path))",
                    path: "\(distribution.folder)/RECORD"))
            return nil
        }
    }

    private mutating func claim(_ file: Int, by number: Int, _ hash: RecordFile.Hash?) {
        if let hash, hash.algorithm == "sha256", hashes[file] == nil { hashes[file] = hash.value }
        guard let first = claimants[file] else {
            claimants[file] = number
            return
        }
        // A RECORD may list a file twice.
        guard first != number, shared[file]?.last != number else { return }
        shared[file, default: [first]].append(number)
    }
}
