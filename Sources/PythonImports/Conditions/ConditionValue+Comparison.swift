extension ConditionValue {
    /// The truth value of Python; an open tuple is never empty.
    var isTrue: Bool {
        switch self {
        case .boolean(let value), .opaque(let value): value
        case .integer(let value): value != 0
        case .string(let value): !value.isEmpty
        case .tuple(let values): !values.isEmpty
        case .openTuple: true
        }
    }

    func element(_ index: Int) -> ConditionValue? {
        switch self {
        case .tuple(let values), .openTuple(let values): values.indices.contains(index) ? values[index] : nil
        case .string(let text): Array(text).indices.contains(index) ? .string(String(Array(text)[index])) : nil
        default: nil
        }
    }

    /// Slices with ends that count from the end are not worked out.
    func slice(_ start: Int?, _ end: Int?) -> ConditionValue? {
        let start = start ?? 0
        guard start >= 0, end ?? 0 >= 0 else { return nil }
        switch self {
        case .string(let text): return .string(String(text.prefix(end ?? .max).dropFirst(start)))
        case .tuple(let values): return .tuple(Array(values.prefix(end ?? .max).dropFirst(start)))
        case .openTuple(let values):
            guard let end else { return .openTuple(Array(values.dropFirst(start))) }
            let known = Array(values.prefix(end).dropFirst(start))
            if end <= values.count { return .tuple(known) }
            // One element at least follows, of which the value is not known.
            return start <= values.count ? .openTuple(known) : nil
        default: return nil
        }
    }

    /// `str.startswith` with one prefix or a tuple of them.
    func starts(with prefix: ConditionValue) -> Bool? {
        guard case .string(let text) = self else { return nil }
        switch prefix {
        case .string(let prefix): return text.hasPrefix(prefix)
        case .tuple(let prefixes):
            let answers = prefixes.map { starts(with: $0) }
            return answers.contains(true) ? true : answers.contains(nil) ? nil : false
        default: return nil
        }
    }

    /// -1, 0 or 1; nil for values that Python would not order, or of which too little is known.
    fileprivate func order(_ other: ConditionValue) -> Int? {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): return left < right ? -1 : left > right ? 1 : 0
        case (.string(let left), .string(let right)): return left < right ? -1 : left > right ? 1 : 0
        case (.tuple(let left), .tuple(let right)): return Self.order(left, right)
        case (.openTuple(let left), .tuple(let right)):
            guard let order = Self.order(left, Array(right.prefix(left.count))) else { return nil }
            // The elements that are not known make it the longer one, unless the other goes on as well.
            return order != 0 ? order : right.count > left.count ? nil : 1
        case (.tuple, .openTuple): return other.order(self).map { -$0 }
        default: return nil
        }
    }

    private static func order(_ left: [ConditionValue], _ right: [ConditionValue]) -> Int? {
        for (one, other) in zip(left, right) {
            guard let order = one.order(other) else { return nil }
            if order != 0 { return order }
        }
        return left.count < right.count ? -1 : left.count > right.count ? 1 : 0
    }
}

extension ConditionOperator {
    func holds(_ left: ConditionValue, _ right: ConditionValue) -> Bool? {
        switch self {
        case .isIn, .isNotIn:
            guard let contains = Self.contains(right, left) else { return nil }
            return contains == (self == .isIn)
        default:
            guard let order = left.order(right) else { return nil }
            return holds(order)
        }
    }

    private func holds(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        case .isIn, .isNotIn: false
        }
    }

    private static func contains(_ collection: ConditionValue, _ value: ConditionValue) -> Bool? {
        switch (collection, value) {
        case (.tuple(let values), _):
            let answers = values.map { ConditionOperator.equal.holds($0, value) }
            return answers.contains(true) ? true : answers.contains(nil) ? nil : false
        case (.string(let text), .string(let part)): return text.contains(part)
        default: return nil
        }
    }
}
