package import LayerModel
import SlimFiles
package import ZipContainer

/// Zipped bytes of a layer's files, from an archive or from a measurement.
package struct ZippedLayer: Sendable {
    /// For each file of the site root.
    package let files: [Int]
    /// For each file beside it.
    package let outside: [Int]
    /// CRC-32 of the content of each file of the site root.
    package let checksums: [UInt32?]
    /// The same for each file beside it.
    package let outsideChecksums: [UInt32?]
    /// Bytes of no file.
    let overhead: Int
    package let length: Int
    /// Name, version and level of what compressed; nil for an archive, which does not say.
    package let encoder: String?

    init(_ sizes: LayerTree.ArchiveSizes, of tree: LayerTree) {
        files = sizes.files
        outside = sizes.outside
        checksums = tree.files.map(tree.statedCRC)
        outsideChecksums = tree.outside.map(tree.statedCRC)
        overhead = sizes.overhead
        length = sizes.length
        encoder = nil
    }

    /// What an archive of the tree has, or would have.
    package init(_ summary: ZipSummary, of tree: LayerTree) {
        let rows = Dictionary(summary.rows.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let inSite = tree.files.map { rows[tree.sitePrefix.appending($0.path)] }
        let beside = tree.outside.map { rows[$0.path] }
        files = inSite.map { $0.map { Int($0.zippedSize) } ?? 0 }
        outside = beside.map { $0.map { Int($0.zippedSize) } ?? 0 }
        checksums = inSite.map { $0?.crc }
        outsideChecksums = beside.map { $0?.crc }
        length = Int(summary.archiveSize)
        overhead = length - files.reduce(0, +) - outside.reduce(0, +)
        encoder = summary.encoder.text
    }

    /// From the archive that a tree was read from; else, where it is wanted, by compressing every file and writing none.
    package init?(of tree: LayerTree, measuring zip: ZipOptions?) throws {
        if let sizes = tree.archive {
            self.init(sizes, of: tree)
        } else if let zip {
            self.init(try Packer(options: zip).measure(tree), of: tree)
        } else {
            return nil
        }
    }
}

extension EncoderIdentity {
    /// Such as `libdeflate 1.23, level 6`.
    var text: String { "\(name) \(version), level \(level)" }
}
