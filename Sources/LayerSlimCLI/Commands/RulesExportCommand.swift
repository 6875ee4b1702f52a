import ArgumentParser
import LayerModel
import LayerSlimKit
import SlimFiles
import SystemPackage

/// `layerslim rules export`: writes built-in rule sets out, to be read or changed.
struct RulesExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a built-in rule set to stdout or a file, or all of them to a folder.",
        usage: """
            layerslim rules export NAME [--output FILE]
            layerslim rules export --all FOLDER
            """)

    @Argument(help: "A built-in set such as default or packages/numpy.")
    var name: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("A new file. (default: stdout)", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "A folder for every built-in set, laid out so that includes find each other.", valueName: "folder"))
    var all: String?

    @Flag(help: "Replace files that are there.")
    var force = false

    func validate() throws {
        guard (name == nil) != (all == nil) else {
            throw ValidationError("name one set, or give --all FOLDER for all of them")
        }
        if all != nil, output != nil { throw ValidationError("--all takes the place of --output") }
    }

    func run() throws {
        let console = Console()
        if let all {
            let paths = try BuiltinSet.exportAll(to: FilePath(all), replacing: force)
            return try console.write(paths.map { "\($0)\n" }.joined())
        }
        let set = try BuiltinSet.named(name ?? "")
        guard let output else { return try console.write(set.text) }
        try set.write(to: FilePath(output), replacing: force)
    }
}
