import ELFFormat

/// The DT_NEEDED entries of a layer by which nothing is used: the library is loaded, and no symbol of it asked for.
///
/// A link counts as used where the file imports a symbol that the library defines, versions compared and weak symbols
/// included; where it is on the way to the only library that defines what the file, or another one that is loaded with
/// it, imports; and where the symbols of either side cannot be read.
public struct NameOnlyLinks: Sendable {
    /// For each library that some file needs by its name only: who does, and who uses it. Indexes into the files.
    public let libraries: [Int: Needers]
    /// Libraries that nothing reaches but by such links, sorted.
    public let unused: [Int]

    public struct Needers: Sendable, Hashable {
        public internal(set) var byName: [Int] = []
        public internal(set) var byUse: [Int] = []
    }

    public init(analysis: LayerAnalysis, index: LibraryIndex) {
        var needed: [Int: [Int]] = [:]
        for file in analysis.natives.keys {
            var seen: Set<Int> = [file]
            needed[file] = index.dependencies(of: file).compactMap(\.file).filter { seen.insert($0).inserted }
        }
        let used = UsedLinks(needed: needed, symbols: analysis.natives.compactMapValues(\.symbols)).find()

        var libraries: [Int: Needers] = [:]
        for file in needed.keys.sorted() {
            for library in needed[file] ?? [] {
                if used[file]?.contains(library) ?? false {
                    libraries[library, default: Needers()].byUse.append(file)
                } else {
                    libraries[library, default: Needers()].byName.append(file)
                }
            }
        }
        self.libraries = libraries.filter { !$0.value.byName.isEmpty }
        // What no other file needs is loaded for its own sake, or is an orphan.
        var stack = analysis.natives.keys.filter { (analysis.natives[$0]?.isRoot ?? false) || libraries[$0] == nil }
        stack += index.filesNeededOutside
        var reached: Set<Int> = []
        while let file = stack.popLast() {
            if reached.insert(file).inserted { stack += used[file] ?? [] }
        }
        unused = libraries.keys.filter { !reached.contains($0) }.sorted()
    }
}
