import LayerModel
import SlimFiles

/// Finds shared libraries that no kept file can load, to a fixed point.
///
/// Extension modules, programs, what lies beside the site root and every file that a `keep` names are roots, and so is a
/// library whose name stands as text in kept Python source or in another kept ELF file, since code may open it by that name (`dlopen`, ctypes).
struct OrphanLibraries {
    let analysis: LayerAnalysis
    let isKept: (Int) -> Bool
    let isProtected: (Int) -> Bool
    /// Which of some libraries one of the files for which the second argument holds mentions by name.
    let mentioned: (_ libraries: [Int], _ by: (Int) -> Bool) -> Set<Int>

    /// Indexes into the analysis' files, sorted.
    func find() -> [Int] {
        let libraries = LibraryIndex(analysis: analysis, include: isKept)
        var reached: Set<Int> = []
        var stack = analysis.natives.keys.sorted().filter { file in
            isKept(file) && (analysis.natives[file]?.isRoot ?? false || isProtected(file))
        }
        let roots = Set(stack)
        // Rules do not reach what lies beside the site root: it stays, and what it loads too.
        stack += libraries.filesNeededOutside
        var candidates = analysis.natives.keys.sorted().filter { isKept($0) && !roots.contains($0) }
        repeat {
            while let file = stack.popLast() {
                guard reached.insert(file).inserted else { continue }
                stack += libraries.dependencies(of: file).compactMap(\.file)
            }
            candidates.removeAll(where: reached.contains)
            // What only another candidate names is as dead as that one. Text search is dear: it is asked only about
            // what nothing links to.
            let dead = Set(candidates)
            stack = dead.isEmpty ? [] : mentioned(candidates) { isKept($0) && !dead.contains($0) }.sorted()
        } while !stack.isEmpty
        return candidates
    }
}
