import ArgumentParser
import LayerModel
import LayerSlimKit
import RuleLanguage
import SlimFiles
import SystemPackage

/// `layerslim apply`: the main job.
struct ApplyCommand: LayerCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Slim a tree by rules, prove that the result loads, and write it as a zip.",
        usage: "layerslim apply RULES [--tree TREE] [OPTIONS]",
        discussion: "The tree is never written. The result appears whole, or not at all.")

    @Argument(help: "A rule file, or a built-in set such as rules/default.rules.")
    var rules: String

    @Argument(help: .hidden)
    var stray: [String] = []

    @Option(
        help: ArgumentHelp(
            "The tree. (default: ./python, ./build/python, deployment/build/python or .)", valueName: "folder"))
    var tree: String?

    @OptionGroup var limits: LimitOptions
    @OptionGroup var neighbours: NeighbourOptions
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var changes: RuleChangeOptions
    @OptionGroup var before: BaselineOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The zip. (default: layer-RUNTIME.zip)", valueName: "zip"))
    var output: String?

    @Option(help: ArgumentHelp("Write the slimmed tree itself to this new folder.", valueName: "folder"))
    var treeOutput: String?

    @Option(help: ArgumentHelp("The strip tool to use.", valueName: "program"))
    var stripTool: String?

    @Option(
        help: ArgumentHelp(
            "Import every top-level module of the result under this Python, before it is published.",
            valueName: "python"))
    var probe: String?

    @Option(help: ArgumentHelp("The lines that the layer was built from; they are its roots.", valueName: "file"))
    var requirements: String?

    @Option(help: "How to write the report: text, json or markdown.")
    var format: ReportFormat = .text

    @Option(
        name: .customLong("out"),
        help: ArgumentHelp(
            "Write a report to a file too, as text, md, json, html or cyclonedx (1.6). May be repeated.",
            valueName: "format=file"))
    var reports: [ReportFile<ApplyFormat>] = []

    @Flag(help: "Print the plan and write nothing.")
    var dryRun = false

    @Flag(help: "Show every rule and every note.")
    var all = false

    @Flag(help: "A rule that matches nothing is an error.")
    var strict = false

    @Flag(help: "Write the result even where a check fails.")
    var force = false

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let stray = stray.first {
            throw ValidationError("unexpected argument \(stray); was `--tree \(stray)` meant?")
        }
        if dryRun, let probe {
            throw ValidationError("--probe \(probe) imports what was packed, and --dry-run packs nothing")
        }
        if dryRun, let file = reports.first(where: \.format.needsResult) {
            throw ValidationError("--out \(file.format.rawValue)= needs a result, and --dry-run has none")
        }
        if dryRun, before.baseline != nil { throw ValidationError("--baseline needs a result, and --dry-run has none") }
    }

    func run() async throws {
        let (ruleSet, warnings) = try RuleFiles.load(rules, additions: changes.overrides.lines.joined(separator: "\n"))
        let console = Console(color: common.color)
        if !common.quiet { console.report(warnings) }
        let choice = try TreeChoice(named: tree ?? ruleSet.path(of: .tree)?.string)
        if let remark = choice.remark, !common.quiet { console.note(remark) }

        let progress = Progress(common)
        defer { progress.clear() }
        var pipeline = try pipeline(ruleSet)
        pipeline.progress = { progress.show($0) }
        let baseline = try before.read(common, console)
        let plan = try pipeline.plan(choice.path)
        guard !dryRun else {
            progress.clear()
            let report = try ApplyReport(planned: plan, reserve: pipeline.verifier.reserve, limit: limits.limitBytes)
            try ApplyFiles(report: report, outcome: nil, showsAll: all).write(reports)
            return try console.write(report.rendered(as: format, showsAll: all))
        }
        pipeline.settings.output = outputPath(ruleSet, target: plan.analysis.target.target)
        pipeline.verifier.baseline = before.limitBaseline(baseline, target: plan.analysis.target.target)
        let outcome = try await pipeline.run(plan)
        progress.clear()
        let comparison = format == .text ? try before.comparison(baseline, outcome, showsAll: all) : ""
        let report = try ApplyReport(outcome)
        try ApplyFiles(report: report, outcome: outcome, showsAll: all).write(reports)
        try console.write(report.rendered(as: format, showsAll: all) + comparison)
        remind(console)
        if outcome.hasErrors { throw CommandOutcome(status: .failedCheck) }
    }

    private func pipeline(_ ruleSet: RuleSet) throws -> Pipeline {
        let target = try common.target ?? ruleSet.target()
        let lines = try (requirements.map { FilePath($0) } ?? ruleSet.path(of: .requirements)).map(
            RequirementLines.read)
        var verifier = Verifier()
        verifier.reserve = limits.reserveBytes(rules: ruleSet)
        verifier.limit = limits.limitBytes
        verifier.rules = ruleSet
        verifier.requirements = requirements
        verifier.jobs = common.workers
        var pipeline = Pipeline(
            rules: ruleSet, analyzer: Analyzer(target: target, requirements: lines, jobs: common.workers),
            verifier: verifier, zip: try archive.zipOptions(jobs: common.workers))
        pipeline.settings.treeOutput = treeOutput.map { FilePath($0) }
        pipeline.settings.sitePrefix = try archive.sitePrefix()
        pipeline.settings.stripTool = stripTool
        pipeline.settings.searchPath = (SystemPaths.environment("PATH") ?? "").split(separator: ":").map { String($0) }
        pipeline.settings.probe = probe
        pipeline.settings.neighbours = neighbours.paths
        pipeline.settings.isForced = force
        pipeline.settings.isStrict = strict
        pipeline.settings.hasManifest = !archive.noManifest
        pipeline.settings.jobs = common.workers
        return pipeline
    }

    /// Only a tree is written where only a tree was asked for.
    private func outputPath(_ ruleSet: RuleSet, target: LambdaTarget) -> FilePath? {
        if let output { return FilePath(output) }
        if let path = ruleSet.path(of: .output) { return path }
        return treeOutput == nil ? FilePath("layer-\(target).zip") : nil
    }

    /// What was changed for this run alone, as lines for the rule file.
    private func remind(_ console: Console) {
        let lines = changes.overrides.lines
        guard !lines.isEmpty, !common.quiet else { return }
        console.note("to keep this, add to your rule file:\n" + lines.map { "  \($0)" }.joined(separator: "\n"))
    }
}
