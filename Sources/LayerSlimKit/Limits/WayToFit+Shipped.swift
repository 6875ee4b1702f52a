public import LayerModel
import RuleLanguage

extension WayToFit {
    /// Plans with each shipped set that the layer was made without, as `apply` would.
    ///
    /// - Parameters:
    ///   - made: the rules that the layer was made by, as far as they are known.
    ///   - needed: bytes that have to go.
    public init(of analysis: LayerAnalysis, made: RulesInForce, needed: Int, jobs: Int = 1) {
        let shipped = ShippedRules(analysis: analysis, made: made, jobs: jobs)
        self.needed = needed
        options = shipped.options.sorted { ($1.bytes, $0.change) < ($0.bytes, $1.change) }
        together = options.count > 1 ? shipped.together : options.first?.bytes ?? 0
    }
}

/// What is known of the rules that a layer was made by.
public struct RulesInForce: Sendable {
    /// The last components of the names of the rule files.
    let files: Set<String>
    let switchedOff: [LayerManifest.SwitchedOff]

    /// A layer that no rules made.
    public static let none = RulesInForce(names: [], switchedOff: [])

    public init(_ manifest: LayerManifest) {
        self.init(names: manifest.rules.map(\.name), switchedOff: manifest.switchedOff ?? [])
    }

    init(_ rules: RuleSet) { self.init(names: rules.sources.map(\.name), switchedOff: rules.switchedOff) }

    private init(names: [String], switchedOff: [LayerManifest.SwitchedOff]) {
        files = Set(names.map(Self.lastComponent))
        self.switchedOff = switchedOff
    }

    func uses(_ path: String) -> Bool { files.contains(Self.lastComponent(path)) }

    private static func lastComponent(_ path: String) -> String {
        path.split(separator: "/").last.map { String($0) } ?? ""
    }
}

/// The built-in rule sets, tried on a layer that is there already.
private struct ShippedRules {
    let analysis: LayerAnalysis
    let made: RulesInForce
    let jobs: Int

    private static let main = "default.rules"

    var options: [WayToFit.Option] { mainOptions + optional.compactMap(option) }

    /// Bytes that go with every set together, a file counted once.
    var together: Int {
        guard let plan = plan(with: optional.map(\.path)) else { return 0 }
        let paths = Set(optional.map { "rules/" + $0.path })
        return plan.freed.reduce(0) { sum, part in
            let statement = plan.rules.statements[part.key]
            let counts = paths.contains(statement.location.file) || !made.uses(Self.main) || isOff(statement)
            return sum + (counts ? part.value : 0)
        }
    }

    /// Sets that nothing includes unless a user does.
    private var optional: [BuiltinSet] {
        BuiltinSet.all.filter { $0.name.hasPrefix("optional/") && !made.uses($0.path) }
    }

    private var mainOptions: [WayToFit.Option] {
        guard let plan = plan(with: []) else { return [] }
        guard made.uses(Self.main) else {
            let bytes = plan.freed.values.reduce(0, +)
            return bytes > 0 ? [.init(change: "`include \"\(Self.main)\"`", bytes: bytes, loses: [])] : []
        }
        return made.switchedOff.compactMap { off in
            let parts = plan.freed.filter { plan.rules.statements[$0.key].isSame(as: off.statement) }
            let bytes = parts.values.reduce(0, +)
            guard bytes > 0 else { return nil }
            return .init(change: "take back `\(off.by)` (\(off.place))", bytes: bytes, loses: off.statement.loses)
        }
    }

    private func option(_ set: BuiltinSet) -> WayToFit.Option? {
        guard let plan = plan(with: [set.path]) else { return nil }
        let own = plan.freed.filter { plan.rules.statements[$0.key].location.file == "rules/" + set.path }
        let bytes = own.values.reduce(0, +)
        guard bytes > 0 else { return nil }
        let loses = own.keys.sorted().flatMap { plan.rules.statements[$0].losses }
        return .init(change: "`include \"\(set.path)\"`", bytes: bytes, loses: loses)
    }

    private func isOff(_ statement: Statement) -> Bool {
        made.switchedOff.contains { statement.isSame(as: $0.statement) }
    }

    /// Bytes that each statement of the shipped rules would free; nil where they contradict the layer.
    private func plan(with sets: [String]) -> (rules: RuleSet, freed: [Int: Int])? {
        guard let rules = RuleFiles.shipped(with: sets) else { return nil }
        let planning = Planning(rules: rules, analysis: analysis, isStrict: false, jobs: jobs)
        // A patch that was made already, or whose file is gone, frees nothing: its contract does not matter here.
        guard let plan = try? planning.planner().draft().plan else { return nil }
        var freed: [Int: Int] = [:]
        for step in plan.steps {
            guard let statement = step.statement else { continue }
            switch step.action {
            case .remove: freed[statement, default: 0] += step.bytesFreed
            // Where strips were made, what still has symbols could not be stripped.
            case .strip where !made.uses(Self.main) || isOff(rules.statements[statement]):
                freed[statement, default: 0] += step.bytesFreed
            case .patch, .strip, .rewriteRecord: break
            }
        }
        return (rules, freed)
    }
}

extension Statement {
    fileprivate func isSame(as other: LayerManifest.Statement) -> Bool {
        name.map { $0 == other.name } ?? (other.name == nil && head == other.text)
    }
}
