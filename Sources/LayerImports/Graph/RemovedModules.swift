import LayerModel
import SlimFiles

/// Which files a module needs that are gone, with all that it imports in turn.
struct RemovedModules {
    let now: ImportRun
    let then: ImportRun

    /// The files that bring back what a cause took away; none for libraries.
    ///
    /// - Parameter wanted: the modules that are asked for.
    func files(for cause: ImportLoss.Cause, wanted: Set<String>) -> [BytePath] {
        guard case .module(let module) = cause else { return [] }
        var files: Set<BytePath> = []
        var seen: Set<String> = []
        var stack = wanted.union([module]).sorted()
        // Whoever asks for a package that is gone asks for what is in it as well.
        for (importer, state) in then.states where isKept(importer) {
            stack += state.imported.filter { $0.hasPrefix(module + ".") && isGone($0) }.sorted()
        }
        while let next = stack.popLast() {
            guard seen.insert(next).inserted, let file = then.world.place(of: next)?.file, isGone(next) else {
                continue
            }
            files.insert(file.path)
            files.formUnion(libraries(of: file))
            stack += then.states[next]?.imported.sorted() ?? []
            stack += parents(of: next)
        }
        return files.sorted()
    }

    private func isKept(_ module: String) -> Bool { now.world.place(of: module)?.file != nil }

    private func isGone(_ module: String) -> Bool {
        guard let file = then.world.place(of: module)?.file else { return false }
        return now.world.file(file) == nil
    }

    private func parents(of module: String) -> [String] {
        module.indices.filter { module[$0] == "." }.map { String(module[..<$0]) }
    }

    /// The libraries that an extension module links to and that are gone with it.
    private func libraries(of file: ModuleFile) -> Set<BytePath> {
        let analysis = then.world.roots[file.root].analysis
        guard file.kind == .native, let start = analysis.fileIndex[file.path] else { return [] }
        let index = LibraryIndex(analysis: analysis)
        var seen: Set<Int> = []
        var stack = [start]
        while let next = stack.popLast() {
            guard seen.insert(next).inserted else { continue }
            stack += index.dependencies(of: next).compactMap(\.file)
        }
        let present = now.world.roots.indices.contains(file.root) ? now.world.roots[file.root].files : [:]
        return Set(seen.map { analysis.tree.files[$0].path }.filter { present[$0] == nil })
    }
}
