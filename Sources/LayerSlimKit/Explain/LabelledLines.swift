/// Lines below a sentence, each block of them behind its label.
struct LabelledLines {
    private var blocks: [(label: String, lines: [String])] = []

    /// Adds nothing where there are no lines.
    mutating func add(_ label: String, _ lines: [String]) {
        if !lines.isEmpty { blocks.append((label, lines)) }
    }

    mutating func add(_ label: String, _ line: String?) { add(label, line.map { [$0] } ?? []) }

    /// Indented by two columns, the texts below each other, wrapped at 80 columns.
    var lines: [String] {
        let width = blocks.map(\.label.count).max() ?? 0
        return blocks.flatMap { label, lines in
            lines.enumerated().flatMap { number, line in
                let head = number == 0 ? label : ""
                let start = "  " + head + String(repeating: " ", count: width - head.count + 2)
                return WrappedText.lines(start + line, indent: String(repeating: " ", count: width + 6))
            }
        }
    }
}
