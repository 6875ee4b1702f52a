/// The indentation of a block, measured as CPython does to tell mixtures of tabs and spaces apart.
struct Indent {
    /// With tabs reaching to the next multiple of 8.
    var column: Int
    /// With tabs counted as 1.
    var narrowColumn: Int
}

extension Tokenizer {
    /// CPython's own limit on nested blocks.
    private static var maximumIndents: Int { 100 }

    /// Skips blank lines and measures the next one.
    /// - Returns: an indent, a dedent, the end or a failure; nil where the line goes on in the same block.
    mutating func startLine() -> Token? {
        if failure != nil { return stopped }
        while true {
            guard let indent = measureIndent() else { return stopped }
            switch classes[byte(position)] {
            case .comment: skipComment()
            case .lineEnd: skipLineEnd()
            default:
                if position == source.count { return dedentToEnd() }
                isAtLineStart = false
                return enter(indent)
            }
        }
    }

    /// - Returns: nil on failure.
    private mutating func measureIndent() -> Indent? {
        let start = position
        while byte(position) == .space { position += 1 }
        var indent = Indent(column: position - start, narrowColumn: position - start)
        // A backslash may join the blank start of a line with the next one; the columns before it are those that count.
        var joined: Int?
        while true {
            switch byte(position) {
            case .space:
                indent.column += 1
                indent.narrowColumn += 1
            case .tab:
                indent.column = (indent.column / 8 + 1) * 8
                indent.narrowColumn += 1
            case .formFeed:
                indent = Indent(column: 0, narrowColumn: 0)
            case .backslash:
                if joined == nil, indent.column > 0 { joined = indent.column }
                guard joinLines() else { return nil }
                continue
            default:
                return joined.map { Indent(column: $0, narrowColumn: $0) } ?? indent
            }
            position += 1
        }
    }

    private mutating func enter(_ indent: Indent) -> Token? {
        let current = indents[indents.count - 1]
        if indent.column == current.column {
            return indent.narrowColumn == current.narrowColumn ? nil : mixedTabs()
        }
        if indent.column > current.column {
            guard indent.narrowColumn > current.narrowColumn else { return mixedTabs() }
            guard indents.count < Self.maximumIndents else { return fail(at: position, "too many nested blocks") }
            indents.append(indent)
            return Token(kind: .indent, start: position, end: position)
        }
        while indents[indents.count - 1].column > indent.column {
            indents.removeLast()
            pendingDedents += 1
        }
        let reached = indents[indents.count - 1]
        guard reached.column == indent.column else {
            return fail(at: position, "the indentation matches no enclosing block")
        }
        guard reached.narrowColumn == indent.narrowColumn else { return mixedTabs() }
        return dedent()
    }

    private mutating func mixedTabs() -> Token {
        fail(at: position, "which block this is depends on the width of a tab")
    }

    mutating func dedent() -> Token {
        pendingDedents -= 1
        return Token(kind: .dedent, start: position, end: position)
    }

    private mutating func dedentToEnd() -> Token {
        guard indents.count > 1 else { return Token(kind: .end, start: position, end: position) }
        pendingDedents = indents.count - 1
        indents.removeLast(pendingDedents)
        return dedent()
    }

    @inline(__always)
    mutating func skipComment() {
        position = source.firstOffset(of: .lineFeed, or: .carriageReturn, from: position)
    }

    @inline(__always)
    mutating func skipLineEnd() {
        position += byte(position) == .carriageReturn && byte(position + 1) == .lineFeed ? 2 : 1
    }

    /// Skips a backslash with the line end after it.
    /// - Returns: whether there is one, and a line after it.
    mutating func joinLines() -> Bool {
        let start = position
        position += 1
        guard byte(position).isLineEnd else {
            _ = fail(at: start, "something follows the backslash that should join two lines")
            return false
        }
        skipLineEnd()
        if position == source.count {
            _ = fail(at: start, "the source ends after a backslash")
            return false
        }
        return true
    }
}
