import ArgumentParser
import LayerModel
import LayerSlimKit

/// `layerslim check --imports`: every import of the sources, and no check.
extension CheckCommand {
    func validate() throws {
        guard imports else { return }
        let others = [
            ("--against", against != nil), ("--rules", rules != nil), ("--reserve", limits.reserve != nil),
            ("--limit", limits.limit != nil), ("--other", !neighbours.other.isEmpty),
            ("--function", neighbours.function != nil), ("--all", all), ("--out", !reports.isEmpty),
        ]
        if let other = others.first(where: \.1)?.0 {
            throw ValidationError("--imports lists imports and checks nothing, so \(other) has nothing to say")
        }
        if ImportsReport.Format(rawValue: format.rawValue) == nil {
            throw ValidationError("--imports is written as text or json, not as \(format.rawValue)")
        }
    }

    func listImports() throws {
        let console = Console(color: common.color)
        let choice = try TreeChoice(named: tree)
        if let remark = choice.remark, !common.quiet { console.note(remark) }
        let progress = Progress(common)
        defer { progress.clear() }
        var request = ImportsRequest(path: choice.path)
        request.target = common.target
        request.jobs = common.workers
        request.progress = { progress.show($0) }
        let report = try request.run()
        let rendered = report.rendered(as: ImportsReport.Format(rawValue: format.rawValue) ?? .text)
        progress.clear()
        try console.write(rendered)
    }
}
