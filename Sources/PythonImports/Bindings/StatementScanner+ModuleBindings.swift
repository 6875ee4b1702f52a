extension StatementScanner {
    /// What the module binds, once all of it has been read.
    func moduleBindings(_ placements: [ImportPlacement], _ lines: inout LineCounter) -> ModuleBindings {
        var calls: [ModuleCall] = []
        for call in bindings.calls where !isInLambda(call.name.lowerBound, statementStart: call.statementStart) {
            guard let function = tokenizer.dottedText(endingIn: call.name) else { continue }
            calls.append(
                ModuleCall(
                    line: lines.line(of: call.name.lowerBound), function: function,
                    placement: placements[call.placement]))
        }
        return ModuleBindings(
            names: boundNames(), exports: exports(),
            bindsUnseenNames: bindings.bindsUnseenNames
                || lazySites.statements.contains { tokenizer.matches("sys.modules[__name__]", at: $0) },
            calls: calls, callsWithin: callsWithin(calls.map(\.function)))
    }

    private func boundNames() -> Set<String> {
        var names = Set(bindings.names.map { tokenizer.text($0) })
        for offset in lazySites.statements {
            var reader = TargetReader(tokenizer.restarted(at: offset))
            reader.readAssignment()
            names.formUnion(reader.names)
        }
        for offset in bindings.loops {
            var reader = TargetReader(tokenizer.restarted(at: offset))
            reader.readLoop()
            names.formUnion(reader.names)
        }
        for offset in bindings.contexts {
            var reader = TargetReader(tokenizer.restarted(at: offset))
            reader.readContexts()
            names.formUnion(reader.names)
        }
        for found in imports where found.isOfModule {
            names.formUnion(found.names.compactMap { $0.bound(by: found.source) })
        }
        return names
    }

    private func exports() -> [String]? {
        let parts = LazyTables(lazySites, tokenizer).table("__all__")
        guard !parts.isEmpty else { return nil }
        var exports: [String] = []
        for part in parts {
            guard part.isStrings else { return nil }
            exports += part.strings.map(\.text)
        }
        return exports
    }

    /// Follows calls from function to function, each looked at once.
    private func callsWithin(_ first: [String]) -> [String: [String]] {
        var within: [String: [String]] = [:]
        var work = first
        while let called = work.popLast() {
            for name in [called, called + ".__init__", called + ".__new__"] where within[name] == nil {
                guard let offset = bindings.functions[name] else { continue }
                let calls = FunctionCalls(tokenizer.restarted(at: offset)).names
                within[name] = calls
                work += calls
            }
        }
        return within
    }
}

extension ImportedName {
    /// The name that importing it binds; nil for a star.
    fileprivate func bound(by source: ImportStatement.Source) -> String? {
        if let alias { return alias }
        switch source {
        case .modules: return name.split(separator: ".").first.map(String.init)
        case .from: return name == "*" ? nil : name
        }
    }
}

extension Literal {
    /// Whether it is a string, or a collection of nothing else.
    fileprivate var isStrings: Bool {
        switch self {
        case .string: true
        case .list(let values), .tuple(let values): values.allSatisfy { $0.isStrings }
        // `{}` and `()` read as empty ones.
        case .dictionary(let pairs): pairs.isEmpty
        default: false
        }
    }
}
