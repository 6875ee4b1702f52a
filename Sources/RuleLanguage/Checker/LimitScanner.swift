internal import SlimDiagnostics

/// The words of a limit, cut where numbers, units and comparisons touch: `<250MiB` is three pieces.
struct LimitPiece: Sendable {
    enum Kind: Sendable {
        case comparison
        case number
        case word
        case string
    }

    let kind: Kind
    let text: String
    let span: Span
    let token: Token

    static func pieces(of tokens: [Token]) -> [LimitPiece] {
        tokens.flatMap(pieces(of:))
    }

    private static func pieces(of token: Token) -> [LimitPiece] {
        guard token.isWord else {
            return [LimitPiece(kind: .string, text: token.text, span: token.span, token: token)]
        }
        let bytes = Array(token.text.utf8)
        var pieces: [LimitPiece] = []
        var start = 0
        func add(_ kind: Kind, _ end: Int) {
            guard end > start else { return }
            let span = Span(token.span.start + start, token.span.start + end)
            let text = String(decoding: bytes[start..<end], as: UTF8.self)
            pieces.append(LimitPiece(kind: kind, text: text, span: span, token: token))
            start = end
        }
        add(.comparison, bytes.firstIndex { !$0.isComparison } ?? bytes.count)
        if start < bytes.count, bytes[start].isASCIIDigit {
            add(.number, bytes[start...].firstIndex { !$0.isASCIIDigit && $0 != UInt8(ascii: ".") } ?? bytes.count)
        }
        add(.word, bytes.count)
        return pieces
    }
}

/// Walks over the pieces of a limit or of its `reserve`.
struct LimitCursor {
    private var pieces: ArraySlice<LimitPiece>
    private var end: Int

    init(_ tokens: [Token], end: Span) {
        pieces = LimitPiece.pieces(of: tokens)[...]
        self.end = end.end
    }

    var next: LimitPiece? { pieces.first }

    /// Where the next piece is, or should be.
    var place: Span { pieces.first?.span ?? Span(end, end) }

    mutating func take() -> LimitPiece? { pieces.popFirst() }

    mutating func take(_ kind: LimitPiece.Kind) -> LimitPiece? {
        next?.kind == kind ? take() : nil
    }

    mutating func take(word: String) -> Bool {
        guard let next, next.kind == .word, next.text == word else { return false }
        pieces = pieces.dropFirst()
        return true
    }
}
