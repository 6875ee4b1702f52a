/// The `__getattr__` of a module, which may import by name what it finds in tables.
struct AttributeFunction {
    /// The names that the body mentions, in the order of the source.
    private var names: [String] = []
    /// The strings that the body holds itself.
    private var literals: [Literal] = []
    /// What computed module names begin with; `.` for those below the module itself.
    private var prefixes: [String] = []
    /// Whether a module name comes out of a variable whole.
    private var importsVariables = false

    /// Reads the body of a function, from its parameters to its end.
    init(_ tokenizer: Tokenizer) {
        var seen: Set<String> = []
        tokenizer.eachTokenOfFunction { token, previous, tokenizer in
            switch token.kind {
            case .name:
                let name = tokenizer.text(token)
                if seen.insert(name).inserted { names.append(name) }
            case .string:
                if let text = tokenizer.stringValue(token) { literals.append(.string(text, token.start)) }
            case .punctuation where tokenizer.isPunctuation(token, .openingParenthesis):
                if previous.kind == .name {
                    noteCall(of: tokenizer.text(previous), tokenizer.restarted(behindParenthesisAt: token.start))
                }
            default: break
            }
        }
    }

    /// Notes the argument of `import_module`, `__import__` or a helper with a name to that effect.
    private mutating func noteCall(of function: String, _ tokenizer: Tokenizer) {
        guard function.utf8.count > 6, function.contains("import") else { return }
        var reader = LiteralReader(tokenizer)
        switch reader.arguments().positional.first {
        case .prefix(let prefix)?: prefixes.append(prefix)
        case .name?, .other?: importsVariables = true
        default: break
        }
    }

    /// The modules that the tables' strings can lead to, likely ones and others.
    /// - Parameter table: what module-level statements put under a name.
    func imports(_ table: (String) -> [Literal]) -> [FoundImport] {
        guard importsVariables || !prefixes.isEmpty else { return [] }
        let inTables = names.flatMap { table($0).flatMap { candidates($0) } }
        let inBody = literals.flatMap { $0.strings }
        return inTables + inBody.flatMap { string in prefixes.flatMap { below($0, string.text, string.offset) } }
    }

    private func candidates(_ literal: Literal) -> [FoundImport] {
        guard case .dictionary(let pairs) = literal else {
            return literal.strings.flatMap { candidates($0.text, $0.offset, attribute: nil) }
        }
        var found: [FoundImport] = []
        for case (.string(let key, let offset), let value) in pairs {
            if case .list = value {
                // From a module to its attributes, rather than from an attribute to its module.
                found += value.strings.flatMap { candidates(key, offset, attribute: $0.text) }
            } else {
                found += value.strings.flatMap { candidates($0.text, $0.offset, attribute: key) }
                found += prefixes.flatMap { below($0, key, offset) }
            }
        }
        return found
    }

    private func candidates(_ text: String, _ offset: Int, attribute: String?) -> [FoundImport] {
        var found: [FoundImport] = []
        if text.utf8.first != .dot { found += prefixes.flatMap { below($0, text, offset, attribute: attribute) } }
        if importsVariables, let name = Self.moduleName(text) {
            found.append(FoundImport(offset: offset, name: name, attribute: attribute))
        }
        return found
    }

    private func below(_ prefix: String, _ text: String, _ offset: Int, attribute: String? = nil) -> [FoundImport] {
        guard let name = Self.moduleName(prefix + text) else { return [] }
        return [FoundImport(offset: offset, name: name, attribute: attribute)]
    }

    /// The text as the name of a module; nil where it cannot be one, or is one of Python's own such as `__version__`.
    private static func moduleName(_ text: String) -> ModuleName? {
        let name = ModuleName(text)
        let isDotted = name.module.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && !part.hasPrefix("__") && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
        return isDotted ? name : nil
    }
}
