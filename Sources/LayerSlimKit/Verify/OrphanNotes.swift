import LayerModel
import SlimFiles

/// Check 4: shared libraries in the layer that nothing there can load.
struct OrphanNotes {
    let analysis: LayerAnalysis
    let jobs: Int

    func findings() throws -> [Finding] {
        let mentions = LibraryMentions(analysis: analysis, jobs: jobs)
        var failure: (any Error)?
        let orphans = OrphanLibraries(
            analysis: analysis, isKept: { _ in true }, isProtected: { _ in false },
            mentioned: { libraries, isLive in
                do {
                    return try mentions.mentioned(libraries, isKept: isLive)
                } catch {
                    failure = error
                    return []
                }
            }
        ).find()
        if let failure { throw failure }
        return orphans.map { file in
            Finding(
                .orphanLibrary, .note,
                "is a library that nothing in the layer loads (\(ByteText.short(analysis.tree.files[file].size)))",
                path: "\(analysis.tree.files[file].path)",
                details: [.init("mend", "remove orphan libraries")])
        }
    }
}
