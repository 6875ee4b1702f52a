import LayerModel
import SlimFiles

/// Check 4: shared libraries in the layer that nothing there can load, and those that only their name in some code
/// keeps from being orphans.
struct OrphanNotes {
    let analysis: LayerAnalysis
    let jobs: Int

    func findings() throws -> [Finding] {
        let search = LibraryMentions(analysis: analysis, jobs: jobs)
        var failure: (any Error)?
        var readers: [Int: Int] = [:]
        let orphans = OrphanLibraries(
            analysis: analysis, isKept: { _ in true }, isProtected: { _ in false },
            mentioned: { libraries, isLive in
                do {
                    let found = try search.mentions(of: libraries, isKept: isLive)
                    readers.merge(found) { first, _ in first }
                    return Set(found.keys)
                } catch {
                    failure = error
                    return []
                }
            }
        ).find()
        if let failure { throw failure }
        return orphans.map(orphan) + readers.sorted { $0.key < $1.key }.map { openedByName($0.key, $0.value) }
    }

    private func orphan(_ file: Int) -> Finding {
        Finding(
            .orphanLibrary, .note, "is a library that nothing in the layer loads (\(size(file)))", path: path(file),
            details: [.init("mend", "remove orphan libraries")])
    }

    private func openedByName(_ file: Int, _ reader: Int) -> Finding {
        Finding(
            .openedByName, .note, "is a library that no file links to; code names it and may open it (\(size(file)))",
            path: path(file), details: [.init("named by", path(reader))])
    }

    private func size(_ file: Int) -> String { ByteText.short(analysis.tree.files[file].size) }

    private func path(_ file: Int) -> String { "\(analysis.tree.files[file].path)" }
}
