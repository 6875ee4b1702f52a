/// Finds the strings and calls of Python source from which it can be read what the code will ask for.
public struct LiteralScanner: Sendable {
    /// The last parts of the names of functions whose calls are wanted.
    public let functions: Set<String>
    /// Whether the place of a string is wanted.
    public let wants: @Sendable (String) -> Bool

    public init(functions: Set<String>, wants: @escaping @Sendable (String) -> Bool) {
        self.functions = functions
        self.wants = wants
    }

    public func scan(_ source: RawSpan) -> LiteralScan {
        source.withUnsafeBytes { scan($0.bindMemory(to: UInt8.self)) }
    }

    public func scan(_ source: [UInt8]) -> LiteralScan {
        source.withUnsafeBufferPointer { scan($0) }
    }

    private func scan(_ source: UnsafeBufferPointer<UInt8>) -> LiteralScan {
        let outcome = withTokenizer(over: source) { tokenizer in
            var scanner = StatementScanner(tokenizer, tellsBindings: false)
            scanner.literals = LiteralSites()
            scanner.scanAll()
            return scan(scanner)
        }
        switch outcome {
        case .success(let scan): return scan
        case .failure(let problem):
            return LiteralScan(strings: [], values: [], calls: [], importedPackages: [], problem: problem)
        }
    }

    private func scan(_ scanner: StatementScanner) -> LiteralScan {
        let found = scanner.literals ?? LiteralSites()
        let imports = scanner.finish()
        let constants = StringConstants(scanner)
        let names = ImportedNames(imports.statements)
        var places = LiteralPlaces(scanner, found)
        let (strings, values) = strings(found, of: scanner, constants, &places)
        let calls = found.calls.compactMap { call($0, of: scanner.tokenizer, names, constants, &places) }
        return LiteralScan(
            strings: strings, values: values, calls: calls, importedPackages: packages(imports.statements),
            problem: imports.problem)
    }

    private func packages(_ statements: [ImportStatement]) -> Set<String> {
        var packages: Set<String> = []
        for statement in statements {
            let modules: [String] =
                switch statement.source {
                case .modules: statement.names.map(\.name)
                case .from(let module, level: 0): [module]
                case .from: []
                }
            for module in modules { packages.insert(String(module.prefix { $0 != "." })) }
        }
        return packages
    }

    private func strings(
        _ found: LiteralSites, of scanner: StatementScanner, _ constants: StringConstants, _ places: inout LiteralPlaces
    ) -> ([StringUse], Set<String>) {
        let reads = ImportReads(scanner, found) { places.runsAtImport($0) }
        var strings: [StringUse] = []
        var values: Set<String> = []
        for site in found.strings {
            guard let value = scanner.tokenizer.stringValue(at: site.range), !constants.isDocumentation(site) else {
                continue
            }
            values.insert(value)
            guard wants(value) else { continue }
            let place = places.place(of: site)
            let isRead = !place.isDeferred && reads.reads(site)
            strings.append(StringUse(value: value, place: place, isReadAtImport: isRead))
        }
        return (strings, values)
    }

    private func call(
        _ site: LiteralSites.Site, of tokenizer: Tokenizer, _ names: ImportedNames, _ constants: StringConstants,
        _ places: inout LiteralPlaces
    ) -> LiteralCall? {
        let function = names.resolve(tokenizer.dottedName(endingIn: site.range))
        guard functions.contains(LiteralCall.name(of: function)) else { return nil }
        var reader = LiteralReader(tokenizer.restarted(at: site.range.upperBound))
        reader.advance()
        let arguments = reader.arguments()
        return LiteralCall(
            function: function, positional: arguments.positional.map { constants.argument($0) },
            keywords: arguments.keywords.mapValues { constants.argument($0) }, place: places.place(of: site))
    }
}

extension Tokenizer {
    fileprivate func stringValue(at range: Range<Int>) -> String? {
        stringValue(Token(kind: .string, start: range.lowerBound, end: range.upperBound))
    }

    /// The name with the names and dots before it, if they touch; a dot stands for any other object before it.
    fileprivate func dottedName(endingIn range: Range<Int>) -> String {
        var start = range.lowerBound
        while let owner = nameBeforeDot(at: start) { start = owner.lowerBound }
        if start > 0, byte(start - 1) == .dot { start -= 1 }
        return text(start..<range.upperBound)
    }
}
