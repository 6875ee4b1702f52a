import ArgumentParser
import LayerDiff
import LayerModel
import LayerSlimKit
import SlimFiles
import SystemPackage

/// What `diff` and `report` do with two layers.
struct ComparisonOptions: ParsableArguments {
    @Flag(help: "No baseline where OLD is missing: a note, and nothing is compared.")
    var baselineOptional = false

    @Option(help: ArgumentHelp("What the layer is called in comments and annotations.", valueName: "name"))
    var name = "layer"

    @OptionGroup var limits: LimitOptions
    @OptionGroup var snapshot: SnapshotOptions

    @Option(help: "How to write the report to stdout: text, markdown, json or github.")
    var format: DiffFormat = .text

    @Flag(help: "Show everything in the formats for people.")
    var all = false

    func run(old: String, new: String, _ common: CommonOptions) throws {
        let console = Console(color: common.color)
        let progress = Progress(common)
        defer { progress.clear() }
        let reader = try snapshot.reader(common, progress)
        let before = try reader.readBaseline(FilePath(old), isOptional: baselineOptional)
        let after = try reader.read(FilePath(new))
        var request = DiffRequest(old: before, oldPath: old, new: after, newPath: new)
        request.name = name
        request.reserve = limits.reserveBytes()
        request.limit = limits.limitBytes
        let report = DiffReport(request)
        progress.clear()
        try console.write(report.rendered(as: format, showsAll: all))
    }
}
