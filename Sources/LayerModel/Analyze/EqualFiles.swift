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
    /// RECORD and archives say hashes of their files: those that have the same size and other hashes are not read.
    /// What seems equal is read before it is called so.
    ///
    /// - Throws: StageError (input) where a file cannot be read.
    public func equalFiles(jobs: Int) throws -> [EqualFiles] {
        let groups = likelyEqualFiles()
        let digests = try concurrentMap(groups.joined(), jobs: jobs) { [tree] file -> (Int, SHA256Digest) in
            (file, try tree.withBytes(of: tree.files[file]) { try SHA256.digest(of: $0) })
        }
        let digestOf = Dictionary(uniqueKeysWithValues: digests)
        return groups.flatMap { group in
            Dictionary(grouping: group) { digestOf[$0] }.values.filter { $0.count > 1 }.map { files in
                EqualFiles(size: tree.files[files[0]].size, files: files.sorted())
            }
        }.sorted { ($1.spareBytes, $0.files[0]) < ($0.spareBytes, $1.files[0]) }
    }

    /// What has one size, and one hash as far as that is known without reading.
    private func likelyEqualFiles() -> [[Int]] {
        let readable = tree.files.indices.filter { tree.files[$0].hasContent && tree.files[$0].size > 0 }
        return Dictionary(grouping: readable) { tree.files[$0].size }.values.flatMap { sameSize -> [[Int]] in
            guard sameSize.count > 1 else { return [] }
            var byHash: [StatedHash: [Int]] = [:]
            for file in sameSize {
                // One file without a hash may equal any of the others.
                guard let hash = statedHash(of: file) else { return [sameSize] }
                byHash[hash, default: []].append(file)
            }
            return byHash.values.filter { $0.count > 1 }
        }
    }

    private enum StatedHash: Hashable {
        case crc(UInt32)
        case sha256(String)
    }

    private func statedHash(of file: Int) -> StatedHash? {
        if let crc = tree.statedCRC(of: tree.files[file]) { return .crc(crc) }
        return recordedHashes[file].map { .sha256($0) }
    }
}
