import LayerModel

extension AnalysisReport {
    /// The findings for people, those of one code together.
    ///
    /// - Parameter showsAll: each by itself; else the first few of many stand for all.
    func findingLines(showsAll: Bool) -> [String] {
        var lines: [String] = []
        var rest = findings[...]
        while let first = rest.first {
            let alike = rest.prefix { $0.code == first.code && $0.severity == first.severity }
            rest = rest.dropFirst(alike.count)
            if alike.allSatisfy(\.isPlain), !showsAll || alike.count == 1 {
                let summaries = alike.map(\.summary).joined(separator: "; ")
                lines += WrappedText.lines(
                    "\(first.code) \(first.severity)  \(summaries)", indent: String(repeating: " ", count: 12))
            } else {
                let shown = showsAll ? alike : alike.prefix(3)
                lines += shown.flatMap(FindingText.lines)
                let others = alike.count - shown.count
                if others > 0 { lines.append("  and \(ByteText.grouped(others)) more (--all shows them)") }
            }
        }
        return lines
    }
}

extension ReportFinding {
    /// Whether it is one sentence about the whole layer.
    fileprivate var isPlain: Bool { path == nil && details.isEmpty }
}
