import LayerModel
import LayerSlimKit

/// Lines that GitHub shows as annotations of a run.
public struct DiffAnnotations: Sendable {
    let reports: [DiffReport]

    public init(_ reports: [DiffReport]) { self.reports = reports }

    public var text: String {
        let notices = reports.map { report in
            Self.command("notice", title: report.name, place: nil, report.summary)
        }
        let lines = Self.limited(errors, "error") + Self.limited(warnings, "warning") + notices
        return lines.joined(separator: "\n") + "\n"
    }

    private var errors: [String] {
        reports.flatMap { report in
            let misfit = DiffVerdict(report).fits ? [] : [DiffVerdict(report).fit]
            return misfit.map { Self.command("error", title: report.name, place: nil, "\(report.name) \($0)") }
                + report.budgets.filter { $0.status == .exceeded && !$0.onlyWarns }.map {
                    annotation("error", report, $0)
                }
        }
    }

    private var warnings: [String] {
        reports.flatMap { report in
            report.budgets.filter { $0.status == .exceeded && $0.onlyWarns }.map { annotation("warning", report, $0) }
                + report.limitChanges.filter { $0.kind != .lowered && $0.kind != .added }.map {
                    Self.command("warning", title: "limit edited", place: $0.place, $0.sentence)
                }
        }
    }

    private func annotation(_ command: String, _ report: DiffReport, _ budget: Budget) -> String {
        let value = budget.value.map { ByteText.grouped($0) } ?? "unknown"
        return Self.command(
            command, title: "\(report.name): limit exceeded", place: budget.place,
            "\(budget.subject): \(value), \(budget.remark ?? ""); \(budget.limit)")
    }

    private static func limited(_ lines: [String], _ command: String) -> [String] {
        let most = WorkflowCommand.shown
        guard lines.count > most else { return lines }
        let rest = "and \(lines.count - most + 1) more; the report has all of them"
        return lines.prefix(most - 1) + [WorkflowCommand(command, [], rest).line]
    }

    /// - Parameter place: `file:line` in the repository, where the annotation is shown.
    private static func command(_ name: String, title: String, place: String?, _ message: String) -> String {
        var properties = [(name: "title", value: title)]
        if let place, let colon = place.lastIndex(of: ":"), let line = Int(place[place.index(after: colon)...]) {
            properties = [("file", String(place[..<colon])), ("line", "\(line)")] + properties
        }
        return WorkflowCommand(name, properties, message).line
    }
}

extension DiffReport {
    /// One line: the size, the change and its main cause.
    var summary: String {
        let size = "\(ByteText.mebibytes(new.amount.bytes)) MiB"
        guard let change else { return "\(size), compared with nothing; \(DiffVerdict(self).sentence)" }
        let cause = causes.first.map { ": \($0.text)" } ?? ""
        return
            "\(size), \(change.bytes == 0 ? "no change" : Signed.size(change.bytes))\(cause); \(DiffVerdict(self).sentence)"
    }
}
