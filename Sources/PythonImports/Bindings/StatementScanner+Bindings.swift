extension StatementScanner {
    /// Notes a `def` or `class` whose name is the next token.
    mutating func noteBoundDefinition(isFunction: Bool) {
        guard tellsBindings, token.kind == .name else { return }
        bindings.definition = token.start
        let block = blocks[innermost]
        if block.isModuleLevel { bindings.names.append(token.start..<token.end) }
        guard isFunction, !block.isDeferred else { return }
        bindings.functions[(classNames() + [tokenizer.text(token)]).joined(separator: ".")] = token.end
    }

    /// The names of the classes around, outermost first.
    private func classNames() -> [String] {
        blocks.compactMap { $0.kind == .classBody ? $0.name.map { tokenizer.text($0) } : nil }
    }

    /// Notes the targets of a `for` or `with` of the module, which are the next tokens.
    mutating func noteHeadTargets(_ keyword: Keyword) {
        guard tellsBindings, blocks[innermost].isModuleLevel else { return }
        if keyword == .for { bindings.loops.append(token.start) }
        if keyword == .with { bindings.contexts.append(token.start) }
    }

    /// Notes the names after `global`, which is the next token.
    mutating func noteGlobals() {
        guard tellsBindings else { return }
        repeat {
            advance()
            if token.kind == .name { bindings.names.append(token.start..<token.end) }
            advance()
        } while tokenizer.isPunctuation(token, .comma)
    }

    /// Notes the name before a `:=` that has been met.
    mutating func noteNamedExpression() {
        guard tellsBindings, blocks[innermost].isModuleLevel, token.end - token.start == 2 else { return }
        var end = token.start
        while end > 0, tokenizer.classes[tokenizer.byte(end - 1)] == .space { end -= 1 }
        if let start = tokenizer.nameStart(before: end) { bindings.names.append(start..<end) }
    }

    /// Notes the call whose parenthesis has been met, if it runs at import.
    mutating func noteModuleCall() {
        guard !blocks[innermost].isDeferred, previous.start != bindings.definition, !isKeyword(previous) else { return }
        bindings.calls.append(
            BindingSites.Call(
                name: previous.start..<previous.end, statementStart: statementStart, placement: placementHere()))
    }

    /// Whether a name before a parenthesis is none of a function.
    private func isKeyword(_ name: Token) -> Bool {
        guard name.start == 0 || tokenizer.byte(name.start - 1) != .dot else { return false }
        let text = tokenizer.text(name)
        return Self.keywords.contains(text) || name.start == statementStart && ["case", "match"].contains(text)
    }

    private static let keywords: Set<String> = [
        "and", "assert", "await", "class", "del", "elif", "else", "except", "for", "from", "if", "import", "in", "is",
        "not", "or", "raise", "return", "while", "with", "yield",
    ]

    /// Notes a decorator; `@` is the next token. One with arguments is noted as the call that it is.
    mutating func noteDecorator() {
        guard tellsBindings, !blocks[innermost].isDeferred else { return }
        advance()
        while token.kind == .name {
            let name = token
            advance()
            guard tokenizer.isPunctuation(token, .dot) else {
                if token.kind == .newline {
                    bindings.calls.append(
                        BindingSites.Call(
                            name: name.start..<name.end, statementStart: statementStart, placement: placementHere()))
                }
                return
            }
            advance()
        }
    }

    /// Notes what writes to the module's dictionary, by a call whose parenthesis has been met.
    mutating func noteNamespaceCall(isGlobal: Bool) {
        guard tellsBindings, isGlobal || blocks[innermost].isModuleLevel else { return }
        if !bindings.bindsUnseenNames {
            bindings.bindsUnseenNames = writesNamespace(tokenizer.restarted(behindParenthesisAt: token.start))
        }
    }

    /// - Parameter rest: stands behind the parenthesis of `globals(`.
    private func writesNamespace(_ rest: Tokenizer) -> Bool {
        var reader = LiteralReader(rest)
        guard reader.take(")") else { return false }
        if reader.take("[") {
            _ = reader.value()
            return reader.take("]") && (reader.take("=") || reader.take("|="))
        }
        if reader.take(".") { return ["update", "setdefault"].contains(reader.tokenizer.text(reader.token)) }
        // Handed to something else, or put under another name.
        return reader.isPunctuation(",") || reader.isClosing || reader.atEnd
    }
}

extension Tokenizer {
    /// Where the name begins that ends at an offset; nil where none does.
    func nameStart(before end: Int) -> Int? {
        var start = end
        while start > 0, classes.continuesName(byte(start - 1)) { start -= 1 }
        return start < end ? start : nil
    }
}
