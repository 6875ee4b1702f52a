/// The names that the body of a function calls, functions within it included.
struct FunctionCalls {
    private(set) var names: [String] = []

    /// Reads from the parameters of a function to its end.
    init(_ tokenizer: Tokenizer) {
        var definesName = false
        var seen: Set<String> = []
        tokenizer.eachTokenOfFunction { token, previous, tokenizer in
            if tokenizer.isPunctuation(token, .openingParenthesis), previous.kind == .name, !definesName,
                let name = tokenizer.dottedText(endingIn: previous.start..<previous.end), seen.insert(name).inserted
            {
                names.append(name)
            }
            definesName = tokenizer.isName(previous, "def") || tokenizer.isName(previous, "class")
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
