import LayerModel
import SlimFiles

/// Finds shared libraries that no kept file can load, to a fixed point.
///
/// Extension modules, programs and every file that a `keep` names are roots, and so is a library whose name stands as
/// text in kept Python source or in another kept ELF file, since code may open it by that name (`dlopen`, ctypes).
struct OrphanLibraries {
    let analysis: LayerAnalysis
    let isKept: (Int) -> Bool
    let isProtected: (Int) -> Bool
    /// Whether code that stays mentions the library by name.
    let isMentioned: (Int) -> Bool

    /// Indexes into the analysis' files, sorted.
    func find() -> [Int] {
        let libraries = LibraryIndex(analysis: analysis, include: isKept)
        var reached: Set<Int> = []
        var stack = analysis.natives.keys.sorted().filter { file in
            isKept(file) && (analysis.natives[file]?.isRoot ?? false || isProtected(file))
        }
        var candidates = analysis.natives.keys.sorted().filter { file in
            isKept(file) && !stack.contains(file)
        }
        repeat {
            while let file = stack.popLast() {
                guard reached.insert(file).inserted else { continue }
                stack += libraries.dependencies(of: file).compactMap(\.file)
            }
            candidates.removeAll(where: reached.contains)
            // Text search is dear: it is asked only about what nothing links to.
            stack = candidates.filter(isMentioned)
        } while !stack.isEmpty
        return candidates
    }
}
