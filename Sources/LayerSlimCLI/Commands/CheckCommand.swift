import ArgumentParser
import LayerModel
import LayerSlimKit
import RuleLanguage
import SystemPackage

/// `layerslim check`: every check on any tree or zip.
struct CheckCommand: LayerCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a tree or a layer zip; nothing is written, no code is run.",
        usage: "layerslim check [TREE|ZIP] [OPTIONS]",
        discussion: """
            A zip that apply made carries a manifest: findings then name the rule that caused them. Exit status 1 \
            where a check fails. Every finding has a page: docs/checks/LS401.md and so on.
            """)

    @Argument(help: TreeChoice.help)
    var tree: String?

    @Option(help: ArgumentHelp("The tree before it was slimmed: names what is gone.", valueName: "original"))
    var against: String?

    @Option(help: ArgumentHelp("Rules whose require, accept and limit statements count.", valueName: "file"))
    var rules: String?

    @OptionGroup var limits: LimitOptions
    @OptionGroup var neighbours: NeighbourOptions

    @Option(help: "How to write the report: text, json, sarif or github.")
    var format: CheckFormat = .text

    @Option(
        name: .customLong("out"),
        help: ArgumentHelp(
            "Write the report to a file too, as text, md, json, sarif or github. May be repeated.",
            valueName: "format=file"))
    var reports: [ReportFile<CheckFileFormat>] = []

    @Flag(help: "List every import of the Python sources instead, and check nothing.")
    var imports = false

    @Flag(help: "Show notes too.")
    var all = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        if imports { return try listImports() }
        let console = Console(color: common.color)
        let loaded = try rules.map { try RuleFiles.load($0) }
        if let loaded, !common.quiet { console.report(loaded.warnings) }
        let choice = try TreeChoice(named: tree ?? loaded?.rules.path(of: .tree)?.string)
        if let remark = choice.remark, !common.quiet { console.note(remark) }

        let progress = Progress(common)
        defer { progress.clear() }
        var request = CheckRequest(path: choice.path)
        request.original = against.map { FilePath($0) }
        request.rules = loaded?.rules
        request.target = common.target
        request.neighbours = neighbours.paths
        request.reserve = limits.reserveBytes(rules: loaded?.rules)
        request.limit = limits.limitBytes
        request.jobs = common.workers
        request.progress = { progress.show($0) }
        let report = try request.run()
        progress.clear()
        let places = FindingPlaces(
            repository: .here, candidates: candidates(report, requirements: loaded?.rules.path(of: .requirements)))
        for file in reports {
            let format = CheckFormat(rawValue: file.format.rawValue)
            let text = try format.map { try report.rendered(as: $0, showsAll: all, places: places) }
            try file.write(Array((text ?? report.markdown(showsAll: all) + "\n").utf8))
        }
        try console.write(report.rendered(as: format, showsAll: all, places: places))
        if format == .github {
            // The report has been printed: that there is no summary is said, and changes nothing.
            do throws(StageError) {
                try StepSummary.append(report.markdown(showsAll: all) + "\n")
            } catch {
                console.report(error)
            }
        }
        if report.hasErrors { throw CommandOutcome(status: .failedCheck) }
    }

    /// Files that stand for findings which no line of a rule file caused.
    private func candidates(_ report: CheckReport, requirements: FilePath?) -> [String] {
        let usual = ["requirements.txt", "deployment/aws/requirements.txt"].filter { SystemPaths.exists(FilePath($0)) }
        return [requirements?.string].compactMap(\.self) + report.ruleFiles + usual + [report.tree.path]
    }
}

/// What `--out` writes of a check: all that `--format` prints, and the text of a step summary.
enum CheckFileFormat: String, CaseIterable, Sendable {
    case text
    case json
    case sarif
    case github
    case markdown
}
