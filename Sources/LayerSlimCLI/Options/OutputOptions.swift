import ArgumentParser
import LayerDiff
import LayerModel
import LayerSlimKit
import SystemPackage

/// Where a comparison is written, in how many formats at once.
struct OutputOptions: ParsableArguments {
    @Option(help: "How to write the report to stdout: text, markdown, json, github, cyclonedx or html.")
    var format: DiffFormat = .text

    @Option(
        help: ArgumentHelp(
            "Write the report to a file too, in any of these formats (md is markdown). May be repeated.",
            valueName: "format=file"))
    var out: [ReportFile<DiffFormat>] = []

    @Option(help: ArgumentHelp("Marks the comment, so that a later run finds and replaces it.", valueName: "name"))
    var key = "layers"

    @Flag(help: "Show everything in the text.")
    var all = false

    func write(_ output: DiffOutput, _ console: Console) throws {
        for file in out {
            try file.write(Array(try text(output, as: file.format).utf8))
        }
        if format == .markdown || out.contains(where: { $0.format == .markdown }) {
            try StepSummary.append(text(output, as: .markdown))
        }
        try console.write(text(output, as: format))
    }

    private func text(_ output: DiffOutput, as format: DiffFormat) throws -> String {
        guard let text = try output.rendered(as: format, showsAll: all) else {
            throw StageError(.usage, "\(format.rawValue) is about one layer", hint: "name the layer itself")
        }
        return text
    }
}

/// The summary of a step in a workflow on GitHub: what is appended to the file that GITHUB_STEP_SUMMARY names is shown.
enum StepSummary {
    static func append(_ markdown: String) throws(StageError) {
        guard let path = SystemPaths.environment("GITHUB_STEP_SUMMARY"), !path.isEmpty else { return }
        do {
            let file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.append, .create],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
            try file.closeAfter { _ = try file.writeAll(markdown.utf8) }
        } catch {
            throw StageError(.output, "cannot append to \(path), the step summary: \(error)")
        }
    }
}
