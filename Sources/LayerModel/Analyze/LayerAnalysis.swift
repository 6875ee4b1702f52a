import ELFFormat
public import SlimFiles

/// Everything that is known of a layer before anything is decided about it.
public struct LayerAnalysis: Sendable {
    public let tree: LayerTree
    public let target: DetectedTarget
    /// Sorted by normalised name, then by folder.
    public let distributions: [Distribution]
    /// For each file of the site root, in the tree's order.
    public let owners: [FileOwner]
    /// For each file of the site root, in the tree's order.
    public let kinds: [FileKind]
    /// For each file outside of the site root, in the tree's order.
    public let outsideKinds: [FileKind]
    /// ELF files of the site root by their index among the files.
    public let natives: [Int: NativeFile]
    /// ELF files beside the site root, such as those in `lib`, by their index among `tree.outside`.
    public let outsideNatives: [Int: NativeFile]
    /// ELF files whose headers or tables are broken.
    public let brokenNatives: Set<Int>
    public let graph: DependencyGraph
    public let findings: [Finding]
    /// The SHA-256 that RECORD states for each file of the site root, in its own notation; nil where it states none, or
    /// another size than the file has.
    let recordedHashes: [String?]
    /// For each distribution the number of RECORD lines whose file is not there, or has another size.
    public let staleRecordLines: [Int]
    /// The index of each file of the site root.
    public let fileIndex: [BytePath: Int]

    /// Indexes of the files that one distribution alone owns.
    public func files(of distribution: Int) -> [Int] {
        owners.indices.filter { owners[$0] == .distribution(distribution) }
    }

    /// Bytes of symbols and debug sections in a file, as its section headers have them; 0 for files that no strip is
    /// tried on.
    public func strippableBytes(of file: Int) -> Int {
        guard let native = natives[file], native.mayBeStripped else { return 0 }
        return Int(clamping: native.strippable.total)
    }

    /// Bytes that a file would have after a strip, as its sections promise; for other files their size.
    public func strippedSize(of file: Int) -> Int { tree.files[file].size - strippableBytes(of: file) }

    /// Unzipped bytes of each distribution.
    public var distributionSizes: [Int] {
        var sizes = Array(repeating: 0, count: distributions.count)
        for (file, owner) in owners.enumerated() {
            if case .distribution(let index) = owner { sizes[index] += tree.files[file].size }
        }
        return sizes
    }
}
