import LayerModel
import RuleLanguage

extension LimitJudgment {
    /// How the limit was understood, every number in bytes or files: for people to hold against what they meant.
    public var meaning: String {
        let joint = limit.combination == .any ? " or " : " and "
        let bounds = limit.bounds.map { bound in
            let below = bound.allowsEqual ? "at most" : "below"
            switch bound.amount {
            case .bytes(let amount): return words(bound, "\(below) \(ByteText.grouped(amount.bytes)) bytes")
            case .count(let count): return words(bound, "\(below) \(ByteText.grouped(count))")
            case .basisPoints(let points):
                let most = bound.most(reserve: 0, old: old).flatMap { $0 == .max ? nil : $0 }
                let amount = most.map { ", at most \(ByteText.grouped(max($0, 0))) \(unit)" } ?? ""
                return words(bound, "\(below) \(Self.percent(points)) %\(amount)")
            }
        }
        let reserve = limit.reserve.map { ", of which \(ByteText.grouped($0.bytes)) are reserved" } ?? ""
        let metric = limit.metric.isCount ? "number of files" : limit.metric.rawValue
        return "\(metric) \(bounds.joined(separator: joint))\(reserve)"
    }

    private func words(_ bound: LimitRule.Bound, _ text: String) -> String {
        bound.isIncrease ? "growth \(text)" : text
    }

    /// Hundredths of a percent as people write percent: 250 is `2.5`.
    private static func percent(_ points: Int) -> String {
        let rest = points % 100
        guard rest > 0 else { return "\(points / 100)" }
        return "\(points / 100)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
    }

    /// What `check` and `apply` say of it; nil where it holds.
    var finding: Finding? {
        var details = [Finding.Detail("limit", statement.head)]
        if let reason = statement.reason { details.append(.init("because", reason)) }
        switch outcome {
        case .held: return nil
        case .exceeded(let excess, let isGrowth):
            let size = value ?? 0
            let growth = "grew by \(ByteText.grouped(size - (old ?? 0))) \(unit) to \(ByteText.grouped(size))"
            let what = isGrowth ? growth : "is \(ByteText.grouped(size)) \(unit)"
            return Finding(
                .ownLimit, limit.onlyWarns ? .warning : .error,
                "\(subject): \(limit.metric.rawValue) \(what), \(ByteText.grouped(excess)) too many",
                path: "\(statement.location)", place: FilePlace(statement.location),
                details: details)
        case .notJudged(let reason):
            return Finding(
                .ownLimit, .note, "is not judged: \(reason)", path: "\(statement.location)",
                place: FilePlace(statement.location), details: details)
        }
    }
}
