import LayerSlimKit

/// Why a rule no longer takes files that it took, or takes files that it did not take.
struct RuleCause {
    let comparison: LayerComparison

    /// - Parameter number: of a statement of the old layer.
    func released(_ number: Int) -> CauseText.Words {
        guard let old = comparison.old.manifest, old.statements.indices.contains(number) else {
            return (.ruleGone, "", "a rule no longer removes them", [])
        }
        let statement = old.statements[number]
        let (kind, text, details) = change(of: statement, from: old, to: comparison.new.manifest)
        let gained = statement.loses.map { ReportFinding.Detail(label: "gained", text: $0) }
        return (kind, statement.title, text, details + gained)
    }

    /// - Parameter number: of a statement of the new layer.
    func taken(_ number: Int) -> CauseText.Words {
        guard let new = comparison.new.manifest, new.statements.indices.contains(number) else {
            return (.ruleNew, "", "a rule removes them", [])
        }
        let statement = new.statements[number]
        let lost = statement.loses.map { ReportFinding.Detail(label: "lost", text: $0) }
        let rule = [ReportFinding.Detail(label: "rule", text: statement.place)]
        let title = "rule \(statement.title)"
        if comparison.old.manifest?.switchedOff?.contains(where: { $0.statement.identity == statement.identity })
            == true
        {
            return (.ruleNew, statement.title, "\(title) switched on again", rule + lost)
        }
        guard let before = comparison.old.manifest?.statements.first(where: { $0.identity == statement.identity })
        else {
            let isNew = comparison.old.manifest != nil
            return (.ruleNew, statement.title, "\(title) \(isNew ? "is new" : "removed them")", rule + lost)
        }
        if before.text != statement.text {
            return (.ruleChanged, statement.title, "\(title) changed", rule + [.init("now", statement.text)] + lost)
        }
        return (.ruleWider, statement.title, "\(title) matches more", rule + lost)
    }

    private func change(
        of statement: LayerManifest.Statement, from old: LayerManifest, to new: LayerManifest?
    ) -> (Cause.Kind, String, [ReportFinding.Detail]) {
        let title = "rule \(statement.title)"
        let rule = ReportFinding.Detail("rule", statement.place)
        guard let new else { return (.ruleGone, "\(title) was not applied", [rule]) }
        if let off = new.switchedOff?.first(where: { $0.statement.identity == statement.identity }) {
            return (.ruleSwitchedOff, "\(title) switched off: \(off.place) says `\(off.by)`", [rule])
        }
        if let now = new.statements.first(where: { $0.identity == statement.identity }) {
            if now.text != statement.text {
                return (.ruleChanged, "\(title) changed", [rule, .init("was", statement.text), .init("now", now.text)])
            }
            return (
                .ruleIdle, "\(title) no longer takes all that it took: another statement keeps it, or its name changed",
                [rule]
            )
        }
        guard let file = new.rules.first(where: { $0.isSameFile(as: statement) }) else {
            return (.ruleGone, "\(title) is gone: \(statement.file) is not used any more", [rule])
        }
        if old.rules.contains(where: { $0.isSameFile(as: statement) && $0.sha256 == file.sha256 }) {
            return (.ruleIdle, "\(title) stopped matching", [rule])
        }
        return (.ruleGone, "\(title) is gone from \(statement.file)", [rule])
    }
}

extension LayerManifest.Statement {
    /// What stays the same when lines move or files do: the name, else the name of the file and the text.
    var identity: String { name ?? "\(file.split(separator: "/").last ?? ""): \(text)" }

    var title: String { name ?? text }

    /// `file:line`.
    var place: String { "\(file):\(line)" }
}

extension LayerManifest.RuleFile {
    fileprivate func isSameFile(as statement: LayerManifest.Statement) -> Bool {
        name.split(separator: "/").last == statement.file.split(separator: "/").last
    }
}

extension ReportFinding.Detail {
    fileprivate init(_ label: String, _ text: String) { self.init(label: label, text: text) }
}
