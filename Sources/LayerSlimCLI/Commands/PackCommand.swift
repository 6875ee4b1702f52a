import ArgumentParser
import LayerModel
import LayerSlimKit
import SlimFiles
import SystemPackage
import ZipContainer

/// `layerslim pack`: only the deterministic zip.
struct PackCommand: LayerCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Write a tree as a zip whose bytes depend on names, contents and execute bits only.",
        usage: "layerslim pack TREE --output ZIP [OPTIONS]")

    @Argument(help: "A site-packages folder, a folder that holds python/, or a layer zip.")
    var tree: String

    @OptionGroup var archive: ArchiveOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The zip.", valueName: "zip"))
    var output: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = Progress(common)
        defer { progress.clear() }
        progress.show("loading \(tree)")
        var request = PackRequest(
            tree: try LayerTree.load(FilePath(tree), jobs: common.workers), output: FilePath(output),
            options: try archive.zipOptions(jobs: common.workers))
        request.sitePrefix = try archive.sitePrefix()
        request.progress = { progress.show($0) }
        let packed = try request.run()
        progress.clear()
        let encoder = packed.summary.encoder
        try Console(color: common.color).write(
            """
            \(packed.path)
            zip      \(ByteText.mebibytes(packed.size)) MiB (\(ByteText.grouped(packed.size)) bytes) in \
            \(ByteText.grouped(packed.summary.rows.count)) files
            sha256   \(packed.digest.hex)
            contents \(packed.summary.contentsDigest.hex)
            encoder  \(encoder.name) \(encoder.version), level \(encoder.level)

            """)
    }
}
