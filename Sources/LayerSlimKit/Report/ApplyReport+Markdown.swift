import LayerModel

extension ApplyReport {
    /// The report for a pull request or a step summary.
    var markdown: String {
        let after = result?.bytes ?? tree.bytes - freed
        var lines = ["**\(verdict)**", ""]
        lines.append(
            "\(ByteText.mebibytes(tree.bytes)) MiB → \(ByteText.mebibytes(after)) MiB (\(ByteText.grouped(after)) bytes), target `\(target)`"
        )
        lines += ["", "| freed (MiB) | files | rule |", "|---:|---:|---|"]
        let figures = ByteText.apportioned(rows.map(\.freed))
        for (row, figure) in zip(rows, figures) {
            lines.append(
                "| \(figure) | \(ByteText.grouped(row.files)) | \(row.action) \(Markdown.code(row.title)) \(Markdown.escaped(row.place)) |"
            )
        }
        if !losses.isEmpty {
            lines += ["", "| this layer gives up | to put back (MiB) | with |", "|---|---:|---|"]
            lines += losses.map {
                "| \(Markdown.escaped($0.feature)) | \($0.bytes == 0 ? "" : ByteText.mebibytes($0.bytes)) | \(Markdown.code($0.putBackWith)) |"
            }
        }
        let shown = findings.filter { $0.severity != "note" }
        if !shown.isEmpty {
            lines.append("")
            lines += shown.map {
                "- **\($0.code)** \($0.severity): \($0.path.map { Markdown.code($0) + " " } ?? "")\(Markdown.escaped($0.summary))"
            }
        }
        if let archive, archive.isWritten {
            lines += ["", "\(Markdown.code(archive.path)), sha256 `\(archive.sha256)`, \(archive.encoder)"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var verdict: String {
        guard let headroom = limit.headroom else { return "The limit is off." }
        if headroom < 0 { return "The layer does not fit: \(ByteText.mebibytes(-headroom)) MiB too much." }
        let errors = findings.count { $0.severity == "error" }
        if errors > 0 { return "The layer fits, but \(errors) check\(errors == 1 ? "" : "s") failed." }
        return "The layer fits: \(ByteText.mebibytes(headroom)) MiB to spare."
    }
}

/// Text that may hold anything, for GitHub's Markdown.
package enum Markdown {
    package static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "<>|`*_[]\\&@".contains(character) { result += "\\" }
            result.append(character.isNewline ? " " : character)
        }
        return result
    }

    package static func code(_ text: String) -> String {
        "`" + text.map { $0 == "`" ? "'" : $0 == "|" ? "\\|" : $0.isNewline ? " " : String($0) }.joined() + "`"
    }
}
