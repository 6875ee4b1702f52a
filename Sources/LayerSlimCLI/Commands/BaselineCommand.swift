import ArgumentParser

/// `layerslim baseline`: what later layers are compared with.
struct BaselineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline",
        abstract: "Write down what a layer holds, for later comparisons.",
        subcommands: [BaselineWriteCommand.self])
}
