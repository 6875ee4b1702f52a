import ArgumentParser
import LayerDiff
import LayerModel
import LayerSlimKit
import RuleLanguage
import SystemPackage

/// What `diff` and `report` do with two layers.
struct ComparisonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Judge the limits of these rules, and Lambda's.", valueName: "file"))
    var rules: String?

    @Option(
        help: ArgumentHelp(
            """
            A folder with other versions of OLD and of the --rules, under the same paths: where they differ, that is \
            said. Judged is by OLD and --rules, so that a change cannot raise its own limits.
            """, valueName: "folder"))
    var proposed: String?

    @Flag(help: "No baseline where OLD is missing: a note, and nothing is compared.")
    var baselineOptional = false

    @Option(help: ArgumentHelp("What the layer is called in comments and annotations.", valueName: "name"))
    var name = "layer"

    @OptionGroup var limits: LimitOptions
    @OptionGroup var snapshot: SnapshotOptions

    func run(old: String, new: String, _ common: CommonOptions, _ output: OutputOptions) throws {
        let console = Console(color: common.color)
        let judged = try rules.map { try load($0, console, common) }
        let changes = ProposedChanges(folder: proposed, old: old, rules: rules)
        let progress = Progress(common)
        defer { progress.clear() }
        let reader = try snapshot.reader(common, progress)
        let before = try reader.readBaseline(FilePath(old), isOptional: baselineOptional)
        let (after, analysis) = try reader.readLayer(FilePath(new))
        var request = DiffRequest(old: before, oldPath: old, new: after, newPath: new)
        request.name = name
        request.reserve = limits.reserveBytes(rules: judged)
        request.limit = limits.limitBytes
        var report = DiffReport(request)
        if let judged {
            report.judge(request, by: judged, proposed: try changes.ruleSet())
            report.limitChanges = report.limitChanges.map(changes.relative)
        }
        report.isBaselineEdited = try changes.isBaselineEdited()
        if let analysis { report.findWayToFit(analysis, after, jobs: common.workers) }
        progress.clear()
        var result = DiffOutput([report], layer: after, before: before, key: output.key)
        result.archive = analysis?.tree.archive.map { _ in FilePath(new) }
        try output.write(result, console)
        if judged != nil, report.hasFailed { throw CommandOutcome(status: .failedCheck) }
    }

    private func load(_ name: String, _ console: Console, _ common: CommonOptions) throws -> RuleSet {
        let (rules, warnings) = try RuleFiles.load(name)
        if !common.quiet { console.report(warnings) }
        return rules
    }
}
