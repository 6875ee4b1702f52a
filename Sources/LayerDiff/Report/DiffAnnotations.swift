import LayerModel
import LayerSlimKit

/// Lines that GitHub shows as annotations of a run
/// (<https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>).
public struct DiffAnnotations: Sendable {
    let reports: [DiffReport]
    /// GitHub shows ten errors and ten warnings of a step.
    private static let most = 10

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
        guard lines.count > most else { return lines }
        let rest = lines.count - most + 1
        return lines.prefix(most - 1) + ["::\(command)::and \(rest) more; the report has all of them"]
    }

    /// - Parameter place: `file:line` in the repository, where the annotation is shown.
    private static func command(_ name: String, title: String, place: String?, _ message: String) -> String {
        var properties = "title=\(escapedProperty(title))"
        if let place, let colon = place.lastIndex(of: ":"), let line = Int(place[place.index(after: colon)...]) {
            properties = "file=\(escapedProperty(String(place[..<colon]))),line=\(line)," + properties
        }
        return "::\(name) \(properties)::\(escapedData(message))"
    }

    private static func escapedData(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func escapedProperty(_ text: String) -> String {
        var result = ""
        for scalar in escapedData(text).unicodeScalars {
            switch scalar {
            case ":": result += "%3A"
            case ",": result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
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
