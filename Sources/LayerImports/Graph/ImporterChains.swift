/// How top-level modules come to import others, as far as they do when they are imported themselves.
struct ImporterChains {
    /// The modules that import a module, sorted.
    private let importers: [String: [String]]

    /// - Parameter isThere: whether a module is one of those that count.
    init(_ run: ImportRun, isThere: (String) -> Bool) {
        var importers: [String: [String]] = [:]
        for (module, state) in run.states.sorted(by: { $0.key < $1.key }) where isThere(module) {
            for imported in state.imported { importers[imported, default: []].append(module) }
        }
        self.importers = importers
    }

    /// For each top-level module that leads to one of some modules a shortest way there: `healpy`, `healpy.fitsfunc`,
    /// `astropy`. Short ways first, then by name.
    func chains(to modules: Set<String>) -> [[String]] {
        var next: [String: String] = [:]
        var queue = modules.sorted()
        var position = 0
        while position < queue.count {
            let module = queue[position]
            position += 1
            for importer in importers[module] ?? [] where next[importer] == nil && !modules.contains(importer) {
                next[importer] = module
                queue.append(importer)
            }
        }
        return next.keys.filter { !$0.contains(".") }.map { top in
            var chain = [top]
            while let module = next[chain[chain.count - 1]] { chain.append(module) }
            return chain
        }.sorted { ($0.count, $0[0]) < ($1.count, $1[0]) }
    }
}
