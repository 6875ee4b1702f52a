import ArgumentParser
import LayerDiff
import LayerModel
import LayerSlimKit
import SlimFiles
import SystemPackage

/// `layerslim diff`: what changed from one layer to another, and why.
struct DiffCommand: LayerCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare two layers: what grew, by how much, and why.",
        usage: "layerslim diff OLD NEW [OPTIONS]",
        discussion: """
            Each side is a tree, a layer zip, a baseline, or a JSON report of analyze or apply. With --rules the limits \
            of a rule file are judged, those on growth too, and Lambda's own: exit status 1 where one is exceeded. \
            Exit status 4 where OLD is missing or cannot be used.
            """)

    @Argument(help: "The layer before.")
    var old: String

    @Argument(help: "The layer now.")
    var new: String

    @OptionGroup var comparison: ComparisonOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func run() throws { try comparison.run(old: old, new: new, common, output) }
}
