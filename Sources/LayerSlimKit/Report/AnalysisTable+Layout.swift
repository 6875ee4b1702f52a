import LayerModel

extension AnalysisTable {
    /// The table in lines of at most `width` characters.
    func lines(width: Int = 80) -> [String] {
        let figures = columns.map { [$0.title] + cells(of: $0) }
        // With one column more there is no room for wide gaps.
        let isTight = columns.contains(.zipped)
        let widths = zip(columns, figures).map { column, cells in
            (cells.map(\.count).max() ?? 0) + (isTight ? 1 : column.gap)
        }
        let rest = width - widths.reduce(0, +)
        let labelWidth = hasDetails ? min(rest, 28) : min(rest, (labels.map(\.name.count).max() ?? 0) + 1)
        let texts = [title] + labels.map { text(of: $0, width: labelWidth) } + ["total"]
        return texts.enumerated().map { row, label in
            var line = label + String(repeating: " ", count: max(labelWidth - label.count, 0))
            for (column, cells) in figures.enumerated() {
                line += String(repeating: " ", count: widths[column] - cells[row].count) + cells[row]
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    private var hasDetails: Bool { labels.contains { !$0.detail.isEmpty } }

    /// `numpy            * 2.2.6`: 17 characters for the name, one for the mark.
    private func text(of label: Label, width: Int) -> String {
        guard hasDetails else { return Self.cutAtStart(label.name, to: width) }
        guard !label.detail.isEmpty else { return TextTable.cut(label.name, to: width) }
        let name = TextTable.cut(label.name, to: 17)
        let padding = String(repeating: " ", count: 17 - name.count)
        return "\(name)\(padding)\(label.isMarked ? "*" : " ") " + TextTable.cut(label.detail, to: width - 19)
    }

    /// The last characters: of a path these say most.
    static func cutAtStart(_ text: String, to width: Int) -> String {
        text.count <= width ? text : "…" + text.suffix(max(width - 1, 0))
    }

    /// The table for GitHub's Markdown.
    var markdown: [String] {
        let figures = columns.map { cells(of: $0) }
        var lines = [
            "| \(title) |" + columns.map { " \($0.title.lowercased()) |" }.joined(),
            "|---|" + columns.map { _ in "---:|" }.joined(),
        ]
        let names = labels.map { label in
            [Markdown.escaped(label.name), Markdown.escaped(label.detail), label.isMarked ? "\\*" : ""]
                .filter { !$0.isEmpty }.joined(separator: " ")
        }
        for (row, name) in (names + ["**total**"]).enumerated() {
            lines.append("| \(name) |" + figures.map { " \($0[row]) |" }.joined())
        }
        return lines
    }
}
