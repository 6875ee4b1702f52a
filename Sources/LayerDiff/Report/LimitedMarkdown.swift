/// Markdown that must not grow beyond what a comment may hold. What does not fit is left out, and that is said.
struct LimitedMarkdown {
    /// GitHub takes 65,536 characters; a few are left for whoever adds a line. Bytes are at least as many.
    static let limit = 65_000

    private(set) var text = ""
    private var isCut = false
    /// Kept free for the end of a folded part and the note about what was left out.
    private static let reserve = 400

    /// A line that is always there.
    mutating func add(_ line: String = "") {
        guard text.utf8.count + line.utf8.count < Self.limit - Self.reserve else {
            isCut = true
            return
        }
        text += line + "\n"
    }

    /// A folded table, as many rows of it as fit.
    mutating func fold(_ summary: String, header: [String], rows: [String]) {
        guard !rows.isEmpty else { return }
        let start = ["", "<details><summary>\(summary)</summary>", ""] + header
        let size = start.reduce(0) { $0 + $1.utf8.count + 1 }
        guard text.utf8.count + size < Self.limit - 2 * Self.reserve else {
            isCut = true
            return
        }
        for line in start { text += line + "\n" }
        var shown = 0
        for row in rows {
            guard text.utf8.count + row.utf8.count < Self.limit - Self.reserve else { break }
            text += row + "\n"
            shown += 1
        }
        if shown < rows.count {
            text += "\n\(rows.count - shown) of \(rows.count) rows are left out: a comment holds no more.\n"
            isCut = true
        }
        text += "\n</details>\n"
    }

    /// The whole, with a note where something is missing.
    var finished: String {
        isCut ? text + "\nCut to what a comment holds; the JSON report has everything.\n" : text
    }
}
