import ArgumentParser
import LayerModel
import LayerSlimKit
import SlimFiles
import ZipContainer

/// Options about the zip that is written.
struct ArchiveOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the site root lies in the zip: python, or python/lib/python3.X/site-packages.", valueName: "folder"))
    var prefix: String?

    @Option(help: "What compresses.")
    var deflate: DeflateEncoder = .libdeflate

    @Option(help: ArgumentHelp("How hard it compresses.", valueName: "number"))
    var level: Int = 6

    @Flag(help: "Leave layerslim.json out of the zip.")
    var noManifest = false

    func validate() throws {
        guard deflate.levels.contains(level) else {
            throw ValidationError(
                "--level for \(deflate.rawValue) goes from \(deflate.levels.lowerBound) to \(deflate.levels.upperBound)"
            )
        }
    }

    /// The date of all entries: SOURCE_DATE_EPOCH where that is set (reproducible-builds.org), else the earliest of zip.
    func zipOptions(jobs: Int) throws(StageError) -> ZipOptions {
        var date = DOSDate.earliest
        if let epoch = SystemPaths.environment("SOURCE_DATE_EPOCH"), !epoch.isEmpty {
            guard let seconds = Int64(epoch) else {
                throw StageError(
                    .usage, "SOURCE_DATE_EPOCH is no number: \(epoch)", hint: "give seconds since 1970, or unset it")
            }
            date = DOSDate(secondsSinceEpoch: seconds)
        }
        return ZipOptions(encoder: deflate, level: level, date: date, jobs: jobs)
    }

    func sitePrefix() throws(StageError) -> BytePath? {
        guard var text = prefix else { return nil }
        while text.hasSuffix("/") { text.removeLast() }
        let path = BytePath(text)
        guard path.isPlain else {
            throw StageError(
                .usage, "--prefix \(text) is no folder inside a zip",
                hint: "write python, without dots or a leading slash")
        }
        return path
    }
}
