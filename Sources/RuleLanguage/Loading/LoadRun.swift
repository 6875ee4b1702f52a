internal import SlimDiagnostics

/// The state of one run of the loader.
struct LoadRun {
    private(set) var sources: [RuleSource] = []
    private(set) var statements: [Statement] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var names: [(name: String, location: RuleLocation)] = []
    private var withouts: [FileContents.Without] = []
    /// The includes that lead to the file being read, each with the file that it named.
    private var chain: [(include: FileContents.Include?, source: RuleSource)] = []

    mutating func load(
        _ source: RuleSource, _ find: RuleLoader.IncludeFinder, through include: FileContents.Include? = nil
    ) {
        sources.append(source)
        chain.append((include, source))
        defer { chain.removeLast() }
        let checked = FileChecker.check(source)
        diagnostics += checked.diagnostics
        for item in checked.contents.items {
            switch item {
            case .statement(let statement): statements.append(statement)
            case .name(let name, let location): names.append((name, location))
            case .without(let without): withouts.append(without)
            case .include(let include): follow(include, find)
            }
        }
    }

    private mutating func follow(_ include: FileContents.Include, _ find: RuleLoader.IncludeFinder) {
        switch find(include.name, include.location.source) {
        case .found(let source):
            if let start = chain.firstIndex(where: { $0.source.isSameFile(as: source) }) {
                let steps = chain[(start + 1)...].compactMap(\.include)
                diagnostics.append(.includeCycle(include, of: source.name, through: steps))
            } else if !sources.contains(where: source.isSameFile) {
                // A file is spliced in once.
                load(source, find, through: include)
            }
        case .notFound(let tried):
            diagnostics.append(.includeNotFound(include, tried: tried))
        case .unreadable(let path, let reason):
            diagnostics.append(
                include.location.diagnostic("include-unreadable", "\(path) cannot be read", label: reason))
        }
    }

    /// Finds names that two rules have, and switches off what a `without` names.
    mutating func resolveNames() {
        var known: [String: RuleLocation] = [:]
        for (name, location) in names {
            guard let first = known.updateValue(location, forKey: name) else { continue }
            // The user can change the own file only.
            let isOwnFirst = location.source.isBuiltin && !first.source.isBuiltin
            let (wrong, right) = isOwnFirst ? (first, location) : (location, first)
            diagnostics.append(.repeatedName(name, at: wrong, first: right))
        }
        var switchedOff: [String: Statement.SwitchedOff] = [:]
        for without in withouts {
            for (name, location) in without.names {
                if known[name] == nil {
                    diagnostics.append(.unknownName(name, at: location, known: known.keys.sorted()))
                } else if switchedOff[name] == nil {
                    switchedOff[name] = without.place
                }
            }
        }
        for index in statements.indices {
            guard let name = statements[index].name else { continue }
            statements[index].switchedOff = switchedOff[name]
        }
    }
}
