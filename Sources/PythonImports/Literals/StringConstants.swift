/// The names that a source binds to one string each, and which of its strings are documentation.
struct StringConstants {
    private let tokenizer: Tokenizer
    private var values: [String: String] = [:]

    init(_ scanner: StatementScanner) {
        tokenizer = scanner.tokenizer
        var others: Set<String> = []
        for statement in scanner.literals?.statements ?? [] where isBinding(statement) {
            var reader = LiteralReader(tokenizer.restarted(at: statement))
            let name = tokenizer.text(reader.token)
            if case .string(let text, _)? = reader.assigned(), values[name] == nil || values[name] == text {
                values[name] = text
            } else {
                others.insert(name)
            }
        }
        for name in others { values[name] = nil }
    }

    /// `name = …` or `name: type = …`
    private func isBinding(_ statement: Int) -> Bool {
        var reader = tokenizer.restarted(at: statement)
        _ = reader.next()
        let operation = reader.next()
        return reader.isPunctuation(operation, UInt8(ascii: "=")) || reader.isPunctuation(operation, .colon)
    }

    func argument(_ literal: Literal) -> LiteralArgument {
        switch literal {
        case .string(let text, _): .string(text)
        case .name(let name): values[name].map { .string($0) } ?? .name(name)
        default: .other
        }
    }

    /// Whether the statement of a string is nothing but strings.
    func isDocumentation(_ site: LiteralSites.Site) -> Bool {
        var reader = tokenizer.restarted(at: site.statement)
        guard reader.next().kind == .string else { return false }
        while true {
            let token = reader.next()
            switch token.kind {
            case .string: continue
            case .newline, .end, .failure: return true
            default: return reader.isPunctuation(token, .semicolon)
            }
        }
    }
}
