import LayerModel
import LayerSlimKit
import SlimFiles

extension DiffReport {
    /// The report for a terminal, 80 columns wide, what changed first.
    ///
    /// - Parameter showsAll: every cause, group, file and limit, not only those that matter most.
    public func text(showsAll: Bool) -> String {
        var lines = heading
        for note in notes { lines += WrappedText.lines("note     \(note)", indent: "         ") }
        let sections = [
            causeLines(showsAll: showsAll), groupTable(showsAll: showsAll), kindTable, fileLines(showsAll: showsAll),
            featureLines, BudgetText(report: self).lines(showsAll: showsAll), fitLines,
        ]
        for section in sections where !section.isEmpty { lines += [""] + section }
        let verdict = DiffVerdict(self)
        let sentence = [verdict.sentence, verdict.edited].compactMap { $0 }.joined(separator: "; ")
        lines += [""] + WrappedText.lines(sentence, indent: "  ")
        return lines.joined(separator: "\n") + "\n"
    }

    private var heading: [String] {
        let size = "\(ByteText.mebibytes(new.amount.bytes)) MiB"
        let files = new.amount.files.map { " in \(ByteText.counted($0, "file"))" } ?? ""
        var lines = WrappedText.lines("layer    \(escapedText(new.path.utf8)), \(new.target)", indent: "         ")
        guard let old, let change else { return lines + ["size     \(size)\(files)"] }
        lines += WrappedText.lines("against  \(escapedText(old.path.utf8))", indent: "         ")
        let was = "was \(ByteText.mebibytes(old.amount.bytes))"
        lines.append(
            "size     \(size)\(files), \(was): \(Signed.size(change.bytes)) (\(Signed.grouped(change.bytes)) bytes)")
        if let zipped = new.amount.zipped, let before = old.amount.zipped {
            lines.append(
                "zip      \(ByteText.mebibytes(zipped)) MiB, was \(ByteText.mebibytes(before)): "
                    + "\(Signed.size(zipped - before)) (\(Signed.grouped(zipped - before)) bytes)")
        }
        return lines
    }

    private func causeLines(showsAll: Bool) -> [String] {
        guard old != nil else { return [] }
        guard !causes.isEmpty else { return ["nothing changed"] }
        let shown = showsAll ? causes[...] : causes.prefix(12)
        let unit = Signed.Unit(for: causes.map(\.bytes))
        let figures = Signed.apportioned(causes.map(\.bytes), in: unit)
        var lines = [Signed.padded(unit.rawValue, to: 9) + "  FILES  CAUSE"]
        for (cause, figure) in zip(shown, figures) {
            let count = cause.files == 0 ? "" : ByteText.grouped(cause.files)
            let start = Signed.padded(figure, to: 9) + Signed.padded(count, to: 7) + "  "
            let indent = String(repeating: " ", count: start.count)
            var text = cause.text
            if cause.kind == .encoder, let zipped = cause.zipped { text += " (zip \(Signed.size(zipped)))" }
            lines += WrappedText.lines(start + text, indent: indent)
            for detail in showsAll ? cause.details[...] : cause.details.prefix(2)
            where detail.label != "rule" || showsAll {
                lines += WrappedText.lines("\(indent)\(detail.label)  \(detail.text)", indent: indent + "  ")
            }
        }
        let rest = causes.dropFirst(shown.count)
        if !rest.isEmpty {
            let bytes = rest.reduce(0) { $0 + $1.bytes }
            lines.append(
                "           and \(ByteText.counted(rest.count, "other")), \(Signed.size(bytes)) (--all shows them)")
        }
        return lines
    }

    private func fileLines(showsAll: Bool) -> [String] {
        let changed = files.map { (row: $0, change: ($0.new ?? 0) - ($0.old ?? 0)) }
            .filter { showsAll || $0.change != 0 }
        guard !changed.isEmpty else { return [] }
        let ordered = changed.enumerated().sorted { left, right in
            let (first, second) = (abs(left.element.change), abs(right.element.change))
            return first == second ? left.offset < right.offset : first > second
        }.map(\.element)
        let shown = showsAll ? ordered[...] : ordered.prefix(8)
        var lines = shown.map { row, change in
            let from = row.status == .renamed ? "  was \(row.oldPath ?? "")" : ""
            return TextTable.cut(
                "\(Signed.padded(Signed.size(change), to: 12))  \(row.status.rawValue.padded(to: 8))\(row.path)\(from)",
                to: showsAll ? .max : WrappedText.width)
        }
        if shown.count < ordered.count {
            lines.append("and \(ByteText.counted(ordered.count - shown.count, "other file")) (--all shows them)")
        }
        return lines
    }

    private var fitLines: [String] {
        guard let wayToFit else { return [] }
        return WrappedText.lines("to fit   \(wayToFit.verdict)", indent: "         ")
            + wayToFit.lines.flatMap { WrappedText.lines("         \($0)", indent: "           ") }
    }

    private var featureLines: [String] {
        gained.flatMap { WrappedText.lines("gained   \($0)", indent: "         ") }
            + lost.flatMap { WrappedText.lines("lost     \($0)", indent: "         ") }
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(width - count, 1)) }
}
