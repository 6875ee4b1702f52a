import ArgumentParser
import LayerModel
import LayerSlimKit

/// `layerslim rules list`: the rule sets inside the program.
struct RulesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the built-in rule sets.",
        discussion: "Each can be given to apply by its name, included by a rule file, and written out with export.")

    func run() throws {
        let sets = BuiltinSet.all
        let isPart: (BuiltinSet) -> Bool = { $0.name.hasPrefix(Self.folder) }
        let rows = sets.filter { !isPart($0) }.map { ($0.name, $0.summary) }
        let parts = sets.filter(isPart).map { ("  " + $0.name.dropFirst(Self.folder.count), $0.summary) }
        let width = (rows + parts).map(\.0.count).max() ?? 0
        let heading = "\(Self.folder)  (default includes them; export finds them by these names)"
        let lines = (rows.map { line($0, width) } + ["", heading] + parts.map { line($0, width) })
        try Console().write(lines.joined(separator: "\n") + "\n")
    }

    private static let folder = "packages/"

    private func line(_ row: (name: String, summary: String), _ width: Int) -> String {
        let padding = String(repeating: " ", count: width - row.name.count + 2)
        return TextTable.cut(row.name + padding + row.summary, to: WrappedText.width)
    }
}
