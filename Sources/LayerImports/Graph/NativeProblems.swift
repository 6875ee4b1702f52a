import ELFFormat
import LayerModel
import SlimFiles

/// Libraries that extension modules of a world lack.
final class NativeProblems {
    private let world: ModuleWorld
    private var indexes: [Int: LibraryIndex] = [:]

    init(world: ModuleWorld) { self.world = world }

    /// A library that the file or one of its libraries needs and that is nowhere.
    func missingLibrary(of module: ModuleFile) -> String? {
        let analysis = world.roots[module.root].analysis
        guard let file = analysis.fileIndex[module.path], analysis.natives[file] != nil else { return nil }
        let index = indexes[module.root] ?? LibraryIndex(analysis: analysis)
        indexes[module.root] = index
        var seen: Set<Int> = []
        var stack = [file]
        while let next = stack.popLast() {
            guard seen.insert(next).inserted else { continue }
            for dependency in index.dependencies(of: next) {
                if dependency.source == .missing { return dependency.name }
                if let found = dependency.file { stack.append(found) }
            }
        }
        return nil
    }
}
