import LayerModel
import LayerSlimKit

/// Limits as lines for a terminal: those that are exceeded first, each with the numbers that it was judged by.
struct BudgetText {
    let report: DiffReport

    func lines(showsAll: Bool) -> [String] {
        let exceeded = report.budgets.filter { $0.status == .exceeded }
        let notJudged = report.budgets.filter { $0.status == .notJudged }
        let held = report.budgets.filter { $0.status == .held }
        var lines = exceeded.flatMap(Self.lines)
        lines += notJudged.flatMap { budget in
            WrappedText.lines(
                "not judged  \(budget.place)  \(budget.limit): \(budget.remark ?? "")", indent: "            ")
        }
        if showsAll { lines += held.flatMap(Self.lines) }
        for change in report.limitChanges {
            lines += WrappedText.lines("edited  \(change.sentence)", indent: "        ")
        }
        if !held.isEmpty, !showsAll {
            lines.append("\(ByteText.counted(held.count, "limit")) held\(exceeded.isEmpty ? "" : " as well")")
        }
        return lines
    }

    private static func lines(_ budget: Budget) -> [String] {
        let word = budget.status == .held ? "held" : budget.onlyWarns ? "warning" : "exceeded"
        let remark = budget.remark.map { ", \($0)" } ?? ""
        let value = budget.value.map { ByteText.grouped($0) } ?? "unknown"
        var lines = WrappedText.lines(
            "\(word)  \(budget.subject): \(value)\(budget.old.map { ", was \(ByteText.grouped($0))" } ?? "")\(remark)",
            indent: "    ")
        lines += WrappedText.lines("    \(budget.place)  \(budget.limit)", indent: "      ")
        lines += WrappedText.lines("    that is \(budget.meaning)", indent: "      ")
        if let because = budget.because { lines += WrappedText.lines("    because \(because)", indent: "      ") }
        return lines
    }
}

extension LimitChange {
    /// For people: what would become of the limit.
    var sentence: String {
        switch kind {
        case .raised: "raised: \(was ?? "") → \(now ?? "") (\(place))"
        case .lowered: "lowered: \(was ?? "") → \(now ?? "") (\(place))"
        case .changed: "changed: \(was ?? "") → \(now ?? "") (\(place))"
        case .added: "added: \(now ?? "") (\(place))"
        case .removed: "removed: \(was ?? "") (\(place))"
        }
    }
}
