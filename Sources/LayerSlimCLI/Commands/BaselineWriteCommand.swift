import ArgumentParser
import LayerDiff
import LayerModel
import LayerSlimKit
import SlimFiles
import SystemPackage

/// `layerslim baseline write`: the file to commit.
struct BaselineWriteCommand: LayerCommand {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Write a baseline of a tree or a layer zip, to be committed.",
        usage: "layerslim baseline write [TREE|ZIP] -o FILE [OPTIONS]",
        discussion: """
            Compact JSON without times and absolute paths, a line for each distribution, file and rule: the same layer \
            gives the same bytes, and `git diff` shows what changed. `layerslim diff FILE LAYER` compares with it.
            """)

    @Argument(help: TreeChoice.help)
    var tree: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("The baseline. (default: stdout)", valueName: "file"))
    var output: String?

    @OptionGroup var snapshot: SnapshotOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let console = Console(color: common.color)
        let choice = try TreeChoice(named: tree)
        if let remark = choice.remark, !common.quiet { console.note(remark) }
        let progress = Progress(common)
        defer { progress.clear() }
        let layer = try snapshot.reader(common, progress).read(choice.path)
        let bytes = BaselineFile.bytes(of: layer)
        progress.clear()
        guard let output else { return try console.write(String(decoding: bytes, as: UTF8.self)) }
        try writeFile(bytes, to: FilePath(output))
        guard !common.quiet else { return }
        let size = "\(ByteText.mebibytes(layer.total.bytes)) MiB"
        console.note("wrote \(output): \(size) in \(ByteText.counted(layer.total.files ?? 0, "file")), \(layer.target)")
    }
}
