/// Where a source has strings and calls; all offsets are in bytes.
struct LiteralSites {
    struct Site {
        /// The string, or the name of the called function.
        let range: Range<Int>
        /// Where the statement begins that holds it.
        let statement: Int
        /// An index into the placements.
        let placement: Int
        /// Where the name of the module-level function stands that runs it; nil in functions of classes and of functions.
        let function: Int?
        /// Whether it stands under `if __name__ == "__main__"`.
        let isScript: Bool
        /// Whether it stands in an `except`.
        let isFallback: Bool
    }

    var strings: [Site] = []
    /// Each has its opening parenthesis as the next token.
    var calls: [Site] = []
    /// The names that statements begin with, those of functions included.
    var statements: [Int] = []
    /// The name of the last function that the module itself defines.
    var lastFunction: Int?
    /// The name in the last `def` or `class`, which may have a parenthesis behind it and is no call.
    var lastDefinition: Int?
}

extension StatementScanner {
    /// Notes the string that has been met.
    mutating func noteString() {
        guard literals != nil else { return }
        let found = site(token)
        literals?.strings.append(found)
    }

    /// Notes the call whose opening parenthesis has been met.
    mutating func noteNamedCall() {
        guard literals?.lastDefinition != previous.start else { return }
        let found = site(previous)
        literals?.calls.append(found)
    }

    private mutating func site(_ token: Token) -> LiteralSites.Site {
        let isScript = blocks.contains { block in
            guard case .branch(let index) = block.kind, let condition = branches[index].condition else { return false }
            return tokenizer.matches("__name__", at: condition) || tokenizer.matches("\"__main__\"", at: condition)
        }
        let isFallback = blocks.contains { if case .handler = $0.kind { true } else { false } }
        let inner = blocks.first { !$0.isModuleLevel }
        let isOfModule = inner?.kind == .function && blocks.count { $0.kind == .function } == 1
        return LiteralSites.Site(
            range: token.start..<token.end, statement: statementStart, placement: placementHere(),
            function: isOfModule ? literals?.lastFunction : nil, isScript: isScript, isFallback: isFallback)
    }
}
