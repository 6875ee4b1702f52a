/// Tells whether a text can be Python at all.
public enum PythonTokens {
    /// The first reason why bytes are no Python source for any of CPython 3.9 to 3.14, as far as tokens and blocks go:
    /// strings closed, brackets matched, indentation consistent, a block after every colon that needs one.
    /// - Returns: nil where there is none; the grammar of statements is not looked at.
    public static func problem(in bytes: [UInt8]) -> PythonProblem? {
        bytes.withUnsafeBufferPointer { problem(in: $0) }
    }

    private static func problem(in source: UnsafeBufferPointer<UInt8>) -> PythonProblem? {
        let outcome = withTokenizer(over: source) { tokenizer in readToEnd(&tokenizer) }
        switch outcome {
        case .failure(let problem): return problem
        case .success(let failure): return failure.map { PythonProblem(in: source, at: $0.offset, $0.message) }
        }
    }

    private static func readToEnd(_ tokenizer: inout Tokenizer) -> TokenFailure? {
        var lastIsColon = false
        var needsBlock = false
        while true {
            let token = tokenizer.next()
            switch token.kind {
            case .failure:
                return tokenizer.failure
            case .newline:
                // Outside of brackets only the head of a block ends in a colon.
                needsBlock = lastIsColon
                continue
            case .indent where !needsBlock:
                return TokenFailure(offset: token.start, message: "unexpected indent")
            case .indent:
                break
            default:
                if needsBlock { return TokenFailure(offset: token.start, message: "an indented block is expected") }
                if token.kind == .end { return nil }
            }
            needsBlock = false
            lastIsColon = token.end == token.start + 1 && tokenizer.byte(token.start) == .colon
        }
    }
}
