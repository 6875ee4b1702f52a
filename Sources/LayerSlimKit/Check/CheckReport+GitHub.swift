import LayerModel

extension CheckReport {
    /// The log of a step: heading, a workflow command for each finding, and the verdict.
    func github(showsAll: Bool, places: FindingPlaces) -> String {
        let commands = GitHubCommands(findings: shown(showsAll: showsAll), places: places).lines
        let verdict = WorkflowCommand.plain(verdict(showsNotes: showsAll))
        let lines = heading.map(WorkflowCommand.plain) + commands + [verdict]
        return lines.joined(separator: "\n") + "\n"
    }

    /// GitHub refuses a step summary of more than 1 MiB; a finding takes far less than 1 KiB of it.
    private static let mostRows = 500

    /// The report for a step summary, which shows what annotations have no room for.
    public func markdown(showsAll: Bool) -> String {
        let shown = shown(showsAll: showsAll)
        var lines = [
            "**layerslim check: \(Markdown.escaped(verdict(showsNotes: showsAll)))**", "",
            "\(Markdown.code(tree.path)), \(target): \(ByteText.mebibytes(tree.bytes)) MiB in "
                + "\(ByteText.grouped(tree.files)) files.",
        ]
        if !shown.isEmpty { lines += ["", "| finding | what | mend |", "|---|---|---|"] }
        lines += shown.prefix(Self.mostRows).map { finding in
            let path = finding.path.map { Markdown.code(TextTable.cut($0, to: 200)) + " " } ?? ""
            let mend = finding.details.filter { $0.label == "mend" }.map {
                Markdown.code(TextTable.cut($0.text, to: 400))
            }
            return "| **\(finding.code)** \(finding.severity) | \(path)"
                + "\(Markdown.escaped(TextTable.cut(finding.summary, to: 400))) | \(mend.joined(separator: "<br>")) |"
        }
        let others = shown.count - Self.mostRows
        if others > 0 { lines += ["", "and \(ByteText.grouped(others)) more"] }
        return lines.joined(separator: "\n") + "\n"
    }
}
