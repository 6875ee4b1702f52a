import LayerModel

extension AnalysisReport {
    /// The report for a pull request or a step summary.
    func markdown(_ view: AnalysisView) -> String {
        let zipped = tree.zipped.map { ", \(ByteText.mebibytes($0)) MiB zipped" } ?? ""
        var lines = [
            "**\(Markdown.escaped(tree.path))**: \(ByteText.mebibytes(tree.bytes)) MiB in "
                + "\(ByteText.grouped(tree.files)) files\(zipped), target `\(target)`", "",
            "Limit \(limitText)", "",
        ]
        lines += table(view).markdown
        let savings = savingRows
        if !savings.isEmpty {
            lines += ["", "| MiB | could go |", "|---:|---|"]
            lines += savings.map { "| \(ByteText.mebibytes($0.bytes)) | \(Markdown.escaped($0.text)) |" }
        }
        let shown = findings.filter { view.showsAll || $0.severity != "note" }
        if !shown.isEmpty { lines.append("") }
        lines += shown.map { finding in
            let path = finding.path.map { Markdown.code($0) + " " } ?? ""
            return "- **\(finding.code)** \(finding.severity): \(path)\(Markdown.escaped(finding.summary))"
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
