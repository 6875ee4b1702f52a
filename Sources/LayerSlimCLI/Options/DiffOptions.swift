import ArgumentParser
import LayerDiff
import LayerModel
import LayerSlimKit
import SystemPackage
import ZipContainer

/// How layers are read that are compared or written down.
struct SnapshotOptions: ParsableArguments {
    @Flag(help: "Compress folders, without writing, to learn their zipped sizes and contents.")
    var zipped = false

    @Option(help: ArgumentHelp("The lines that the layer was built from; they are its roots.", valueName: "file"))
    var requirements: String?

    func reader(_ common: CommonOptions, _ progress: Progress) throws -> SnapshotReader {
        var reader = SnapshotReader()
        reader.target = common.target
        reader.zip = zipped ? ZipOptions(jobs: common.workers) : nil
        reader.requirements = try requirements.map { try RequirementLines.read(FilePath($0)) }
        reader.jobs = common.workers
        reader.progress = { progress.show($0) }
        return reader
    }
}
