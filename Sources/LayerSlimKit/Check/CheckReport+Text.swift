import LayerModel

extension CheckReport {
    /// The report for a terminal, 80 columns wide.
    func text(showsAll: Bool) -> String {
        var lines = heading + [""]
        let shown = findings.filter { showsAll || $0.severity != "note" || $0.isAccepted }
        for finding in shown { lines += FindingText.lines(of: finding) + [""] }
        if imports.typeCheckingOnly > 0 { lines.append(typeCheckingText) }
        return (lines + WrappedText.lines(verdict(showsNotes: showsAll), indent: "  ")).joined(separator: "\n") + "\n"
    }

    var heading: [String] {
        let compared = comparedWith.map {
            $0 == "its manifest" ? ", compared with what its manifest says was removed" : ", compared with \($0)"
        }
        var lines = WrappedText.lines("\(tree.path): \(target) (\(targetReason))\(compared ?? "")", indent: "  ")
        lines.append(
            "\(ByteText.mebibytes(tree.bytes)) MiB in \(ByteText.grouped(tree.files)) files "
                + "(\(ByteText.grouped(tree.bytes)) bytes)\(room)")
        if let company = limit.companyText { lines.append("of the limit, \(company)") }
        return lines
    }

    private var typeCheckingText: String {
        let verb = imports.typeCheckingOnly == 1 ? "names" : "name"
        return ByteText.counted(imports.typeCheckingOnly, "import") + " for type checking only \(verb) what is gone"
    }

    private var room: String {
        guard let headroom = limit.headroom else { return "; the limit is off" }
        return headroom < 0 ? "" : "; \(ByteText.short(headroom)) to spare"
    }

    /// `5 errors, 0 warnings, 1 accepted (layers/naive.rules:12). Exit 1.`
    func verdict(showsNotes: Bool) -> String {
        let errors = findings.count { $0.severity == "error" }
        let warnings = findings.count { $0.severity == "warning" }
        let notes = findings.count { $0.severity == "note" && !$0.isAccepted }
        var text = "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")"
        if notes > 0 { text += ", \(notes) note\(notes == 1 ? "" : "s")\(showsNotes ? "" : " (--all shows them)")" }
        let accepted = findings.filter(\.isAccepted)
        if !accepted.isEmpty {
            let places = Set(accepted.compactMap(\.placeOfAcceptance)).sorted().joined(separator: ", ")
            text += ", \(accepted.count) accepted (\(places))"
        }
        return text + (errors > 0 ? ". Exit 1." : ".")
    }
}

extension ReportFinding {
    /// `file:line` of the statement that accepts it.
    fileprivate var placeOfAcceptance: String? {
        let text = details.first { $0.label == "accepted" }?.text
        return text.map { text in text.firstRange(of: ": ").map { String(text[..<$0.lowerBound]) } ?? text }
    }
}
