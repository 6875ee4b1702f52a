import ArgumentParser
import LayerSlimKit

/// Changes to the rules for one run.
struct RuleChangeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Keep files that the rules remove, in this run alone.", valueName: "glob"))
    var keep: [String] = []

    @Option(help: ArgumentHelp("Switch a named rule off, in this run alone.", valueName: "name"))
    var without: [String] = []

    var overrides: RuleOverrides { RuleOverrides(keep: keep, without: without) }
}
