/// Where a source has strings and calls; all offsets are in bytes.
struct LiteralSites {
    struct Site {
        /// The string, or the name of the called function.
        let range: Range<Int>
        /// Where the statement begins that holds it.
        let statement: Int
        /// An index into the placements.
        let placement: Int
    }

    var strings: [Site] = []
    /// Each has its opening parenthesis as the next token.
    var calls: [Site] = []
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
        let found = site(previous)
        literals?.calls.append(found)
    }

    private mutating func site(_ token: Token) -> LiteralSites.Site {
        LiteralSites.Site(
            range: token.start..<token.end, statement: statementStart, placement: placementHere())
    }
}
