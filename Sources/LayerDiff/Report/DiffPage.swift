import LayerPage
import LayerSlimKit

/// A comparison as one HTML page: the new layer, and beside each size what it was.
struct DiffPage {
    let report: DiffReport
    let old: LayerSnapshot?
    let new: LayerSnapshot

    var html: String {
        let page = LayerPage(
            AnalysisReport(new, name: report.name, limit: report.limit),
            before: old.map { AnalysisReport($0, name: report.name, limit: report.limit) },
            causes: report.causes.map { LayerPage.Cause($0.text, bytes: $0.bytes) })
        return String(decoding: page.html(), as: UTF8.self)
    }
}

extension AnalysisReport {
    /// What a snapshot knows of what an analysis does.
    init(_ snapshot: LayerSnapshot, name: String, limit: ApplyReport.Limit) {
        self.init(
            sizesOf: name, tool: snapshot.tool, target: snapshot.target, bytes: snapshot.total.bytes,
            fileCount: snapshot.total.files ?? 0, zipped: snapshot.total.zipped, limit: limit,
            rootSource: snapshot.rootSource,
            groups: snapshot.groups.map { group in
                Group(
                    in: group.bucket, name: group.name, version: group.version, isRoot: group.isRoot ?? false,
                    files: group.amount.files ?? 0, bytes: group.amount.bytes, zipped: group.amount.zipped,
                    retained: group.retained, requires: group.requires?.map(\.name) ?? [])
            },
            files: snapshot.groups.enumerated().flatMap { number, group in
                group.files.map {
                    File(
                        at: $0.path, kind: $0.kind, group: number, bytes: $0.bytes, zipped: $0.zipped,
                        symbols: $0.symbols)
                }
            })
    }
}
