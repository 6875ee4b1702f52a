extension StatementScanner {
    /// What was found, with the placements worked out.
    func finish() -> ImportScan {
        let source = tokenizer.source
        let final = finishedPlacements
        var lines = LineCounter(source)
        var statements: [ImportStatement] = []
        statements.reserveCapacity(imports.count)
        for found in imports {
            statements.append(
                ImportStatement(
                    line: lines.line(of: found.offset), source: found.source, names: found.names,
                    placement: final[found.placement]))
        }
        let lazy = lazySites.isEmpty ? nil : LazyTables(lazySites, tokenizer)
        return ImportScan(
            statements: statements, calls: finishedCalls(final, &lines), lazyImports: lazy?.imports() ?? [],
            attachesStub: lazy?.attachesStub ?? false,
            bindings: tellsBindings ? moduleBindings(final, &lines) : nil,
            problem: tokenizer.failure.map { PythonProblem(in: source, at: $0.offset, $0.message) })
    }

    /// For each of `placements`, with its handlers.
    var finishedPlacements: [ImportPlacement] {
        var lines = LineCounter(tokenizer.source)
        return placements.map { placement($0, &lines) }
    }

    private func finishedCalls(_ placements: [ImportPlacement], _ lines: inout LineCounter) -> [ImportCall] {
        var finished: [ImportCall] = []
        for call in calls {
            let placement = placements[call.placement]
            finished.append(
                ImportCall(
                    line: lines.line(of: call.offset), module: call.name.module, level: call.name.level,
                    package: call.package, placement: call.isInLambda ? placement.deferred : placement))
        }
        return finished
    }

    private func placement(_ pending: PendingPlacement, _ lines: inout LineCounter) -> ImportPlacement {
        var isGuarded = pending.outerTries.contains { !handlers(of: tries[$0], &lines).isEmpty }
        var guards: [ImportGuard] = []
        for kind in pending.guards {
            guard let found = importGuard(kind, &lines) else { continue }
            guards.append(found)
            if case .tryBody = kind { isGuarded = true }
        }
        let context: ImportContext =
            pending.isForTypeChecker
            ? .typeChecking : isGuarded ? .guarded : pending.isDeferred ? .function : .module
        return ImportPlacement(
            context: context, isDeferred: pending.isDeferred,
            function: pending.isDeferred
                ? pending.function.reversed().map { tokenizer.text($0) }.joined(separator: ".") : nil, guards: guards,
            conditions: pending.conditions)
    }

    /// The guard that a block is; nil where it catches nothing of imports.
    private func importGuard(_ kind: Block.Kind, _ lines: inout LineCounter) -> ImportGuard? {
        switch kind {
        case .tryBody(let index):
            let handlers = handlers(of: tries[index], &lines)
            return handlers.isEmpty ? nil : ImportGuard(line: lines.line(of: tries[index].offset), handlers: handlers)
        case .with(let offset):
            var reader = HandlerReader(tokenizer.restarted(at: offset))
            guard let caught = reader.suppressed() else { return nil }
            let line = lines.line(of: offset)
            return ImportGuard(
                line: line, handlers: [ImportGuard.Handler(line: line, catches: caught, raisesAgain: .never)])
        default:
            return nil
        }
    }

    private func handlers(of statement: TryStatement, _ lines: inout LineCounter) -> [ImportGuard.Handler] {
        statement.handlers.compactMap { handler in
            var reader = HandlerReader(tokenizer.restarted(at: handler.offset + "except".utf8.count))
            return reader.caught().map {
                ImportGuard.Handler(line: lines.line(of: handler.offset), catches: $0, raisesAgain: handler.raisesAgain)
            }
        }
    }
}
