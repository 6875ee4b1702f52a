internal import SlimDiagnostics

/// A word or a string of a rule file.
struct Token: Sendable, Hashable {
    enum Kind: Sendable {
        /// Anything without spaces and quotes.
        case word
        /// Text between double quotes.
        case string
    }

    let kind: Kind
    /// Strings without their quotes, and `\"` as a quote.
    let text: String
    /// Strings with their quotes.
    let span: Span
    /// Offsets in `text` of quotes before which a backslash stands in the source, in order.
    var escapes: [Int] = []
    /// False for a string whose end is missing, so that its text is a guess.
    var isComplete = true

    var isWord: Bool { kind == .word }

    var isString: Bool { kind == .string }

    func isWord(_ word: String) -> Bool { kind == .word && text == word }

    /// The part of the source that holds a part of a string's text, by offsets in the text's UTF-8.
    func span(ofTextFrom offset: Int, length: Int) -> Span {
        let opening = kind == .string ? 1 : 0
        let start = span.start + opening + offset + escapes.count { $0 < offset }
        let last = offset + max(0, length - 1)
        let end = span.start + opening + last + escapes.count { $0 <= last } + min(1, length)
        return Span(min(start, span.end), min(end, span.end))
    }
}

/// A line of patch text: what follows `| `.
struct TextLine: Sendable, Hashable {
    let text: String
    /// Without the bar.
    let span: Span
}

/// A line that holds more than a comment.
struct SourceLine: Sendable {
    enum Content: Sendable {
        /// Never empty.
        case tokens([Token])
        case text(TextLine)
    }

    /// Columns of white space before the first token; a tab reaches to the next multiple of eight.
    let indent: Int
    let content: Content
}
