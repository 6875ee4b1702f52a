extension Marker {
    /// Reads a marker as PEP 508 defines it.
    public init(parsing text: String) throws(PackagingError) {
        var cursor = ByteCursor(text)
        self = try cursor.parseMarker()
        guard cursor.isAtEnd else {
            throw PackagingError("expected and, or, or the end of the marker", at: cursor.rest)
        }
    }
}

extension ByteCursor {
    /// Reads a marker up to the first byte that does not belong to it.
    mutating func parseMarker() throws(PackagingError) -> Marker {
        Marker(alternatives: try parseAlternatives(depth: 0))
    }

    private mutating func parseAlternatives(depth: Int) throws(PackagingError) -> [[Marker.Term]] {
        var alternatives = [[try parseTerm(depth: depth)]]
        while true {
            if takeWord("and") {
                alternatives[alternatives.count - 1].append(try parseTerm(depth: depth))
            } else if takeWord("or") {
                alternatives.append([try parseTerm(depth: depth)])
            } else {
                return alternatives
            }
        }
    }

    private mutating func parseTerm(depth: Int) throws(PackagingError) -> Marker.Term {
        skip(while: \.isSpaceOrTab)
        let start = position
        guard take("(") else {
            let comparison = try parseComparison()
            skip(while: \.isSpaceOrTab)
            return .comparison(comparison)
        }
        // Recursion on outside data needs a bound; real markers nest two or three deep.
        guard depth < 100 else { throw PackagingError("parentheses nest too deeply", at: start..<position) }
        let alternatives = try parseAlternatives(depth: depth + 1)
        guard take(")") else {
            throw PackagingError("the closing parenthesis is missing", at: start..<start + 1)
        }
        skip(while: \.isSpaceOrTab)
        return .group(alternatives)
    }

    private mutating func parseComparison() throws(PackagingError) -> Marker.Comparison {
        var left = try parseOperand()
        skip(while: \.isSpaceOrTab)
        let relation = try parseRelation()
        skip(while: \.isSpaceOrTab)
        var right = try parseOperand()
        normalizeNames(&left, &right)
        return Marker.Comparison(left: left, relation: relation, right: right)
    }

    /// Normalizes a literal that is compared with names of extras or dependency groups (PEP 685).
    private func normalizeNames(_ left: inout Marker.Operand, _ right: inout Marker.Operand) {
        if case (.variable(.extra), .literal(let text)) = (left, right) {
            right = .literal(NormalizedName(text).text)
        } else if case (.literal(let text), .variable(let variable)) = (left, right),
            variable == .extra || variable.holdsNames
        {
            left = .literal(NormalizedName(text).text)
        }
    }

    private mutating func parseRelation() throws(PackagingError) -> Marker.Relation {
        if takeWord("in") { return .isIn }
        let start = position
        if takeWord("not") {
            guard !skip(while: \.isSpaceOrTab).isEmpty, takeWord("in") else {
                throw PackagingError("expected in behind not", at: start..<position)
            }
            return .isNotIn
        }
        if let comparison = scanOperator() { return .version(comparison) }
        throw PackagingError(
            "expected a comparison: one of <= < != == >= > ~= === in, or not in", at: position..<position)
    }

    private mutating func parseOperand() throws(PackagingError) -> Marker.Operand {
        if next == UInt8(ascii: "'") || next == UInt8(ascii: "\"") {
            return .literal(try parsePythonString())
        }
        for (spelling, variable) in MarkerVariable.olderSpellings where takeWord(spelling) {
            return .variable(variable)
        }
        let start = position
        let word = skip(while: \.isWordByte)
        if let variable = MarkerVariable(rawValue: text(word)) { return .variable(variable) }
        position = start
        throw PackagingError(
            word.isEmpty ? "expected the name of an environment value or a text in quotes" : unknown(text(word)),
            at: word)
    }

    private func unknown(_ word: String) -> String {
        "\u{201c}\(word)\u{201d} is not a value of the environment that markers know"
    }
}
