import ArgumentParser
import LayerSlimKit

/// `layerslim rules list`: the rule sets inside the program.
struct RulesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the built-in rule sets.",
        discussion: "Each can be given to apply by its name, included by a rule file, and written out with export.")

    func run() throws {
        let sets = BuiltinSet.all
        let width = sets.map(\.name.count).max() ?? 0
        let lines = sets.flatMap { set in
            WrappedText.lines(
                set.name + String(repeating: " ", count: width - set.name.count + 2) + set.summary,
                indent: String(repeating: " ", count: width + 2))
        }
        try Console().write(lines.joined(separator: "\n") + "\n")
    }
}
