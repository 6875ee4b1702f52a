import LayerModel

/// Findings as workflow commands, which GitHub Actions turns into annotations.
struct GitHubCommands {
    let findings: [ReportFinding]
    let places: FindingPlaces

    /// A command for each finding that is shown, then a line that counts the others.
    var lines: [String] {
        var lines: [String] = []
        var others: [String] = []
        for severity in ["error", "warning", "note"] {
            let alike = findings.filter { $0.severity == severity }
            lines += alike.prefix(WorkflowCommand.shown).map(command)
            let rest = alike.count - WorkflowCommand.shown
            if rest > 0 { others.append("\(rest) more \(severity)\(rest == 1 ? "" : "s")") }
        }
        return lines + (others.isEmpty ? [] : ["and \(others.joined(separator: ", ")), in the step summary"])
    }

    private func command(_ finding: ReportFinding) -> String {
        let place = places.place(of: finding)
        var properties = [(name: "file", value: place.file), ("line", "\(place.line)")]
        if let column = place.column { properties.append(("col", "\(column)")) }
        if let line = place.endLine { properties.append(("endLine", "\(line)")) }
        if let column = place.endColumn, place.endLine == place.line { properties.append(("endColumn", "\(column)")) }
        let title = CodePage(of: finding.code).map { "\(finding.code): \($0.title)" } ?? finding.code
        properties.append(("title", title))
        let word = finding.severity == "note" ? "notice" : finding.severity
        return WorkflowCommand(word, properties, finding.message).line
    }
}
