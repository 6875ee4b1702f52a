/// The names that the body of a function calls, functions within it included.
struct FunctionCalls {
    private(set) var names: [String] = []

    /// Reads from the parameters of a function to its end.
    init(_ tokenizer: Tokenizer) {
        var tokenizer = tokenizer
        var previous = tokenizer.next()
        var definesName = false
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
            case .punctuation
            where tokenizer.isPunctuation(token, .openingParenthesis) && previous.kind == .name && !definesName:
                if let name = tokenizer.dottedText(endingIn: previous.start..<previous.end), seen.insert(name).inserted
                {
                    names.append(name)
                }
            default: break
            }
            definesName = tokenizer.isName(previous, "def") || tokenizer.isName(previous, "class")
            previous = token
        }
    }
}

extension Tokenizer {
    /// A name with the names and dots that touch it from before; nil for an attribute of something else than a name.
    func dottedText(endingIn name: Range<Int>) -> String? {
        var start = name.lowerBound
        while let owner = nameBeforeDot(at: start) { start = owner.lowerBound }
        guard start == 0 || byte(start - 1) != .dot else { return nil }
        return text(start..<name.upperBound)
    }
}
