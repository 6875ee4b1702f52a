/// The `__getattr__` of a module that imports by name what it finds in tables.
struct AttributeFunction {
    /// The names that the body mentions, in the order of the source.
    private var names: [String] = []
    /// What computed module names begin with; `.` for those below the module itself.
    private var prefixes: [String] = []
    private var importsByName = false

    /// Reads the body of a function, from its parameters to its end.
    init(_ tokenizer: Tokenizer) {
        var tokenizer = tokenizer
        var previous = tokenizer.next()
        var indents = 0
        var seen: Set<String> = []
        while true {
            let token = tokenizer.next()
            switch token.kind {
            case .end, .failure: return
            case .newline where indents == 0 && tokenizer.byte(previous.start) != .colon: return
            case .indent: indents += 1
            case .dedent:
                indents -= 1
                if indents == 0 { return }
            case .name:
                let name = tokenizer.text(token)
                if seen.insert(name).inserted { names.append(name) }
                importsByName = importsByName || name != "import" && name.contains("import")
            case .punctuation where tokenizer.isPunctuation(token, .openingParenthesis):
                if tokenizer.isName(previous, "import_module") || tokenizer.isName(previous, "__import__") {
                    notePrefix(LiteralReader(tokenizer.restarted(at: token.end)))
                }
            default: break
            }
            previous = token
        }
    }

    private mutating func notePrefix(_ reader: LiteralReader) {
        var reader = reader
        if case .prefix(let prefix)? = reader.arguments().positional.first { prefixes.append(prefix) }
    }

    /// The modules that the tables' strings can lead to, likely ones and others.
    /// - Parameter table: what module-level statements put under a name.
    func imports(_ table: (String) -> [Literal]) -> [FoundImport] {
        guard importsByName else { return [] }
        return names.flatMap { table($0).flatMap { candidates($0) } }
    }

    private func candidates(_ literal: Literal) -> [FoundImport] {
        switch literal {
        case .dictionary(let pairs):
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
        default:
            return literal.strings.flatMap { candidates($0.text, $0.offset, attribute: nil) }
        }
    }

    private func candidates(_ text: String, _ offset: Int, attribute: String?) -> [FoundImport] {
        var found = prefixes.flatMap { below($0, text, offset, attribute: attribute) }
        if prefixes.isEmpty || text.utf8.contains(.dot), let name = Self.moduleName(text) {
            found.append(FoundImport(offset: offset, name: name, attribute: attribute))
        }
        return found
    }

    private func below(_ prefix: String, _ text: String, _ offset: Int, attribute: String? = nil) -> [FoundImport] {
        Self.moduleName(prefix + text).map { [FoundImport(offset: offset, name: $0, attribute: attribute)] } ?? []
    }

    /// The text as the name of a module; nil where it cannot be one.
    private static func moduleName(_ text: String) -> ModuleName? {
        let name = ModuleName(text)
        let isDotted = name.module.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
        return isDotted ? name : nil
    }
}
