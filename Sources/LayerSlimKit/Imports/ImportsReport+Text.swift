import LayerModel
import PythonImports

extension ImportsReport {
    /// Columns before the import itself: its line and its context.
    private static let margin = String(repeating: " ", count: 23)

    /// The report for a terminal, 80 columns wide but for names that are longer.
    func text() -> [UInt8] {
        let heading = WrappedText.lines("\(origin): \(target) (\(targetReason))", indent: "  ").joined(separator: "\n")
        let conditions = conditions
        let pieces = pieces { source in Array(lines(of: source, conditions).utf8) }
        let imports = sources.reduce(0) { $0 + $1.scan.statements.count }
        let calls = sources.reduce(0) { $0 + $1.scan.calls.count }
        let lazy = sources.reduce(0) { $0 + $1.scan.lazyImports.count }
        let broken = sources.count { $0.scan.problem != nil }
        let verdict =
            "\(ByteText.counted(imports, "import statement")), \(ByteText.counted(calls, "importing call")) and "
            + "\(ByteText.counted(lazy, "lazy import")) in \(ByteText.counted(sources.count, "source"))"
            + (broken == 0 ? "." : "; \(ByteText.grouped(broken)) of them \(broken == 1 ? "is" : "are") no Python.")
        var text = Array((heading + "\n").utf8)
        text.reserveCapacity(pieces.reduce(text.count + 200) { $0 + $1.count })
        for piece in pieces { text += piece }
        return text + Array("\n\(Self.wrapped(verdict, "  "))\n".utf8)
    }

    /// A source's heading and imports; nothing where it has none.
    private func lines(of source: Source, _ conditions: ImportTarget) -> String {
        let listed = ListedImport.all(of: source.scan)
        guard !listed.isEmpty || source.scan.problem != nil || source.scan.attachesStub else { return "" }
        var text = "\n\(source.path)\n"
        for found in listed {
            let isSkipped = found.placement?.runs(on: conditions) == false
            let context = found.placement?.context.rawValue ?? "lazy"
            text += Self.padded(line: found.line) + context
            text += String(repeating: " ", count: max(1, 15 - context.utf8.count))
            let line = found.text + (isSkipped ? "  (never here)" : "")
            text += line.utf8.count + Self.margin.utf8.count <= WrappedText.width ? line : Self.wrapped(line)
            text += "\n"
            text += resolved(found, of: source)
        }
        if source.scan.attachesStub { text += Self.margin + "and lazily what the .pyi of the same name imports\n" }
        if let problem = source.scan.problem { text += Self.wrapped("  no Python: \(problem)", "    ") + "\n" }
        return text
    }

    /// The places that an import leads to, each once, in the order of its names; nothing where the standard library has
    /// them all, as for most.
    private func resolved(_ found: ListedImport, of source: Source) -> String {
        var answers: [ImportResolution.Answer] = []
        for answer in resolution.answers(for: found, in: source.path) where !answers.contains(answer) {
            answers.append(answer)
        }
        guard answers != [.standardLibrary] else { return "" }
        var lines = ["    ->"]
        for (index, answer) in answers.enumerated() {
            let text = " \(answer)" + (index + 1 < answers.count ? "," : "")
            let width = Self.margin.utf8.count + (lines.last?.utf8.count ?? 0) + text.utf8.count
            if index > 0, width > WrappedText.width { lines.append("      ") }
            lines[lines.count - 1] += text
        }
        return lines.map { Self.margin + $0 + "\n" }.joined()
    }

    private static func padded(line: Int) -> String {
        let digits = String(line)
        return String(repeating: " ", count: max(0, 6 - digits.utf8.count)) + digits + "  "
    }

    /// A line that follows a margin.
    private static func wrapped(_ line: String) -> String {
        let indent = margin + "    "
        let lines = WrappedText.lines(line, indent: "    ", width: WrappedText.width - margin.utf8.count)
        return lines.enumerated().map { $0 == 0 ? $1 : indent + $1.dropFirst(4) }.joined(separator: "\n")
    }

    private static func wrapped(_ line: String, _ indent: String) -> String {
        WrappedText.lines(line, indent: indent).joined(separator: "\n")
    }
}
