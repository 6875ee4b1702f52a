/// The module-level names that a source binds to strings, and which of its strings are documentation.
struct StringConstants {
    private let tokenizer: Tokenizer
    private var values: [String: String] = [:]

    init(_ scanner: StatementScanner) {
        tokenizer = scanner.tokenizer
        for statement in scanner.lazySites.statements {
            var reader = LiteralReader(tokenizer.restarted(at: statement))
            let name = tokenizer.text(reader.token)
            guard case .string(let text, _)? = reader.assigned() else { continue }
            values[name] = text
        }
    }

    func argument(_ literal: Literal) -> LiteralArgument {
        switch literal {
        case .string(let text, _): .string(text)
        case .name(let name): values[name].map { .string($0) } ?? .name(name)
        default: .other
        }
    }

    /// Whether a string begins a statement that goes on with nothing but strings.
    func isDocumentation(_ site: LiteralSites.Site) -> Bool {
        guard site.range.lowerBound == site.statement else { return false }
        var reader = tokenizer.restarted(at: site.range.upperBound)
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
