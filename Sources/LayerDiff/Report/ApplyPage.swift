import LayerPage
public import LayerSlimKit
import SystemPackage

/// What came of an `apply` as one HTML page: the layer, what each distribution was before, and what every rule took.
public struct ApplyPage {
    private let page: LayerPage

    /// - Throws: StageError where a file cannot be read.
    public init(_ report: ApplyReport, _ outcome: ApplyOutcome) throws {
        let path = outcome.archive?.path ?? outcome.treeOutput
        let name = path?.string ?? report.tree.path
        page = LayerPage(
            AnalysisReport(try LayerSnapshot(outcome), name: name, limit: report.limit),
            before: AnalysisReport(try LayerSnapshot(outcome.slimmed.plan.analysis), name: name, limit: report.limit),
            causes: report.rows.map { row in
                let place = row.place.isEmpty ? "" : ", \(row.place)"
                return LayerPage.Cause("\(row.action) \(row.title)\(place)", bytes: -row.freed)
            })
    }

    public var html: String { String(decoding: page.html(), as: UTF8.self) }
}
