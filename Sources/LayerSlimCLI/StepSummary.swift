import LayerModel
import SystemPackage

/// The page that GitHub Actions shows for a step.
enum StepSummary {
    /// Adds to the file that the runner names in GITHUB_STEP_SUMMARY; without one, nothing happens. The report itself has
    /// been printed, so that a summary which cannot be written is said and changes nothing.
    static func append(_ markdown: String, _ console: Console) {
        guard let path = SystemPaths.environment("GITHUB_STEP_SUMMARY"), !path.isEmpty else { return }
        do {
            let file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.append, .create], permissions: [.ownerReadWrite])
            try file.closeAfter { _ = try file.writeAll((markdown + "\n").utf8) }
        } catch {
            console.note("layerslim: the step summary \(path) cannot be written: \(error)")
        }
    }
}
