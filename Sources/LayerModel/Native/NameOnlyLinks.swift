import ELFFormat

/// The DT_NEEDED entries of a layer by which nothing is used: the library is loaded, and no symbol of it asked for.
///
/// A link counts as used where the file imports a symbol that the library defines, versions compared and weak symbols
/// included; where only what comes with the library defines what the file or one of its other libraries imports; and
/// where the symbols of either side cannot be read.
public struct NameOnlyLinks: Sendable {
    /// For each library that some file needs by its name only: who does, and who uses it. Indexes into the files.
    public let libraries: [Int: Needers]
    /// Libraries that nothing reaches but by such links, sorted.
    public let unused: [Int]

    public struct Needers: Sendable, Hashable {
        public internal(set) var byName: [Int] = []
        public internal(set) var byUse: [Int] = []
    }

    private let analysis: LayerAnalysis
    private let needed: [Int: [Int]]

    public init(analysis: LayerAnalysis, index: LibraryIndex) {
        self.analysis = analysis
        var needed: [Int: [Int]] = [:]
        for file in analysis.natives.keys {
            var seen: Set<Int> = [file]
            needed[file] = index.dependencies(of: file).compactMap(\.file).filter { seen.insert($0).inserted }
        }
        self.needed = needed
        let used = Self.usedLinks(needed, analysis)

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
        let roots = analysis.natives.keys.filter { (analysis.natives[$0]?.isRoot ?? false) || libraries[$0] == nil }
        let reached = Self.closure(of: roots, used)
        unused = libraries.keys.filter { !reached.contains($0) }.sorted()
    }

    /// The links by which something is used, by the file that has them.
    private static func usedLinks(_ needed: [Int: [Int]], _ analysis: LayerAnalysis) -> [Int: [Int]] {
        func symbols(_ file: Int) -> LinkedSymbols? { analysis.natives[file]?.symbols }
        var used: [Int: [Int]] = [:]
        for (file, libraries) in needed {
            used[file] = libraries.filter { library in
                guard let own = symbols(file), let other = symbols(library) else { return true }
                return own.usesAnything(of: other)
            }
        }
        var result = used
        for (file, libraries) in needed {
            let direct = used[file] ?? []
            guard direct.count < libraries.count else { continue }
            var links = needed
            links[file] = direct
            let others = closure(of: [file], links)
            for library in libraries where !direct.contains(library) {
                let alone = closure(of: [library], needed).subtracting(others).compactMap(symbols)
                let scope = others.compactMap(symbols)
                let isNeeded = scope.contains { member in
                    member.imports.contains { symbol in
                        alone.contains { $0.defines(symbol) } && !scope.contains { $0.defines(symbol) }
                    }
                }
                if isNeeded { result[file]?.append(library) }
            }
        }
        return result
    }

    /// The given files and all that they reach.
    private static func closure(of files: [Int], _ links: [Int: [Int]]) -> Set<Int> {
        var reached: Set<Int> = []
        var stack = files
        while let file = stack.popLast() {
            guard reached.insert(file).inserted else { continue }
            stack += links[file] ?? []
        }
        return reached
    }
}
