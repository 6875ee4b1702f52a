import LayerModel

/// Findings as lines for a terminal.
struct FindingText {
    let findings: [ReportFinding]

    /// - Parameter showsNotes: whether notes are listed too.
    func lines(showsNotes: Bool) -> [String] {
        let errors = findings.count { $0.severity == "error" }
        let warnings = findings.count { $0.severity == "warning" }
        let notes = findings.count { $0.severity == "note" && !$0.isAccepted }
        let accepted = findings.count(where: \.isAccepted)
        var counts = "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")"
        if notes > 0 { counts += ", \(notes) note\(notes == 1 ? "" : "s")\(showsNotes ? "" : " (--all shows them)")" }
        if accepted > 0 { counts += ", \(accepted) accepted" }
        return ["checks  \(counts)"]
            + findings.filter { showsNotes || $0.severity != "note" || $0.isAccepted }.flatMap(Self.lines)
    }

    static func lines(of finding: ReportFinding) -> [String] {
        let severity = finding.isAccepted ? "accepted" : finding.severity
        let path = finding.path.map { $0 + " " } ?? ""
        var lines = WrappedText.lines("\(finding.code) \(severity)  \(path)\(finding.summary)", indent: "  ")
        let width = finding.details.map(\.label.count).max() ?? 0
        for detail in finding.details {
            let label = detail.label + String(repeating: " ", count: width - detail.label.count)
            lines += WrappedText.lines("  \(label)  \(detail.text)", indent: String(repeating: " ", count: width + 4))
        }
        return lines
    }
}
