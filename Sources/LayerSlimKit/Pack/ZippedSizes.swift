import LayerModel
import SlimFiles
import ZipContainer

extension OwnLimits.ZippedSizes {
    /// Zipped bytes of a tree's files in an archive of it.
    init(_ summary: ZipSummary, of tree: LayerTree) {
        let rows = Dictionary(
            summary.rows.map { ($0.path, Int($0.zippedSize)) }, uniquingKeysWith: { first, _ in first })
        files = tree.files.map { rows[tree.sitePrefix.appending($0.path)] ?? 0 }
        archive = Int(summary.archiveSize)
    }
}
