import RuleLanguage

extension LimitChange {
    typealias Limits = [(limit: LimitRule, statement: Statement)]

    /// Limits of one metric, scope and severity that the new rules set otherwise, new ones, and those that are gone.
    static func between(_ old: Limits, _ new: Limits) -> [LimitChange] {
        var changes: [LimitChange] = []
        for (limit, statement) in old {
            guard let now = new.first(where: { limit.isReplaced(by: $0.limit) }) else {
                changes.append(
                    LimitChange(kind: .removed, was: statement.head, now: nil, place: "\(statement.location)"))
                continue
            }
            guard let kind = limit.change(to: now.limit) else { continue }
            changes.append(
                LimitChange(
                    kind: kind, was: statement.limitText, now: now.statement.limitText,
                    place: "\(now.statement.location)"))
        }
        for (limit, statement) in new where !old.contains(where: { $0.limit.isReplaced(by: limit) }) {
            changes.append(
                LimitChange(kind: .added, was: nil, now: statement.limitText, place: "\(statement.location)"))
        }
        return changes
    }
}

extension Statement {
    /// The statement with its reserve, which is a clause.
    fileprivate var limitText: String {
        guard case .limit(let limit) = rule, let reserve = limit.reserve else { return head }
        return "\(head) reserve \(reserve.text)"
    }
}

extension LimitRule {
    /// nil where both allow the same.
    fileprivate func change(to other: LimitRule) -> LimitChange.Kind? {
        guard bounds.count == other.bounds.count, combination == other.combination || bounds.count == 1 else {
            return .changed
        }
        var directions: Set<Int> = []
        for (bound, later) in zip(bounds, other.bounds) {
            guard bound.isIncrease == later.isIncrease, let before = bound.size, let after = later.size,
                before.isPercent == after.isPercent
            else { return .changed }
            directions.insert((after.number - before.number).signum())
        }
        directions.insert(((reserve?.bytes ?? 0) - (other.reserve?.bytes ?? 0)).signum())
        directions.remove(0)
        if directions.isEmpty { return nil }
        return directions.count > 1 ? .changed : directions.contains(1) ? .raised : .lowered
    }
}

extension LimitRule.Bound {
    /// Something that is larger where the bound allows more. Doubled, so that `<=` is half a step above `<`.
    fileprivate var size: (number: Int, isPercent: Bool)? {
        let number: Int
        let isPercent: Bool
        switch amount {
        case .bytes(let amount): (number, isPercent) = (amount.bytes, false)
        case .count(let count): (number, isPercent) = (count, false)
        case .basisPoints(let points): (number, isPercent) = (points, true)
        }
        let (doubled, overflow) = number.multipliedReportingOverflow(by: 2)
        return overflow ? nil : (doubled + (allowsEqual ? 1 : 0), isPercent)
    }
}
