extension Marker {
    /// Whether the condition holds in an environment with one extra asked for, or none (the empty text).
    /// - Throws: an error where a comparison has no meaning, such as `os_name ~= "posix"`, or asks for a value that
    ///   metadata does not have. Every comparison is looked at, also where the result no longer depends on it.
    public func evaluate(in environment: MarkerEnvironment, extra: String = "") throws(PackagingError) -> Bool {
        try evaluate(alternatives, environment, extra: NormalizedName(extra).text)
    }

    /// Whether the condition holds for any of the extras that are asked for. An empty set means that none is.
    public func evaluate(
        in environment: MarkerEnvironment, extras: Set<NormalizedName>
    ) throws(PackagingError) -> Bool {
        guard !extras.isEmpty else { return try evaluate(in: environment) }
        var holds = false
        for extra in extras where try evaluate(in: environment, extra: extra.text) {
            holds = true
        }
        return holds
    }

    private func evaluate(
        _ alternatives: [[Term]], _ environment: MarkerEnvironment, extra: String
    ) throws(PackagingError) -> Bool {
        var holds = false
        for terms in alternatives {
            var allHold = true
            for term in terms {
                let result =
                    switch term {
                    case .comparison(let comparison): try evaluate(comparison, environment, extra: extra)
                    case .group(let alternatives): try evaluate(alternatives, environment, extra: extra)
                    }
                allHold = result && allHold
            }
            holds = allHold || holds
        }
        return holds
    }

    private func evaluate(
        _ comparison: Comparison, _ environment: MarkerEnvironment, extra: String
    ) throws(PackagingError) -> Bool {
        let key: MarkerVariable
        var (left, right) = (comparison.left.text, comparison.right.text)
        if case .variable(let variable) = comparison.left {
            key = variable
            left = try lookUp(variable, environment, extra: extra)
        } else {
            guard let variable = MarkerVariable(rawValue: right) else {
                throw undefined("\(comparison.right) is not a value of the environment")
            }
            key = variable
            right = try lookUp(variable, environment, extra: extra)
        }
        if key.holdsVersion, let specifier = try? Specifier(parsing: comparison.relation.text + right) {
            return specifier.contains(text: left)
        }
        switch comparison.relation {
        case .isIn: return right.containsBytes(of: left)
        case .isNotIn: return !right.containsBytes(of: left)
        case .version(.equal), .version(.atMost), .version(.atLeast): return left.utf8.elementsEqual(right.utf8)
        case .version(.notEqual): return !left.utf8.elementsEqual(right.utf8)
        case .version(.less), .version(.greater): return false
        case .version(let relation):
            throw undefined(
                "\(relation.rawValue) compares versions, not \u{201c}\(left)\u{201d} and \u{201c}\(right)\u{201d}")
        }
    }

    private func lookUp(
        _ variable: MarkerVariable, _ environment: MarkerEnvironment, extra: String
    ) throws(PackagingError) -> String {
        guard let value = environment.value(of: variable, extra: extra) else {
            throw undefined("\(variable.rawValue) has no value outside lock files")
        }
        return value
    }

    private func undefined(_ message: String) -> PackagingError {
        PackagingError("\(message), in \u{201c}\(self)\u{201d}", at: 0..<0)
    }
}

extension Marker.Operand {
    /// The name of the variable, or the literal.
    fileprivate var text: String {
        switch self {
        case .variable(let variable): variable.rawValue
        case .literal(let text): text
        }
    }
}

extension String {
    /// Whether another text occurs in this one, byte for byte. The empty text always does.
    fileprivate func containsBytes(of other: String) -> Bool {
        let (text, part) = (Array(utf8), Array(other.utf8))
        guard text.count >= part.count else { return false }
        return (0...text.count - part.count).contains { text[$0...].starts(with: part) }
    }
}
