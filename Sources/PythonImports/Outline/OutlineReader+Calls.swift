extension OutlineReader {
    /// Notes the call whose opening parenthesis has been met.
    mutating func noteCall() {
        guard previous.kind == .name, tokenizer.keyword(previous) == nil else { return }
        switch previous.end - previous.start {
        case 10 where tokenizer.isName(previous, "__import__"): return noteImportCall(isFunction: false)
        case 13 where tokenizer.isName(previous, "import_module"): return noteImportCall(isFunction: true)
        case 26 where tokenizer.isName(previous, "import_optional_dependency"): return noteOptionalDependency()
        default: break
        }
        guard !isInLambda else { return }
        var start = previous.start
        while start > 0, case let byte = tokenizer.byte(start - 1),
            byte == .dot || tokenizer.classes.continuesName(byte)
        { start -= 1 }
        if functionDepth > 0 {
            if tokenizer.byte(start) == .dot { start = startOfSuper(before: start) ?? start }
            guard previous.end - start < 200 else { return }
            calls.append(
                OutlineCall(
                    start: UInt32(clamping: start), length: UInt16(clamping: previous.end - start),
                    isAttempted: attemptDepth > 0))
        } else if tokenizer.byte(start) != .dot {
            nodes.append(.call(tokenizer.text(start..<previous.end), line: line(of: start)))
        }
    }

    /// pandas' way to import what not everybody has: it raises ImportError, unless `errors` says otherwise.
    private mutating func noteOptionalDependency() {
        var reader = LiteralReader(tokenizer.restarted(at: token.end))
        let arguments = reader.arguments()
        guard !isInLambda, case .string(let text, _)? = arguments.value(at: 0, named: "name"), !text.isEmpty else {
            return
        }
        let call = OutlineImportCall(line: line(of: previous.start), module: text, level: 0, package: nil)
        switch arguments.value(at: 2, named: "errors") {
        case nil, .string("raise", _)?: nodes.append(.importCall(call))
        default: nodes.append(.suppression(.importErrors, [.importCall(call)]))
        }
    }

    /// Where `super()` or `super(C, self)` begins that ends before an offset; nil where something else does.
    private func startOfSuper(before end: Int) -> Int? {
        guard end > 0, tokenizer.byte(end - 1) == UInt8(ascii: ")") else { return nil }
        var start = end - 2
        while start >= max(0, end - 100), tokenizer.byte(start) != UInt8(ascii: "(") {
            guard tokenizer.byte(start) != UInt8(ascii: ")") else { return nil }
            start -= 1
        }
        guard start >= 5, tokenizer.text((start - 5)..<start) == "super" else { return nil }
        return start - 5
    }

    /// - Parameter isFunction: whether it is `importlib.import_module`, whose leading dots and `package` count.
    private mutating func noteImportCall(isFunction: Bool) {
        var reader = LiteralReader(tokenizer.restarted(at: token.end))
        let arguments = reader.arguments()
        guard !isInLambda else { return }
        if case .name(let variable)? = arguments.value(at: 0, named: "name") {
            // Each turn of a loop over literal names imports one.
            let line = line(of: previous.start)
            for text in loopStrings[variable] ?? [] where text.utf8.first != .dot {
                nodes.append(.importCall(OutlineImportCall(line: line, module: text, level: 0, package: nil)))
            }
        }
        guard case .string(let text, _)? = arguments.value(at: 0, named: "name") else { return }
        var name = ModuleName(text)
        var package: ImportCall.Package?
        if isFunction {
            switch arguments.value(at: 1, named: "package") {
            case .string(let text, _): package = .named(text)
            case .name("__package__"), .name("__name__"), .name("__spec__.parent"): package = .own
            default: break
            }
        } else if case .integer(let level)? = arguments.value(at: 4, named: "level") {
            name = ModuleName(name.module, level: level)
            package = level > 0 ? .own : nil
        }
        guard !name.module.isEmpty || name.level > 0 else { return }
        nodes.append(
            .importCall(
                OutlineImportCall(
                    line: line(of: previous.start), module: name.module, level: name.level, package: package)))
    }
}

extension ModuleOutline {
    /// The dotted names that a function calls outside of `try`, from the source that the outline was read from.
    public func calls(of function: OutlineFunction, in source: [UInt8]) -> [String] {
        calls[function.calls].filter { !$0.isAttempted }.compactMap { call in
            let range = Int(call.start)..<Int(call.start) + Int(call.length)
            guard range.upperBound <= source.count else { return nil }
            return String(validating: source[range], as: UTF8.self)
        }
    }
}
