public import ArgumentParser
import LayerDiff
import LayerModel
import LayerPage
public import LayerSlimKit
import SlimFiles
import SystemPackage
import ZipContainer

/// `layerslim analyze`: what a layer consists of. Reads, decides nothing.
struct AnalyzeCommand: LayerCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Show the sizes of a tree or a layer zip by distribution, kind or file, and what could go.",
        usage: "layerslim analyze [TREE|ZIP] [OPTIONS]",
        discussion: "Nothing is written but the report. A layer over the limit is no error here; check judges it.")

    @Argument(help: TreeChoice.help)
    var tree: String?

    @OptionGroup var limits: LimitOptions

    @Option(help: ArgumentHelp("The lines that the layer was built from; they are its roots.", valueName: "file"))
    var requirements: String?

    @Option(help: "What a row is: distribution, kind or file.")
    var by: AnalysisView.Grouping = .distribution

    @Option(help: "What rows are sorted by: size, name, files, zipped, retained, tests, symbols or sources.")
    var sort: AnalysisView.Order = .size

    @Option(help: ArgumentHelp("How many rows are shown. (default: 12, of files 20)", valueName: "number"))
    var top: Int?

    @Flag(help: "Show every row and every finding.")
    var all = false

    @Flag(help: "Compress a folder, without writing, to learn its zipped sizes.")
    var zipped = false

    @Option(help: "How to write the report: text, json or markdown.")
    var format: ReportFormat = .text

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the report to this file.", valueName: "file"))
    var output: String?

    @Option(
        name: .customLong("out"),
        help: ArgumentHelp(
            "Write a report to a file too, as text, md, json, html or cyclonedx (1.6). May be repeated.",
            valueName: "format=file"))
    var reports: [ReportFile<AnalysisFormat>] = []

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top takes a number from 1 on, not \(top)") }
        if top != nil, all { throw ValidationError("--top and --all contradict each other") }
    }

    func run() throws {
        let choice = try TreeChoice(named: tree)
        let progress = Progress(common)
        defer { progress.clear() }
        progress.show("reading \(choice.path)")
        let loaded = try LayerTree.load(choice.path, jobs: common.workers)
        guard sort != .zipped || zipped || loaded.archive != nil else {
            throw StageError(.usage, "--sort zipped: the zipped sizes of a folder are not known", hint: "add --zipped")
        }
        let lines = try requirements.map { try RequirementLines.read(FilePath($0)) }
        let analyzer = Analyzer(target: common.target, requirements: lines, jobs: common.workers)
        let analysis = try analyzer.analyze(loaded)
        let report = try AnalysisReport(
            analysis, reserve: limits.reserveBytes(), limit: limits.limitBytes,
            zip: zipped ? ZipOptions(jobs: common.workers) : nil, jobs: common.workers)
        progress.clear()
        let view = view(choice, isArchive: loaded.archive != nil)
        for file in reports {
            switch file.format {
            case .cyclonedx: try file.write(materials(of: analysis, choice))
            case .html: try file.write(LayerPage(report).html())
            case .text: try file.write(Array(report.rendered(as: .text, view: view).utf8))
            case .json: try file.write(Array(report.rendered(as: .json, view: view).utf8))
            case .markdown: try file.write(Array(report.rendered(as: .markdown, view: view).utf8))
            }
        }
        let text = try report.rendered(as: format, view: view)
        if let output {
            try writeFile(Array(text.utf8), to: FilePath(output))
        } else {
            try Console(color: common.color).write(text)
        }
    }

    /// A bill of materials, under the layer's own name.
    private func materials(of analysis: LayerAnalysis, _ choice: TreeChoice) throws -> [UInt8] {
        let name = choice.path.lastComponent?.string ?? choice.path.string
        let digest = try analysis.tree.archive.map { _ in try SHA256.digest(of: readFile(at: choice.path)).hex }
        return Array(try CycloneDX(LayerSnapshot(analysis), name: name, archive: digest).rendered().utf8)
    }

    private func view(_ choice: TreeChoice, isArchive: Bool) -> AnalysisView {
        var view = AnalysisView()
        view.grouping = by
        view.order = sort
        view.top = top
        view.showsAll = all
        if !choice.passedOver.isEmpty { view.treeRemark = choice.passedOver.map { "no \($0)" }.joined(separator: ", ") }
        guard !common.quiet else { return view }
        if isArchive {
            view.next = "layerslim check \(ShellText.quoted(choice.path.string))"
        } else {
            let named = tree.map { " --tree \(ShellText.quoted($0))" } ?? ""
            view.next = "layerslim apply rules/default.rules\(named) --dry-run"
        }
        return view
    }
}

/// What `--out` writes of an analysis.
enum AnalysisFormat: String, CaseIterable, Sendable {
    case text
    case json
    case markdown
    case html
    case cyclonedx
}

extension AnalysisView.Grouping: ExpressibleByArgument {}
extension AnalysisView.Order: ExpressibleByArgument {}

/// Text for people to paste into a shell.
enum ShellText {
    static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "/._-+=:@%,~".contains($0) }
        let parts = text.split(separator: "'", omittingEmptySubsequences: false)
        return isPlain ? text : "'" + parts.joined(separator: "'\\''") + "'"
    }
}
