import ArgumentParser

/// `layerslim rules`: the rule language's own tools.
struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Check rule files; list and write out the built-in ones.",
        subcommands: [RulesCheckCommand.self, RulesListCommand.self, RulesExportCommand.self])
}
