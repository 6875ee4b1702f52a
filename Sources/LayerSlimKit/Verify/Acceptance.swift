import LayerModel
import PythonPackages
import RuleLanguage
import SlimFiles

/// `accept` statements: findings that the user lives with are notes, and one that no finding needed is said.
struct Acceptance {
    let accepts: [AcceptStatement]
    let analysis: LayerAnalysis
    /// The codes that were looked for: of others nobody knows whether they occur. A probe has a round of its own.
    var judges: @Sendable (String) -> Bool = { $0 != FindingCode.probeFailed.rawValue }

    func apply(to findings: [Finding]) -> [Finding] {
        guard !accepts.isEmpty else { return findings }
        var used = Set<Int>()
        var result = findings.map { finding in
            guard finding.severity > .note, let index = accepts.firstIndex(where: { matches($0.rule, finding) }) else {
                return finding
            }
            used.insert(index)
            let reason = accepts[index].reason.map { ": \($0)" } ?? ""
            return Finding(
                finding.code, .note, finding.summary, path: finding.path, place: finding.place,
                details: finding.details + [.init("accepted", "\(accepts[index].place)\(reason)")],
                places: finding.places, isAccepted: !accepts[index].isBuiltin)
        }
        for (index, accept) in accepts.enumerated() where accept.isMendable && !used.contains(index) {
            guard accept.rule.findings.allSatisfy(judges) else { continue }
            result.append(
                Finding(
                    .unusedAccept, .warning, "accepts a finding that does not occur any more", path: "\(accept.place)",
                    place: accept.place, details: [.init("rule", accept.head)]))
        }
        return result
    }

    private func matches(_ rule: AcceptRule, _ finding: Finding) -> Bool {
        if finding.path == nil, !finding.places.isEmpty {
            return finding.places.allSatisfy { matches(rule, finding.code, $0) }
        }
        return matches(rule, finding.code, finding.path)
    }

    private func matches(_ rule: AcceptRule, _ code: FindingCode, _ place: String?) -> Bool {
        let path = place.map { BytePath($0) }
        let owner = path.flatMap { analysis.fileIndex[$0] }.map { analysis.owners[$0] }
        var name: NormalizedName?
        if case .distribution(let index) = owner { name = analysis.distributions[index].name }
        return rule.accepts(code.rawValue, path: path, distribution: name)
    }
}
