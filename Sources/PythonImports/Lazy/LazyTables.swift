/// Works out what the lazy loading of a module imports, from literals alone.
struct LazyTables {
    private let sites: LazySites
    private let tokenizer: Tokenizer

    init(_ sites: LazySites, _ tokenizer: Tokenizer) {
        self.sites = sites
        self.tokenizer = tokenizer
    }

    /// Whether some `attach_stub(__name__, …)` is called.
    var attachesStub: Bool {
        sites.stubs.contains { isOwnName(arguments(at: $0).positional.first) }
    }

    /// In the order of the source, none twice.
    func imports() -> [LazyImport] {
        var found: [FoundImport] = []
        for offset in sites.attaches { found += attached(arguments(at: offset)) }
        for offset in sites.lazyModules { found += structured(arguments(at: offset)) }
        for offset in sites.loads { found += loaded(arguments(at: offset)) }
        for offset in sites.attributeFunctions {
            found += AttributeFunction(tokenizer.restarted(at: offset)).imports(table)
        }
        found.sort { $0.offset < $1.offset }
        var lines = LineCounter(tokenizer.source)
        var seen: Set<LazyImport> = []
        return found.map { $0.located(&lines) }.filter { seen.insert($0).inserted }
    }

    /// `attach(__name__, submodules, submod_attrs)`: modules below, and attributes by the module that has them.
    private func attached(_ arguments: LiteralArguments) -> [FoundImport] {
        guard isOwnName(arguments.positional.first) else { return [] }
        var found: [FoundImport] = []
        for submodules in values(arguments.value(at: 1, named: "submodules")) {
            found += submodules.strings.map { FoundImport(offset: $0.offset, name: ModuleName($0.text, level: 1)) }
        }
        for attributes in values(arguments.value(at: 2, named: "submod_attrs")) { found += byModule(attributes) }
        return found
    }

    /// `_LazyModule(__name__, file, structure)`: attributes by the module that has them.
    private func structured(_ arguments: LiteralArguments) -> [FoundImport] {
        guard isOwnName(arguments.positional.first) else { return [] }
        return (arguments.positional.dropFirst() + arguments.keywords.values).flatMap { argument in
            values(argument).flatMap { byModule($0) }
        }
    }

    /// `lazy.load("a.b")`
    private func loaded(_ arguments: LiteralArguments) -> [FoundImport] {
        guard case .string(let text, let offset)? = arguments.positional.first else { return [] }
        return [FoundImport(offset: offset, name: ModuleName(text))]
    }

    /// A dictionary from the name of a module below to the attributes that it has.
    private func byModule(_ literal: Literal) -> [FoundImport] {
        guard case .dictionary(let pairs) = literal else { return [] }
        var found: [FoundImport] = []
        for case (.string(let module, let offset), let attributes) in pairs {
            // Other dictionaries, as in `extra_objects={"__version__": __version__}`, hold no lists.
            guard attributes.isCollection else { continue }
            let name = ModuleName(module, level: 1)
            found.append(FoundImport(offset: offset, name: name))
            found += attributes.strings.map { FoundImport(offset: $0.offset, name: name, attribute: $0.text) }
        }
        return found
    }

    /// An argument's own value, or those of the table that it names.
    private func values(_ literal: Literal?) -> [Literal] {
        switch literal {
        case .name(let name)?: table(name)
        case let value?: [value]
        case nil: []
        }
    }

    private func isOwnName(_ literal: Literal?) -> Bool {
        if case .name("__name__")? = literal { true } else { false }
    }

    private func arguments(at offset: Int) -> LiteralArguments {
        var reader = LiteralReader(tokenizer.restarted(behindParenthesisAt: offset))
        return reader.arguments()
    }

    /// What module-level statements put under a name.
    func table(_ name: String) -> [Literal] {
        sites.statements.compactMap { offset in
            guard tokenizer.hasName(name, at: offset) else { return nil }
            var reader = LiteralReader(tokenizer.restarted(at: offset))
            return reader.assigned()
        }
    }
}

/// A lazy import before its line is known.
struct FoundImport {
    /// The offset of the literal that names it, in bytes.
    let offset: Int
    let name: ModuleName
    var attribute: String?

    func located(_ lines: inout LineCounter) -> LazyImport {
        LazyImport(line: lines.line(of: offset), module: name.module, level: name.level, attribute: attribute)
    }
}
