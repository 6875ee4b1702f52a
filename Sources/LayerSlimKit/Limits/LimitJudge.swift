import PythonPackages
public import RuleLanguage

/// Judges the `limit` statements of a rule file by the sizes of a layer and, where they are on growth, of the layer
/// before.
public struct LimitJudge: Sendable {
    let limits: [(limit: LimitRule, statement: Statement)]
    let layer: LimitSubject
    let baseline: LimitBaseline

    public init(limits: [(limit: LimitRule, statement: Statement)], layer: LimitSubject, baseline: LimitBaseline) {
        self.limits = limits
        self.layer = layer
        self.baseline = baseline
    }

    /// In the order of the statements, those about several distributions by name; all of them, held or not.
    public func judgments() -> [LimitJudgment] {
        limits.flatMap { limit, statement in
            subjects(of: limit.scope).map { name, figures, old in
                let value = figures.map { self.value(limit.metric, $0) } ?? nil
                let before = old.map { self.value(limit.metric, $0) } ?? nil
                return LimitJudgment(
                    limit: limit, statement: statement, subject: name, value: value, old: before,
                    outcome: outcome(limit, value, before))
            }
        }
    }

    /// Each bound holds, does not, or cannot be told; `and` needs all of them, `or` one.
    private func outcome(_ limit: LimitRule, _ value: Int?, _ old: Int?) -> LimitJudgment.Outcome {
        guard let value else { return .notJudged(reason: unknown(limit.metric)) }
        var excesses: [(excess: Int, isGrowth: Bool)] = []
        var missing: String?
        for bound in limit.bounds {
            guard let most = bound.most(reserve: limit.reserve?.bytes ?? 0, old: old) else {
                missing = missingBaseline(limit.metric)
                continue
            }
            let measured = bound.isIncrease ? value - (old ?? 0) : value
            if measured > most { excesses.append((measured - most, bound.isIncrease)) }
        }
        let judged = limit.bounds.count - (missing == nil ? 0 : limit.bounds.count { $0.isIncrease })
        let fails = limit.combination == .any ? excesses.count == limit.bounds.count : !excesses.isEmpty
        if fails, let first = excesses.first { return .exceeded(excess: first.excess, isGrowth: first.isGrowth) }
        if let missing, limit.combination == .all || excesses.count == judged { return .notJudged(reason: missing) }
        return .held
    }

    private func missingBaseline(_ metric: LimitRule.Metric) -> String {
        if case .absent(let reason) = baseline { return reason }
        return "the layer before does not say its \(metric.rawValue)"
    }

    private func unknown(_ metric: LimitRule.Metric) -> String {
        metric == .zipped ? "the zipped size is not known" : "the files of the layer are not known"
    }

    private func value(_ metric: LimitRule.Metric, _ figures: LimitSubject.Figures) -> Int? {
        switch metric {
        case .unzipped: figures.bytes
        case .zipped: figures.zipped
        case .files: figures.files
        case .largestFile: figures.largest
        }
    }

    private typealias Subject = (name: String, figures: LimitSubject.Figures?, old: LimitSubject.Figures?)

    private func subjects(of scope: LimitRule.Scope) -> [Subject] {
        let old: LimitSubject? = if case .known(let subject) = baseline { subject } else { nil }
        switch scope {
        case .total: return [("the layer", layer.total, old?.total)]
        case .distributions(let patterns):
            return layer.distributions.compactMap { distribution in
                let name = NormalizedName(distribution.name)
                guard patterns.contains(where: { $0.matches(name.text) }) else { return nil }
                // What was not there had no size.
                let before = old.map { $0.distributions.first { NormalizedName($0.name) == name }?.figures ?? .none }
                return (distribution.name, distribution.figures, before)
            }
        case .kinds(let names):
            return [(names.joined(separator: ", "), layer.figures(ofKinds: names), old?.figures(ofKinds: names))]
        case .files(let patterns):
            let name = patterns.map { "\"\($0.text)\"" }.joined(separator: " ")
            return [(name, layer.figures(of: patterns), old?.figures(of: patterns))]
        }
    }
}

extension LimitSubject {
    /// As the tables of reports have it: `symbols` are a part of native files, and `native` is the rest of them.
    fileprivate func figures(ofKinds names: [String]) -> Figures? {
        guard let files else { return nil }
        let isNative = names.contains("native")
        let isSymbols = names.contains("symbols")
        let isZipped = total.zipped != nil
        let parts = files.compactMap { file -> File? in
            guard file.symbols > 0 else { return names.contains(file.kind) ? file : nil }
            let rest = file.kind != "native" || isNative ? file.bytes - file.symbols : 0
            let bytes = (names.contains(file.kind) ? rest : 0) + (isSymbols ? file.symbols : 0)
            guard bytes > 0 || names.contains(file.kind) else { return nil }
            return File(
                path: file.path, kind: file.kind, bytes: bytes,
                zipped: names.contains(file.kind) ? file.zipped : 0, symbols: 0)
        }
        return Figures(parts, isZipped: isZipped)
    }

    fileprivate func figures(of patterns: [GlobPattern]) -> Figures? {
        guard let files else { return nil }
        return Figures(
            files.filter { file in patterns.contains { $0.matches(file.path) } }, isZipped: total.zipped != nil)
    }
}

extension LimitRule.Bound {
    /// The largest value, or the largest growth, that the bound allows; nil for one on growth without a layer before.
    func most(reserve: Int, old: Int?) -> Int? {
        let slack = allowsEqual ? 0 : 1
        if isIncrease, old == nil { return nil }
        switch amount {
        case .bytes(let amount): return amount.bytes - reserve - slack
        case .count(let count): return count - slack
        case .basisPoints(let points):
            // 100 % are 10,000 basis points. What is below a bound of no whole bytes may be its whole part.
            guard let old, old > 0 else { return 0 }
            let (product, overflow) = old.multipliedReportingOverflow(by: points)
            guard !overflow else { return Int.max }
            let isWhole = product % 10_000 == 0
            return product / 10_000 - (isWhole ? slack : 0)
        }
    }
}
