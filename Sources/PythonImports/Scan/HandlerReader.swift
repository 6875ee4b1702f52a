/// Reads which errors of imports an `except` or a `with suppress(…)` catches.
struct HandlerReader {
    private var tokenizer: Tokenizer
    private var token: Token

    /// - Parameter tokenizer: stands behind `except` or `with`.
    init(_ tokenizer: Tokenizer) {
        self.tokenizer = tokenizer
        token = self.tokenizer.next()
    }

    /// What an `except` catches: one class, a tuple of them, or everything; nil where no failed import is among it.
    mutating func caught() -> ImportGuard.Caught? {
        if tokenizer.isPunctuation(token, .colon) { return .everything }
        // `except*` catches groups, and a failed import within `try` is raised as one to it.
        if tokenizer.isPunctuation(token, UInt8(ascii: "*")) { advance() }
        let isParenthesized = tokenizer.isPunctuation(token, .openingParenthesis)
        if isParenthesized { advance() }
        return classes()
    }

    /// What a `with` suppresses by `suppress(…)` or `contextlib.suppress(…)`.
    mutating func suppressed() -> ImportGuard.Caught? {
        while token.kind != .end, token.kind != .failure, token.kind != .newline {
            let isCallee = tokenizer.isName(token, "suppress")
            if tokenizer.depth == 0, tokenizer.isPunctuation(token, .colon) { return nil }
            advance()
            if isCallee, tokenizer.isPunctuation(token, .openingParenthesis) {
                advance()
                return classes()
            }
        }
        return nil
    }

    /// The widest of the classes between commas.
    private mutating func classes() -> ImportGuard.Caught? {
        var widest: ImportGuard.Caught?
        repeat {
            let caught = exceptionClass()
            if widest == nil || caught == .everything || widest == .missingModules { widest = caught ?? widest }
        } while take(.comma)
        return widest
    }

    /// A class by the last part of its dotted name.
    private mutating func exceptionClass() -> ImportGuard.Caught? {
        guard token.kind == .name else { return nil }
        var name = tokenizer.text(token)
        advance()
        while take(.dot), token.kind == .name {
            name = tokenizer.text(token)
            advance()
        }
        switch name {
        case "ModuleNotFoundError": return .missingModules
        case "ImportError": return .importErrors
        case "Exception", "BaseException": return .everything
        default: return nil
        }
    }

    private mutating func advance() { token = tokenizer.next() }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard tokenizer.isPunctuation(token, byte) else { return false }
        advance()
        return true
    }
}
