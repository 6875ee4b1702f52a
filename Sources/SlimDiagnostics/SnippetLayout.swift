/// Where a span's first line and its carets go; long lines are cut to what surrounds the span.
struct SnippetLayout {
    /// The line as drawn.
    let line: String
    /// Columns before the first caret.
    let indent: Int
    /// At least one caret.
    let carets: String

    /// Lines up to this many columns are drawn whole.
    static let wholeWidth = 160
    /// Bytes shown before the span and in all, of a line that is longer.
    private static let before = 60
    private static let window = 150

    init(source: SourceText, span: Span) {
        let range = source.lineRange(source.line(at: span.start))
        let start = min(max(span.start, range.lowerBound), range.upperBound)
        let end = min(max(span.end, start), range.upperBound)
        var shown = range
        if range.count > Self.wholeWidth {
            let first = source.characterStart(atOrBefore: max(range.lowerBound, start - Self.before))
            let last = source.characterStart(atOrBefore: min(range.upperBound, first + Self.window))
            shown = first..<max(first, last)
        }
        let opening = shown.lowerBound > range.lowerBound ? "…" : ""
        let closing = shown.upperBound < range.upperBound ? "…" : ""
        let marked = start..<max(start, min(end, shown.upperBound))
        line = opening + DisplayLine(source.text(in: shown)).text + closing
        indent = opening.count + DisplayLine(source.text(in: shown.lowerBound..<start)).width
        let width = DisplayLine(source.text(in: marked)).width
        carets = String(repeating: "^", count: max(1, width))
    }
}

extension SourceText {
    /// The nearest offset at or before this one at which a UTF-8 sequence may begin.
    fileprivate func characterStart(atOrBefore offset: Int) -> Int {
        guard offset < bytes.count else { return bytes.count }
        var result = offset
        while result > 0, offset - result < 3, bytes[result] & 0xC0 == 0x80 { result -= 1 }
        return result
    }
}
