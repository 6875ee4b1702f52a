/// Reads the condition of an `if` into what can be judged of it.
struct ConditionReader: TokenReader {
    var tokenizer: Tokenizer
    var token: Token

    /// - Parameter tokenizer: stands before the first token of the condition.
    init(_ tokenizer: Tokenizer) {
        self.tokenizer = tokenizer
        token = self.tokenizer.next()
    }

    /// Reads to the colon; `unknown` where the condition has a form that is not followed.
    mutating func read() -> ImportCondition {
        let condition = disjunction()
        return isPunctuation(":") ? condition : .unknown
    }

    mutating func disjunction() -> ImportCondition {
        var operands = [conjunction()]
        while take(name: "or") { operands.append(conjunction()) }
        return operands.count == 1 ? operands[0] : .or(operands)
    }

    private mutating func conjunction() -> ImportCondition {
        var operands = [negation()]
        while take(name: "and") { operands.append(negation()) }
        return operands.count == 1 ? operands[0] : .and(operands)
    }

    private mutating func negation() -> ImportCondition {
        var isNegated = false
        while take(name: "not") { isNegated.toggle() }
        return isNegated ? .not(comparison()) : comparison()
    }

    /// A chain such as `a <= b < c` is the conjunction of its pairs.
    private mutating func comparison() -> ImportCondition {
        let depth = tokenDepth
        var left = operand()
        var pairs: [ImportCondition] = []
        while let comparison = takeOperator() {
            let right = operand()
            pairs.append(Self.isComparable(left, right) ? .comparison(left, comparison, right) : .unknown)
            left = right
        }
        // Arithmetic and the like: what it works out to is unknown, and the rest of the condition still counts.
        if !endsOperand {
            skipOperand(at: depth)
            return .unknown
        }
        return pairs.isEmpty ? left : pairs.count == 1 ? pairs[0] : .and(pairs)
    }

    /// Of a module's own name no more is known than that it is not `__main__`.
    private static func isComparable(_ left: ImportCondition, _ right: ImportCondition) -> Bool {
        let main = ImportCondition.literal(.string("__main__"))
        return (left != .fact(.ownName) || right == main) && (right != .fact(.ownName) || left == main)
    }

    private mutating func takeOperator() -> ConditionOperator? {
        if take(name: "in") { return .isIn }
        if token.kind == .name, tokenizer.text(token) == "not" {
            advance()
            return take(name: "in") ? .isNotIn : nil
        }
        guard token.kind == .punctuation, let comparison = ConditionOperator(rawValue: tokenizer.text(token)) else {
            return nil
        }
        advance()
        return comparison
    }

    private var endsOperand: Bool {
        switch token.kind {
        case .name: ["and", "or"].contains(tokenizer.text(token))
        case .punctuation: [":", ")", "]", "}", ","].contains(tokenizer.text(token))
        default: true
        }
    }

    /// The number of brackets around the next token, which may be one itself.
    private var tokenDepth: Int { tokenizer.depthAround(token) }

    private mutating func skipOperand(at depth: Int) {
        while !endsOperand || tokenDepth > depth {
            if token.kind == .end || token.kind == .failure { return }
            advance()
        }
    }

    private mutating func operand() -> ImportCondition {
        switch token.kind {
        case .number, .string:
            return literal()
        case .name:
            return nameOperand()
        case .punctuation where take("..."):
            return .literal(.opaque(true))
        case .punctuation where take("("):
            return parenthesized()
        case .punctuation where take("{"):
            let elements = elements(until: "}")
            return take("}") ? .tuple(of: elements.conditions) : .unknown
        case .punctuation where take("["):
            let elements = elements(until: "]")
            return take("]") ? .tuple(of: elements.conditions) : .unknown
        default:
            return .unknown
        }
    }

    /// A condition in parentheses, or a tuple of literals.
    private mutating func parenthesized() -> ImportCondition {
        let (elements, isTuple) = elements(until: ")")
        guard take(")") else { return .unknown }
        return isTuple || elements.isEmpty ? .tuple(of: elements) : elements[0]
    }

    private mutating func elements(until closing: StaticString) -> (conditions: [ImportCondition], hasComma: Bool) {
        var elements: [ImportCondition] = []
        var hasComma = false
        while !isPunctuation(closing) {
            elements.append(disjunction())
            guard take(",") else { break }
            hasComma = true
        }
        return (elements, hasComma)
    }

    /// A number, or strings side by side, which are one.
    private mutating func literal() -> ImportCondition {
        if token.kind == .number { return number().map { .literal($0) } ?? .unknown }
        var value = tokenizer.literal(token)
        advance()
        while token.kind == .string {
            value = value.joined(with: tokenizer.literal(token))
            advance()
        }
        return .literal(value)
    }

    /// Sums and powers of numbers too, as in `2**31 - 1`; nil where they are not worked out.
    private mutating func number() -> ConditionValue? {
        var value = power()
        while isPunctuation("+") || isPunctuation("-") {
            let isSum = take("+")
            if !isSum { advance() }
            guard token.kind == .number else { return nil }
            value = value?.adding(power(), isNegated: !isSum)
        }
        return value
    }

    private mutating func power() -> ConditionValue? {
        let base = tokenizer.literal(token)
        advance()
        guard take("**") else { return base }
        guard token.kind == .number else { return nil }
        defer { advance() }
        return base.power(tokenizer.literal(token))
    }

    mutating func advance() { token = tokenizer.next() }
}

extension ImportCondition {
    /// A tuple of literals; unknown where an element is none.
    fileprivate static func tuple(of elements: [ImportCondition]) -> ImportCondition {
        var values: [ConditionValue] = []
        for case .literal(let value) in elements { values.append(value) }
        return values.count == elements.count ? .literal(.tuple(values)) : .unknown
    }
}
