import LayerModel

/// Findings as workflow commands, which GitHub Actions turns into annotations
/// (<https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>).
struct GitHubCommands {
    let findings: [ReportFinding]
    let places: FindingPlaces

    /// GitHub shows no more annotations of one severity from one step.
    static let shown = 10

    /// A command for each finding that is shown, then a line that counts the others.
    var lines: [String] {
        var lines: [String] = []
        var others: [String] = []
        for severity in ["error", "warning", "note"] {
            let alike = findings.filter { $0.severity == severity }
            lines += alike.prefix(Self.shown).map(command)
            let rest = alike.count - Self.shown
            if rest > 0 { others.append("\(rest) more \(severity)\(rest == 1 ? "" : "s")") }
        }
        return lines + (others.isEmpty ? [] : ["and \(others.joined(separator: ", ")), in the step summary"])
    }

    private func command(_ finding: ReportFinding) -> String {
        let place = places.place(of: finding)
        var properties = [("file", place.file), ("line", "\(place.line)")]
        if let column = place.column { properties.append(("col", "\(column)")) }
        if let line = place.endLine { properties.append(("endLine", "\(line)")) }
        if let column = place.endColumn, place.endLine == place.line { properties.append(("endColumn", "\(column)")) }
        let title = CodePage(of: finding.code).map { "\(finding.code): \($0.title)" } ?? finding.code
        properties.append(("title", title))
        let list = properties.map { "\($0)=\(Self.escapedProperty($1))" }.joined(separator: ",")
        let word = finding.severity == "note" ? "notice" : finding.severity
        return "::\(word) \(list)::\(Self.escaped(finding.message))"
    }

    static func escaped(_ text: String) -> String { escape(text, "%\r\n") }

    static func escapedProperty(_ text: String) -> String { escape(text, "%\r\n:,") }

    /// A line of text that the runner does not take for a command, whatever it holds.
    static func plain(_ text: String) -> String {
        let line = escape(text, "\r\n")
        let parts = line.split(separator: "##[", omittingEmptySubsequences: false).joined(separator: "## [")
        return parts.drop { $0 == " " }.hasPrefix("::") ? ". " + parts : parts
    }

    private static func escape(_ text: String, _ special: Set<Unicode.Scalar>) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.unicodeScalars.map { scalar in
            special.contains(scalar) && scalar.isASCII
                ? "%\(digits[Int(scalar.value >> 4)])\(digits[Int(scalar.value & 15)])" : String(scalar)
        }.joined()
    }

    private static func escape(_ text: String, _ special: String) -> String {
        escape(text, Set(special.unicodeScalars))
    }
}
