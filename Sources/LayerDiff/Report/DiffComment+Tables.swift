import LayerModel
import LayerSlimKit

extension DiffComment {
    /// A row that several layers may have, with the change of each.
    private struct MergedRow {
        var title: String
        var detail: String
        /// By position of the report; nil where the layer has no such row.
        var changes: [Int?]

        var weight: Int { changes.reduce(0) { max($0, abs($1 ?? 0)) } }
    }

    /// Rows of several layers, those of one key together, the largest change first.
    private func merged<Row>(
        _ rows: (DiffReport) -> [Row], key: (Row) -> String, words: (Row) -> (String, String, Int)
    ) -> [MergedRow] {
        var merged: [MergedRow] = []
        var positions: [String: Int] = [:]
        for (number, report) in reports.enumerated() {
            for row in rows(report) {
                let (title, detail, bytes) = words(row)
                let position = positions[key(row)] ?? merged.count
                if position == merged.count {
                    positions[key(row)] = position
                    merged.append(
                        MergedRow(title: title, detail: detail, changes: Array(repeating: nil, count: reports.count)))
                }
                merged[position].changes[number] = (merged[position].changes[number] ?? 0) + bytes
            }
        }
        return merged.enumerated().sorted { left, right in
            let (first, second) = (left.element.weight, right.element.weight)
            return first == second ? left.offset < right.offset : first > second
        }.map(\.element)
    }

    private func cells(_ row: MergedRow) -> String {
        row.changes.map { $0.map { $0 == 0 ? "0" : Self.figure($0) } ?? "" }.joined(separator: " | ")
    }

    /// Tenths of a MiB; what would be 0.0 is told in KiB or bytes.
    private static func figure(_ bytes: Int) -> String {
        abs(bytes) < ByteText.mebibyte / 20 ? Signed.size(bytes) : Signed.apportioned([bytes])[0]
    }

    func tableHeader(_ first: String, _ second: String?) -> [String] {
        let names = reports.count == 1 ? ["change"] : reports.map { Markdown.escaped($0.name) }
        let titles = [first] + (second.map { [$0] } ?? []) + names
        let lines = (second == nil ? ["---"] : ["---", "---"]) + names.map { _ in "---:" }
        return ["| " + titles.joined(separator: " | ") + " |", "|" + lines.joined(separator: "|") + "|"]
    }

    var causeTable: [String] {
        let causes = merged(
            { $0.causes.filter { $0.kind != .bookkeeping } }, key: { "\($0.kind) \($0.subject) \($0.text)" },
            words: { cause in
                let zip = cause.kind == .encoder ? cause.zipped.map { " (zip \(Signed.size($0)))" } ?? "" : ""
                let rule = cause.details.first { $0.label == "rule" }.map { ", \($0.text)" } ?? ""
                return (cause.text + zip + rule, "", cause.bytes)
            })
        guard !causes.isEmpty else { return [] }
        let shown = causes.prefix(12)
        var lines = [""] + tableHeader("cause", nil)
        lines += shown.map { "| \(Markdown.escaped($0.title)) | \(cells($0)) |" }
        if causes.count > shown.count { lines += ["", "and \(causes.count - shown.count) smaller ones"] }
        return lines
    }

    var changedTitle: String {
        let all = Set(reports.flatMap { $0.groups.filter { $0.bucket == .distribution }.map(\.name) })
        let changed = Set(
            reports.flatMap { $0.groups.filter { $0.bucket == .distribution && $0.status != .unchanged }.map(\.name) })
        return "\(ByteText.counted(all.count, "distribution")), \(all.count - changed.count) of them unchanged"
    }

    var groupRows: [String] {
        let rows = merged(
            { $0.groups.filter { $0.status != .unchanged } }, key: \.title,
            words: { ($0.title, $0.versions, $0.change.bytes) })
        return rows.map { "| \(Markdown.escaped($0.title)) | \(Markdown.escaped($0.detail)) | \(cells($0)) |" }
    }

    var fileTitle: String {
        let counts = reports.map(\.files.count)
        return "\(counts.map { ByteText.grouped($0) }.joined(separator: " and ")) changed files"
    }

    var fileRows: [String] {
        let rows = merged(
            \.files, key: { FileKey.key(of: $0.path, .build) },
            words: { row in
                let title = reports.count == 1 ? row.path : FileKey.key(of: row.path, .build)
                return (title, "", (row.new ?? 0) - (row.old ?? 0))
            })
        return rows.map { "| \(Markdown.code($0.title)) | \(cells($0)) |" }
    }

    var budgetTitle: String {
        let count = reports.reduce(0) { $0 + $1.budgets.count }
        return "\(ByteText.counted(count, "limit")), as understood"
    }

    var budgetRows: [String] {
        reports.flatMap { report in
            report.budgets.map { budget in
                let name = reports.count > 1 ? "\(report.name): " : ""
                let cells = [
                    Markdown.code(budget.limit) + "<br>" + Markdown.escaped(budget.meaning),
                    Markdown.escaped(name + budget.subject), budget.value.map { ByteText.grouped($0) } ?? "",
                    budget.old.map { ByteText.grouped($0) } ?? "",
                    Markdown.escaped(budget.status == .held ? "held" : budget.remark ?? budget.status.rawValue),
                ]
                return "| " + cells.joined(separator: " | ") + " |"
            }
        }
    }
}
