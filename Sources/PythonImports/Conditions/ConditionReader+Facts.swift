extension ConditionReader {
    /// What a name stands for, with the attributes, calls and subscripts that follow it.
    mutating func nameOperand() -> ImportCondition {
        var path = [tokenizer.text(token)]
        advance()
        while take(".") {
            guard token.kind == .name else { return .unknown }
            path.append(tokenizer.text(token))
            advance()
        }
        switch path.joined(separator: ".") {
        case "True": return .literal(.boolean(true))
        case "False": return .literal(.boolean(false))
        case "None": return .literal(.opaque(false))
        case PlatformFact.ownName.rawValue where !isPunctuation("("): return .fact(.ownName)
        default: break
        }
        if path.last == "TYPE_CHECKING" { return .typeChecking }
        guard let (fact, rest) = fact(path) else { return .unknown }
        return trailed(.fact(fact), by: rest)
    }

    /// The fact that a path begins with, the longest one, and what is left of the path.
    private mutating func fact(_ path: [String]) -> (PlatformFact, rest: ArraySlice<String>)? {
        if isPunctuation("("), let called = PlatformFact(path: path[...], isCall: true) {
            advance()
            return take(")") ? (called, []) : nil
        }
        for count in stride(from: path.count, to: 0, by: -1) {
            if let fact = PlatformFact(path: path[..<count], isCall: false) { return (fact, path[count...]) }
        }
        return nil
    }

    /// - Parameter names: attributes that have been read already; more may follow.
    private mutating func trailed(_ fact: ImportCondition, by names: ArraySlice<String>) -> ImportCondition {
        var value = fact
        var names = names
        while true {
            for name in names {
                guard let attribute = attribute(name, of: value) else { return .unknown }
                value = attribute
            }
            if take("[") { value = subscripted(value) }
            guard take(".") else { return value }
            guard token.kind == .name else { return .unknown }
            names = [tokenizer.text(token)]
            advance()
        }
    }

    private mutating func attribute(_ name: String, of value: ImportCondition) -> ImportCondition? {
        switch name {
        case "major": return .element(value, 0)
        case "minor": return .element(value, 1)
        case "lower", "upper": return take("(") && take(")") ? .cased(value, isUpper: name == "upper") : nil
        case "startswith":
            guard take("(") else { return nil }
            let prefix = disjunction()
            return take(")") ? .startsWith(value, prefix) : nil
        default: return nil
        }
    }

    private mutating func subscripted(_ operand: ImportCondition) -> ImportCondition {
        let start = takeInteger()
        if take(":") {
            let end = takeInteger()
            return take("]") ? .slice(operand, from: start, to: end) : .unknown
        }
        guard let start, take("]") else { return .unknown }
        return .element(operand, start)
    }

    private mutating func takeInteger() -> Int? {
        guard token.kind == .number, case .integer(let value) = tokenizer.literal(token) else { return nil }
        advance()
        return value
    }
}

extension PlatformFact {
    /// The fact that a dotted name stands for; `_sys.platform` is a common spelling, and so are the names that
    /// `from sys import platform, version_info` gives.
    fileprivate init?(path: ArraySlice<String>, isCall: Bool) {
        var path = path.map { $0.first == "_" ? String($0.dropFirst()) : $0 }
        if path == ["version_info"] || path == ["platform"] { path.insert("sys", at: 0) }
        self.init(rawValue: path.joined(separator: ".") + (isCall ? "()" : ""))
    }
}
