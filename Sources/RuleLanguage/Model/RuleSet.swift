public import PythonPackages

/// Everything that a rule file and its includes say, in the order in which it counts.
public struct RuleSet: Sendable {
    /// The files, in the order in which they were first read; the main file comes first.
    public let sources: [RuleSource]
    /// Includes are spliced in, blocks dissolved into the scopes of their statements. Those that a `without` switched
    /// off are among them, and say so.
    public let statements: [Statement]

    public func activeStatements(installed: [NormalizedName: Version]) -> [Statement] {
        statements.filter { $0.isActive(installed: installed) }
    }

    /// The value of a setting; the last statement counts.
    public func setting(_ key: SettingRule.Key) -> SettingRule? {
        for statement in statements.reversed() {
            if case .setting(let setting) = statement.rule, setting.key == key { return setting }
        }
        return nil
    }

    /// The limits that count: of those with equal scope, metric and severity, the last.
    public func limits(installed: [NormalizedName: Version]) -> [(limit: LimitRule, statement: Statement)] {
        var result: [(limit: LimitRule, statement: Statement)] = []
        for statement in activeStatements(installed: installed) {
            guard case .limit(let limit) = statement.rule else { continue }
            result.removeAll { $0.limit.isReplaced(by: limit) }
            result.append((limit, statement))
        }
        return result
    }
}

extension LimitRule {
    /// Whether a later limit takes the place of this one. A limit on growth does not lift one on size.
    public func isReplaced(by later: LimitRule) -> Bool {
        metric == later.metric && onlyWarns == later.onlyWarns && scope.words == later.scope.words
            && boundsGrowth == later.boundsGrowth
    }

    private var boundsGrowth: Bool { bounds.contains(where: \.isIncrease) }
}

extension LimitRule.Scope {
    /// The scope as written, in an order that does not matter.
    fileprivate var words: [String] {
        switch self {
        case .total: ["total"]
        case .distributions(let names): ["of"] + names.map(\.text).sorted()
        case .kinds(let kinds): ["of kind"] + kinds.sorted()
        case .files(let patterns): ["of files"] + patterns.map(\.text).sorted()
        }
    }
}
