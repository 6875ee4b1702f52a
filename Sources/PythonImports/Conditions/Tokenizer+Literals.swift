extension Tokenizer {
    /// The value of a number or string, as far as conditions need it.
    func literal(_ token: Token) -> ConditionValue {
        if token.kind == .number { return number(text(token).replacing("_", with: "").lowercased()) }
        if let value = stringValue(token) { return .string(value) }
        // Bytes, or a string with escapes: it is empty where nothing stands between the quotes.
        let source = text(token)
        let quotes = source.hasSuffix("\"\"\"") || source.hasSuffix("'''") ? 6 : 2
        let prefix = source.prefix { $0 != "\"" && $0 != "'" }
        let isEmpty = source.utf8.count == prefix.utf8.count + 2 || source.utf8.count == prefix.utf8.count + quotes
        return .opaque(!isEmpty)
    }

    private func number(_ text: String) -> ConditionValue {
        let radixes = ["0x": 16, "0o": 8, "0b": 2]
        if let radix = radixes[String(text.prefix(2))] {
            return Int(text.dropFirst(2), radix: radix).map { .integer($0) } ?? .opaque(true)
        }
        if let value = Int(text) { return .integer(value) }
        // A float, a complex or a large number is 0 where all digits before an exponent are.
        return .opaque(text.prefix { $0 != "e" }.contains { ("1"..."9").contains($0) })
    }
}

extension ConditionValue {
    /// A power of integers from 0; nil for others, and for results that 63 bits do not hold.
    func power(_ exponent: ConditionValue) -> ConditionValue? {
        guard case .integer(let base) = self, case .integer(let count) = exponent, 0...62 ~= count else { return nil }
        var result = 1
        for _ in 0..<count {
            let (product, isTooLarge) = result.multipliedReportingOverflow(by: base)
            if isTooLarge { return nil }
            result = product
        }
        return .integer(result)
    }

    /// A sum or difference of integers; nil for others, and for results that 63 bits do not hold.
    func adding(_ other: ConditionValue?, isNegated: Bool) -> ConditionValue? {
        guard case .integer(let left) = self, case .integer(let right)? = other else { return nil }
        let (sum, isTooLarge) =
            isNegated ? left.subtractingReportingOverflow(right) : left.addingReportingOverflow(right)
        return isTooLarge ? nil : .integer(sum)
    }

    /// Two literals side by side.
    func joined(with other: ConditionValue) -> ConditionValue {
        if case .string(let start) = self, case .string(let end) = other { return .string(start + end) }
        return .opaque(isTrue || other.isTrue)
    }
}
