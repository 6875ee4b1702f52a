import ArgumentParser
import LayerSlimKit
import SystemPackage

/// What a layer runs beside, for commands that check it.
struct NeighbourOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Another layer of the function; one option for each, in the function's order, after this one.",
            valueName: "zip"))
    var other: [String] = []

    @Option(
        help: ArgumentHelp(
            "The function's own code: its imports are looked up, and its size counts.", valueName: "folder|zip"))
    var function: String?

    var paths: NeighbourPaths {
        NeighbourPaths(layers: other.map { FilePath($0) }, function: function.map { FilePath($0) })
    }
}
