import LayerModel
import LayerSlimKit
import SlimFiles

/// Comparisons of one or several layers as one comment in a pull request: a verdict, a row for each layer, what it is
/// due to, and everything else folded.
public struct DiffComment: Sendable {
    let reports: [DiffReport]
    /// Finds the comment of an earlier run again.
    let key: String

    public init(_ reports: [DiffReport], key: String = "layers") {
        self.reports = reports
        self.key = key
    }

    /// GitHub's Markdown, at most 65,000 characters.
    public var markdown: String {
        var text = LimitedMarkdown()
        text.add("<!-- layerslim:\(key.filter { $0.isLetter || $0.isNumber || "-_.".contains($0) }) -->")
        text.add(verdict)
        text.add()
        for line in leadingCause { text.add(line) }
        for line in layerTable { text.add(line) }
        text.add()
        text.add(basis)
        for line in edits + causeTable + features + exceeded + waysToFit { text.add(line) }
        let notes = reports.flatMap { report in
            report.notes.map { note in
                "- \(reports.count > 1 ? Markdown.escaped(report.name) + ": " : "")\(Markdown.escaped(note))"
            }
        }
        if !notes.isEmpty { text.add() }
        for note in notes { text.add(note) }
        text.fold(changedTitle, header: tableHeader("distribution", "version"), rows: groupRows)
        text.fold(fileTitle, header: tableHeader("file", nil), rows: fileRows)
        text.fold(
            budgetTitle, header: ["| limit | subject | value | was | |", "|---|---|---:|---:|---|"], rows: budgetRows)
        return text.finished
    }

    /// The layers that fail first, in bold.
    private var verdict: String {
        let failing = reports.filter(\.isOverLimit)
        let holding = reports.filter { !$0.isOverLimit }
        var parts = failing.map { "**\(Markdown.escaped($0.name)) \(Markdown.escaped(DiffVerdict($0).sentence)).**" }
        let fits = holding.map { Markdown.escaped($0.name) }
        if failing.isEmpty {
            let growth = holding.compactMap { $0.change?.bytes }
            let most = growth.max { abs($0) < abs($1) } ?? 0
            let what =
                growth.isEmpty ? "" : growth.allSatisfy { $0 == 0 } ? ", as large as before" : ", \(Signed.size(most))"
            parts.append("**\(fits.joined(separator: ", ")) fit\(fits.count == 1 ? "s" : "")\(what).**")
        } else if !fits.isEmpty {
            parts.append("\(fits.joined(separator: ", ")) fit\(fits.count == 1 ? "s" : "").")
        }
        let edits = reports.compactMap { DiffVerdict($0).edited }.first
        return (parts + (edits.map { ["**\($0.prefix(1).uppercased() + $0.dropFirst()).**"] } ?? [])).joined(
            separator: " ")
    }

    /// What most of the change is due to, once where it is the same for all layers.
    private var leadingCause: [String] {
        let leading = reports.compactMap { report in
            report.causes.first { $0.kind != .bookkeeping }.map { (name: report.name, cause: $0) }
        }
        guard let first = leading.first?.cause else { return [] }
        if leading.allSatisfy({ $0.cause.text == first.text }) {
            let effects = leading.map(\.cause.effect).joined(separator: ", ")
            return ["**Cause: \(Markdown.escaped(first.text)).** \(effects)", ""]
        }
        return leading.map { name, cause in
            "- **Cause in \(Markdown.escaped(name)): \(Markdown.escaped(cause.text)).** \(cause.effect)"
        } + [""]
    }

    private var layerTable: [String] {
        let isZipped = reports.contains { $0.new.amount.zipped != nil }
        var lines = ["| layer | was | is | change | left |\(isZipped ? " zip |" : "")"]
        lines.append("|---|---:|---:|---:|---:|\(isZipped ? "---:|" : "")")
        for report in reports {
            let left = report.limit.headroom.map { $0 < 0 ? "**−\(ByteText.mebibytes(-$0))**" : ByteText.mebibytes($0) }
            let cells = [
                Markdown.escaped(report.name), report.old.map { ByteText.mebibytes($0.amount.bytes) } ?? "",
                ByteText.mebibytes(report.new.amount.bytes),
                report.change.map { Signed.apportioned([$0.bytes])[0] } ?? "", left ?? "off",
            ]
            let zip = report.new.amount.zipped.map { ByteText.mebibytes($0) } ?? ""
            lines.append("| " + cells.joined(separator: " | ") + " |" + (isZipped ? " \(zip) |" : ""))
        }
        return lines
    }

    private var basis: String {
        let against = Set(reports.compactMap { $0.old?.path }).sorted().map(Markdown.code)
        let named = against.isEmpty ? "" : ", against \(against.joined(separator: ", "))"
        let edited = reports.contains { !$0.limitChanges.isEmpty || $0.isBaselineEdited }
        let judged = reports.contains { !$0.budgets.isEmpty }
        return "MiB unzipped\(named)." + (judged && !edited ? " No limit and no baseline was edited." : "")
    }

    private var edits: [String] {
        let lines = reports.flatMap(\.limitChanges).reduce(into: [String]()) { lines, change in
            let line = "- \(Markdown.escaped(change.sentence))"
            if !lines.contains(line) { lines.append(line) }
        }
        return lines.isEmpty ? [] : ["", "**Limits edited here; judged by those before:**", ""] + lines
    }

    private var exceeded: [String] {
        let lines = reports.flatMap { report in
            report.budgets.filter { $0.status == .exceeded }.map { budget in
                let name = reports.count > 1 ? Markdown.escaped(report.name) + ", " : ""
                let value = budget.value.map { ByteText.grouped($0) } ?? ""
                let because = budget.because.map { " — \(Markdown.escaped($0))" } ?? ""
                return "- \(budget.onlyWarns ? "warning" : "**exceeded**"): \(name)\(Markdown.escaped(budget.subject)) "
                    + "\(value), \(budget.remark ?? ""): \(Markdown.code(budget.limit)) "
                    + "(\(Markdown.escaped(budget.place)))\(because)"
            }
        }
        return lines.isEmpty ? [] : [""] + lines
    }

    private var waysToFit: [String] {
        reports.flatMap { report -> [String] in
            guard let way = report.wayToFit else { return [] }
            let name = reports.count > 1 ? Markdown.escaped(report.name) + ": " : ""
            let lines = way.lines.map { "- \(Markdown.escaped($0))" }
            return ["", name + Markdown.escaped(way.verdict)] + (lines.isEmpty ? [] : [""] + lines)
        }
    }

    private var features: [String] {
        let gained = Set(reports.flatMap(\.gained)).sorted().map { Markdown.code($0) }
        let lost = Set(reports.flatMap(\.lost)).sorted().map { Markdown.code($0) }
        var lines: [String] = []
        if !gained.isEmpty { lines += ["", "Gained: \(gained.joined(separator: ", "))."] }
        if !lost.isEmpty { lines += ["", "Lost: \(lost.joined(separator: ", "))."] }
        return lines
    }
}

extension Cause {
    /// By how much it made the layer larger or smaller.
    fileprivate var effect: String {
        if kind == .encoder, let zipped { return "zip \(Signed.size(zipped))" }
        return Signed.size(bytes)
    }
}
