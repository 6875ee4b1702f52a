/// An import by a call whose placement is not worked out yet.
struct PendingCall {
    /// The offset of the function's name, in bytes.
    let offset: Int
    let name: ModuleName
    let package: ImportCall.Package?
    /// An index into the placements.
    let placement: Int
    /// Whether a lambda of the same statement holds the call.
    let isInLambda: Bool
}

extension StatementScanner {
    /// Notes the call whose opening parenthesis has been met, if it is one that imports.
    mutating func noteCall() {
        guard previous.kind == .name else { return }
        if tellsBindings { noteModuleCall() }
        if literals != nil { noteNamedCall() }
        switch previous.end - previous.start {
        case 4 where tokenizer.isName(previous, "load"): noteLazyLoad()
        case 4 where tokenizer.isName(previous, "exec"): bindings.bindsUnseenNames = true
        case 4 where tokenizer.isName(previous, "vars"): noteNamespaceCall(isGlobal: false)
        case 6 where tokenizer.isName(previous, "locals"): noteNamespaceCall(isGlobal: false)
        case 7 where tokenizer.isName(previous, "globals"): noteNamespaceCall(isGlobal: true)
        case 6 where tokenizer.isName(previous, "attach"): lazySites.attaches.append(token.start)
        case 10 where tokenizer.isName(previous, "__import__"): noteImportCall(isFunction: false)
        case 11 where tokenizer.isName(previous, "attach_stub"): lazySites.stubs.append(token.start)
        case 13 where tokenizer.isName(previous, "import_module"): noteImportCall(isFunction: true)
        // pandas' own, and that of packages which took it over.
        case 26 where tokenizer.isName(previous, "import_optional_dependency"): noteImportCall(isFunction: false)
        case let length where length >= 10 && tokenizer.matches("LazyModule", at: previous.end - 10):
            lazySites.lazyModules.append(token.start)
        default: break
        }
    }

    /// Notes `lazy.load(…)`, the name before the dot telling of laziness.
    private mutating func noteLazyLoad() {
        guard let owner = tokenizer.nameBeforeDot(at: previous.start) else { return }
        if owner.contains(where: { tokenizer.matches("lazy", at: $0) }) { lazySites.loads.append(token.start) }
    }

    /// - Parameter isFunction: whether it is `importlib.import_module`, whose leading dots and `package` count.
    private mutating func noteImportCall(isFunction: Bool) {
        var reader = LiteralReader(tokenizer.restarted(behindParenthesisAt: token.start))
        let arguments = reader.arguments()
        guard case .string(let text, _)? = arguments.value(at: 0, named: "name") else { return }
        var name = ModuleName(text)
        var package: ImportCall.Package?
        if isFunction {
            switch arguments.value(at: 1, named: "package") {
            case .string(let text, _): package = .named(text)
            case .name("__package__"), .name("__name__"), .name("__spec__.parent"): package = .own
            // A relative name without one is made of `__name__`, as in `f"{__name__}.a"`.
            default: package = name.level > 0 ? .own : nil
            }
        } else if case .integer(let level)? = arguments.value(at: 4, named: "level") {
            name = ModuleName(name.module, level: level)
            package = level > 0 ? .own : nil
        }
        guard !name.module.isEmpty || name.level > 0 else { return }
        calls.append(
            PendingCall(
                offset: previous.start, name: name, package: package, placement: placementHere(),
                isInLambda: isInLambda(previous.start, statementStart: statementStart)))
    }

    /// Whether an offset of a statement stands in the body of a lambda.
    func isInLambda(_ offset: Int, statementStart: Int) -> Bool {
        var reader = tokenizer.restarted(at: statementStart)
        // The depth of the outermost lambda, and how many colons are due before its body.
        var lambda: (depth: Int, colons: Int)?
        while true {
            let token = reader.next()
            guard token.start < offset, token.kind != .end, token.kind != .failure else { return lambda != nil }
            if reader.isName(token, "lambda") {
                lambda = (lambda?.depth ?? reader.depth, (lambda?.colons ?? 0) + 1)
            } else if let open = lambda {
                let endsBody = reader.isPunctuation(token, .comma) || reader.isName(token, "for")
                if reader.isPunctuation(token, .colon), open.colons > 0 {
                    lambda = (open.depth, open.colons - 1)
                } else if reader.depth < open.depth || reader.depth == open.depth && open.colons == 0 && endsBody {
                    lambda = nil
                }
            }
        }
    }
}
