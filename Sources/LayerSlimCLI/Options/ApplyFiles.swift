import LayerDiff
import LayerModel
import LayerSlimKit
import SlimFiles
import SystemPackage

/// What `--out` writes of an `apply`.
enum ApplyFormat: String, CaseIterable, Sendable {
    case text
    case markdown
    case json
    case html
    case cyclonedx

    /// Whether it is about the layer that came of the work, which a dry run has not.
    var needsResult: Bool { self == .html || self == .cyclonedx }
}

/// The reports of an `apply` that go to files.
struct ApplyFiles {
    let report: ApplyReport
    /// nil in a dry run.
    let outcome: ApplyOutcome?
    let showsAll: Bool

    /// - Throws: StageError (output) where a file cannot be written.
    func write(_ files: [ReportFile<ApplyFormat>]) throws {
        for file in files { try file.write(Array(text(file.format).utf8)) }
    }

    private func text(_ format: ApplyFormat) throws -> String {
        switch format {
        case .text: return try report.rendered(as: .text, showsAll: showsAll)
        case .markdown: return try report.rendered(as: .markdown, showsAll: showsAll)
        case .json: return try report.rendered(as: .json, showsAll: showsAll)
        case .html: return try outcome.map { try ApplyPage(report, $0).html } ?? ""
        case .cyclonedx:
            return try outcome.map { outcome in
                let path = outcome.archive?.path ?? outcome.treeOutput
                let layer = CycloneDX(
                    try LayerSnapshot(outcome), name: path?.lastComponent?.string ?? "layer",
                    archive: outcome.archive?.digest.hex)
                return try layer.rendered()
            } ?? ""
        }
    }
}
