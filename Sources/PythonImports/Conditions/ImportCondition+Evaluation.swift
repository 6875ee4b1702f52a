extension ImportCondition {
    /// Whether the condition holds for a target; nil where that cannot be told.
    public func holds(on target: ImportTarget) -> Bool? {
        value { $0.value(on: target) }?.isTrue
    }

    /// Whether nothing but a type checker gets past the condition.
    public var needsTypeChecker: Bool {
        mentionsTypeChecking && value { _ in nil }?.isTrue == false
    }

    private var mentionsTypeChecking: Bool {
        switch self {
        case .typeChecking: true
        case .not(let operand): operand.mentionsTypeChecking
        case .and(let operands), .or(let operands): operands.contains { $0.mentionsTypeChecking }
        default: false
        }
    }

    private func value(_ fact: (PlatformFact) -> ConditionValue?) -> ConditionValue? {
        switch self {
        case .literal(let value): return value
        case .fact(let name): return fact(name)
        case .typeChecking: return .boolean(false)
        case .unknown: return nil
        case .element(let operand, let index): return operand.value(fact)?.element(index)
        case .slice(let operand, let start, let end): return operand.value(fact)?.slice(start, end)
        case .cased(let operand, let isUpper):
            guard case .string(let text)? = operand.value(fact) else { return nil }
            return .string(isUpper ? text.uppercased() : text.lowercased())
        case .startsWith(let operand, let prefix):
            guard let text = operand.value(fact), let prefix = prefix.value(fact) else { return nil }
            return text.starts(with: prefix).map { .boolean($0) }
        case .comparison(let left, let comparison, let right):
            guard let left = left.value(fact), let right = right.value(fact) else { return nil }
            return comparison.holds(left, right).map { .boolean($0) }
        case .not(let operand):
            return operand.value(fact).map { .boolean(!$0.isTrue) }
        case .and(let operands):
            return Self.shortCircuit(operands, at: false, fact)
        case .or(let operands):
            return Self.shortCircuit(operands, at: true, fact)
        }
    }

    /// One operand with the deciding truth value is enough, wherever it stands.
    private static func shortCircuit(
        _ operands: [ImportCondition], at deciding: Bool, _ fact: (PlatformFact) -> ConditionValue?
    ) -> ConditionValue? {
        let truths = operands.map { $0.value(fact)?.isTrue }
        if truths.contains(deciding) { return .boolean(deciding) }
        return truths.contains(nil) ? nil : .boolean(!deciding)
    }
}

extension PlatformFact {
    fileprivate func value(on target: ImportTarget) -> ConditionValue {
        switch self {
        case .versionInfo: .openTuple([.integer(3), .integer(target.minorVersion)])
        case .platform: .string("linux")
        case .osName: .string("posix")
        case .system: .string("Linux")
        case .machine: .string(target.machine)
        case .implementation: .string("CPython")
        case .implementationName: .string("cpython")
        case .byteOrder: .string("little")
        case .maximumSize: .integer(Int(Int64.max))
        // Any name but `__main__`, the only one that it is compared with.
        case .ownName: .string("imported")
        }
    }
}
