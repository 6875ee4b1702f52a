import ELFFormat

/// Finds which of the links between the files of a layer are used.
struct UsedLinks {
    /// For each file the libraries of the layer that it names, in its order.
    let needed: [Int: [Int]]
    /// What each file imports and exports; absent where that cannot be read.
    let symbols: [Int: LinkedSymbols]
    private let providers: Providers

    init(needed: [Int: [Int]], symbols: [Int: LinkedSymbols]) {
        self.needed = needed
        self.symbols = symbols
        providers = Providers(libraries: Set(needed.values.joined()), symbols: symbols)
    }

    /// For each file those of its libraries that it uses, directly or on the way to another one.
    func find() -> [Int: Set<Int>] {
        var used: [Int: Set<Int>] = [:]
        // For each file the sets of libraries of which one is to define a symbol that the file imports.
        let wanted = symbols.mapValues { symbols in Set(symbols.imports.map(providers.of).filter { !$0.isEmpty }) }
        let scopes = needed.keys.reduce(into: [Int: Scope]()) { $0[$1] = Scope(of: $1, needed) }
        let open = wanted.reduce(into: [Int: [[Int]]]()) { open, entry in
            let scope = scopes[entry.key]
            open[entry.key] = entry.value.filter { libraries in !libraries.contains { scope?.holds($0) ?? false } }
        }
        for (file, libraries) in needed {
            guard let scope = scopes[file] else { continue }
            let wishes = wanted[file] ?? []
            used[file, default: []].formUnion(
                libraries.filter { library in
                    symbols[file] == nil || symbols[library] == nil || wishes.contains { $0.contains(library) }
                })
            // What a library imports and none of its own libraries defines is found in the scope of whoever loads it.
            let indirect =
                wishes.filter { Set($0).isDisjoint(with: libraries) } + scope.order.flatMap { open[$0] ?? [] }
            for choice in indirect {
                guard let provider = scope.order.first(where: choice.contains) else { continue }
                for (from, to) in scope.path(to: provider) { used[from, default: []].insert(to) }
            }
        }
        return used
    }
}

/// A file and all that is loaded with it, in the order of the loader's search: breadth first.
private struct Scope {
    private(set) var order: [Int] = []
    private var parents: [Int: Int] = [:]

    init(of file: Int, _ needed: [Int: [Int]]) {
        var queue = [file]
        var next = 0
        while next < queue.count {
            let current = queue[next]
            next += 1
            for library in needed[current] ?? [] where library != file && parents[library] == nil {
                parents[library] = current
                queue.append(library)
            }
        }
        order = queue
    }

    func holds(_ file: Int) -> Bool { file == order[0] || parents[file] != nil }

    /// The links by which a library of the scope is reached.
    func path(to library: Int) -> [(from: Int, to: Int)] {
        var links: [(from: Int, to: Int)] = []
        var current = library
        while let parent = parents[current] {
            links.append((parent, current))
            current = parent
        }
        return links
    }
}

/// Which libraries define a symbol.
private struct Providers {
    /// Every exported name with its library, sorted.
    private let exports: [(name: UInt64, library: Int)]
    private let symbols: [Int: LinkedSymbols]

    init(libraries: Set<Int>, symbols: [Int: LinkedSymbols]) {
        self.symbols = symbols
        exports = libraries.flatMap { library in
            (symbols[library]?.exports ?? []).map { (name: $0.name, library: library) }
        }.sorted { ($0.name, $0.library) < ($1.name, $1.library) }
    }

    /// In ascending order.
    func of(_ symbol: LinkedSymbols.Symbol) -> [Int] {
        var low = 0
        var high = exports.count
        while low < high {
            let middle = (low + high) / 2
            if exports[middle].name < symbol.name { low = middle + 1 } else { high = middle }
        }
        var found: [Int] = []
        while low < exports.count, exports[low].name == symbol.name {
            let library = exports[low].library
            if found.last != library, symbols[library]?.defines(symbol) ?? false { found.append(library) }
            low += 1
        }
        return found
    }
}
