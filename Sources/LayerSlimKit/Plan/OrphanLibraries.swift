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
    /// Which of some libraries code that stays mentions by name. Asked once, about what nothing links to.
    let mentioned: ([Int]) -> Set<Int>

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
        func follow() {
            while let file = stack.popLast() {
                guard reached.insert(file).inserted else { continue }
                stack += libraries.dependencies(of: file).compactMap(\.file)
            }
            candidates.removeAll(where: reached.contains)
        }
        follow()
        // Text search is dear; without candidates it is not done.
        stack = candidates.isEmpty ? [] : mentioned(candidates).sorted()
        follow()
        return candidates
    }
}
