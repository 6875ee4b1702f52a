import SlimFiles

/// Files of the site root that hold the same bytes, of which one would do.
public struct EqualFiles: Sendable, Hashable {
    /// Bytes of each of them, never 0.
    public let size: Int
    /// At least two indexes into the tree's files, in its order.
    public let files: [Int]

    /// Bytes of all but one.
    public var spareBytes: Int { size * (files.count - 1) }
}

extension LayerAnalysis {
    /// The groups of regular files with equal content, those with the most spare bytes first.
    ///
    /// A hash in RECORD is believed where it comes with the size that the file has: what was changed since has nearly
    /// always another one. Other files of one size are read.
    ///
    /// - Throws: StageError (input) where a file cannot be read.
    public func equalFiles(jobs: Int) throws -> [EqualFiles] {
        var groups: [[Int]] = []
        var unread: [[Int]] = []
        for sameSize in filesBySize where sameSize.count > 1 {
            // One file without a hash may equal any of the others.
            if sameSize.allSatisfy({ recordedHashes[$0] != nil }) {
                groups += Dictionary(grouping: sameSize) { recordedHashes[$0] }.values
            } else {
                unread += Dictionary(grouping: sameSize) { tree.statedCRC(of: tree.files[$0]) }.values
            }
        }
        groups += try groupedByContent(unread.filter { $0.count > 1 }, jobs: jobs)
        return groups.filter { $0.count > 1 }
            .map { EqualFiles(size: tree.files[$0[0]].size, files: $0.sorted()) }
            .sorted { ($1.spareBytes, $0.files[0]) < ($0.spareBytes, $1.files[0]) }
    }

    /// Files that have a byte at least and can be read, those of one size together.
    private var filesBySize: some Collection<[Int]> {
        let readable = tree.files.indices.filter { tree.files[$0].hasContent && tree.files[$0].size > 0 }
        return Dictionary(grouping: readable) { tree.files[$0].size }.values
    }

    private func groupedByContent(_ groups: [[Int]], jobs: Int) throws -> [[Int]] {
        let digests = try concurrentMap(groups.joined(), jobs: jobs) { [tree] file in
            (file, try tree.withBytes(of: tree.files[file]) { try SHA256.digest(of: $0) })
        }
        let digestOf = Dictionary(uniqueKeysWithValues: digests)
        return groups.flatMap { group in Dictionary(grouping: group) { digestOf[$0] }.values }
    }
}
