extension StatementScanner {
    /// What was found, with the placements worked out.
    func finish() -> ImportScan {
        let source = tokenizer.source
        let final = placements.map { self.placement($0) }
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
            statements: statements, calls: finishedCalls(final), lazyImports: lazy?.imports() ?? [],
            attachesStub: lazy?.attachesStub ?? false,
            problem: tokenizer.failure.map { PythonProblem(in: source, at: $0.offset, $0.message) })
    }

    private func finishedCalls(_ placements: [ImportPlacement]) -> [ImportCall] {
        var lines = LineCounter(tokenizer.source)
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

    private func placement(_ pending: PendingPlacement) -> ImportPlacement {
        let guards = pending.guards.compactMap { importGuard($0) }
        let isGuarded =
            pending.outerTries.contains { !handlers(of: tries[$0]).isEmpty }
            || pending.guards.contains { kind in
                guard case .tryBody(let index) = kind else { return false }
                return !handlers(of: tries[index]).isEmpty
            }
        let context: ImportContext =
            pending.isForTypeChecker
            ? .typeChecking : isGuarded ? .guarded : pending.isDeferred ? .function : .module
        return ImportPlacement(
            context: context, isDeferred: pending.isDeferred, guards: guards, conditions: pending.conditions)
    }

    /// The guard that a block is; nil where it catches nothing of imports.
    private func importGuard(_ kind: Block.Kind) -> ImportGuard? {
        switch kind {
        case .tryBody(let index):
            let handlers = handlers(of: tries[index])
            return handlers.isEmpty ? nil : ImportGuard(line: line(of: tries[index].offset), handlers: handlers)
        case .with(let offset):
            var reader = HandlerReader(tokenizer.restarted(at: offset))
            guard let caught = reader.suppressed() else { return nil }
            let line = line(of: offset)
            return ImportGuard(
                line: line, handlers: [ImportGuard.Handler(line: line, catches: caught, raisesAgain: .never)])
        default:
            return nil
        }
    }

    private func handlers(of statement: TryStatement) -> [ImportGuard.Handler] {
        statement.handlers.compactMap { handler in
            var reader = HandlerReader(tokenizer.restarted(at: handler.offset + "except".utf8.count))
            return reader.caught().map {
                ImportGuard.Handler(line: line(of: handler.offset), catches: $0, raisesAgain: handler.raisesAgain)
            }
        }
    }

    private func line(of offset: Int) -> Int {
        var lines = LineCounter(tokenizer.source)
        return lines.line(of: offset)
    }
}
