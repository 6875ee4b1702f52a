import ArgumentParser
import LayerDiff
import LayerModel
import LayerSlimKit
import SystemPackage

/// `layerslim report`: comparisons again, of one layer or of several together.
struct ReportCommand: LayerCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Report on a layer against its baseline, or on several comparisons as one.",
        usage: """
            layerslim report --baseline OLD NEW [OPTIONS]
            layerslim report --combine DIFF.json... [OPTIONS]
            """,
        discussion: """
            The first form is `layerslim diff OLD NEW`. The second takes JSON that `diff --out json=FILE` wrote for \
            several layers and makes one comment of them, a row each; exit status 1 where a limit of one is exceeded.
            """)

    @Option(help: ArgumentHelp("The layer before.", valueName: "old"))
    var baseline: String?

    @Flag(help: "The arguments are comparisons, made one.")
    var combine = false

    @Argument(help: "The layer now; with --combine the JSON of comparisons.")
    var inputs: [String]

    @OptionGroup var comparison: ComparisonOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if combine {
            if baseline != nil { throw ValidationError("--combine takes comparisons, which have their baseline") }
            if inputs.isEmpty { throw ValidationError("name the JSON of at least one comparison") }
        } else if baseline == nil || inputs.count != 1 {
            throw ValidationError("write `layerslim report --baseline OLD NEW`, or --combine with comparisons")
        }
    }

    func run() throws {
        if let baseline { return try comparison.run(old: baseline, new: inputs[0], common, output) }
        let reports = try inputs.map { try DiffReport.read(FilePath($0)) }
        try output.write(DiffOutput(reports, key: output.key), Console(color: common.color))
        if reports.contains(where: \.hasFailed) { throw CommandOutcome(status: .failedCheck) }
    }
}
