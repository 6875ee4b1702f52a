import LayerModel
import LayerSlimKit
import PythonPackages
public import RuleLanguage

extension DiffReport {
    /// Judges the limits of rules by what was compared.
    ///
    /// - Parameters:
    ///   - rules: what is judged by.
    ///   - proposed: rules that would take their place, such as those of a pull request; where they set limits otherwise,
    ///     that is said and changes no judgment.
    public mutating func judge(_ request: DiffRequest, by rules: RuleSet, proposed: RuleSet? = nil) {
        isJudged = true
        let installed = request.new.installedVersions
        let limits = rules.limits(installed: installed)
        let baseline: LimitBaseline
        if isTargetChanged {
            baseline = .absent(reason: "the target changed")
        } else {
            baseline =
                request.old.map { .known(LimitSubject($0)) }
                ?? .absent(reason: "there is no baseline \(request.oldPath)")
        }
        budgets = LimitJudge(limits: limits, layer: LimitSubject(request.new), baseline: baseline)
            .judgments().map(Budget.init)
        if let proposed { limitChanges = LimitChange.between(limits, proposed.limits(installed: installed)) }
    }

    /// Whether a limit that does not merely warn is exceeded, Lambda's own among them.
    public var hasFailed: Bool { isJudged && isOverLimit }

    var isOverLimit: Bool {
        budgets.contains { $0.status == .exceeded && !$0.onlyWarns } || !DiffVerdict(self).fits
    }
}

extension Budget {
    fileprivate init(_ judgment: LimitJudgment) {
        let status: Status
        let remark: String?
        switch judgment.outcome {
        case .held: (status, remark) = (.held, nil)
        case .exceeded(let excess, let isGrowth):
            let what = isGrowth ? "the growth is" : "that is"
            (status, remark) = (.exceeded, "\(what) \(ByteText.grouped(excess)) \(judgment.unit) too many")
        case .notJudged(let reason): (status, remark) = (.notJudged, reason)
        }
        self.init(
            limit: judgment.statement.head, place: "\(judgment.statement.location)", meaning: judgment.meaning,
            subject: judgment.subject, value: judgment.value, old: judgment.old, status: status, remark: remark,
            onlyWarns: judgment.limit.onlyWarns, because: judgment.statement.reason)
    }
}

extension LayerSnapshot {
    /// What conditions of rules are about; a version that is none of PEP 440 is left out.
    fileprivate var installedVersions: [NormalizedName: Version] {
        var versions: [NormalizedName: Version] = [:]
        for group in groups where group.bucket == .distribution {
            guard let text = group.version, let version = try? Version(parsing: text) else { continue }
            versions[NormalizedName(group.name)] = version
        }
        return versions
    }
}
