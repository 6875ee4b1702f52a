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
        return orphanNote(orphans) + readers.sorted { $0.key < $1.key }.map { openedByName($0.key, $0.value) }
    }

    /// One finding, since one line of the rules mends all.
    private func orphanNote(_ files: [Int]) -> [Finding] {
        guard let first = files.first else { return [] }
        let mend = Finding.Detail("mend", "remove orphan libraries")
        guard files.count > 1 else {
            let summary = "is a library that nothing in the layer loads (\(size(first)))"
            return [Finding(.orphanLibrary, .note, summary, path: path(first), details: [mend])]
        }
        let bytes = ByteText.short(files.reduce(0) { $0 + analysis.tree.files[$1].size })
        return [
            Finding(
                .orphanLibrary, .note, "\(files.count) libraries are loaded by nothing in the layer (\(bytes))",
                details: files.map { .init(size($0), path($0)) } + [mend], places: files.map(path))
        ]
    }

    private func openedByName(_ file: Int, _ reader: Int) -> Finding {
        Finding(
            .openedByName, .note, "is a library that no file links to; code names it and may open it (\(size(file)))",
            path: path(file), details: [.init("named by", path(reader))])
    }

    private func size(_ file: Int) -> String { ByteText.short(analysis.tree.files[file].size) }

    private func path(_ file: Int) -> String { "\(analysis.tree.files[file].path)" }
}
