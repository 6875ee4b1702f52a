extension Tokenizer {
    /// Hands over the tokens from the parameters of a function to its end, each with the one before it and with the
    /// tokenizer as it stands behind both.
    func eachTokenOfFunction(_ body: (_ token: Token, _ previous: Token, _ tokenizer: Tokenizer) -> Void) {
        var tokenizer = self
        var previous = tokenizer.next()
        var indents = 0
        while true {
            let token = tokenizer.next()
            switch token.kind {
            case .end, .failure: return
            case .newline where indents == 0 && tokenizer.byte(previous.start) != .colon: return
            case .indent: indents += 1
            case .dedent:
                indents -= 1
                if indents == 0 { return }
            default: body(token, previous, tokenizer)
            }
            previous = token
        }
    }
}
