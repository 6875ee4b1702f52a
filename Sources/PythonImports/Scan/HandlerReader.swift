/// Reads which errors of imports an `except` or a `with suppress(…)` catches.
struct HandlerReader {
    private var tokenizer: Tokenizer
    private var token: Token

    /// - Parameter tokenizer: stands behind `except` or `with`.
    init(_ tokenizer: Tokenizer) {
        self.tokenizer = tokenizer
        token = self.tokenizer.next()
    }

    /// What an `except` catches: one class, a tuple of them, or everything; nil where no failed import is among it.
    mutating func caught() -> ImportGuard.Caught? {
        if tokenizer.isPunctuation(token, .colon) { return .everything }
        // `except*` catches groups, and a failed import within `try` is raised as one to it.
        _ = take(UInt8(ascii: "*"))
        // Several classes need no parentheses from 3.14 on (PEP 758).
        var items = [item()]
        while take(.comma) { items.append(item()) }
        return widest(items.count == 1 ? items[0].classes : items.flatMap { $0.isTuple ? [] : $0.classes })
    }

    /// What a `with` suppresses by `suppress(…)` or `contextlib.suppress(…)`.
    mutating func suppressed() -> ImportGuard.Caught? {
        var classes: [ImportGuard.Caught] = []
        var opened = 0
        while !atEnd {
            while take(.openingParenthesis) { opened += 1 }
            if token.kind == .name, lastName() == "suppress", take(.openingParenthesis) {
                var arguments: [ImportGuard.Caught] = []
                repeat { arguments += item().classes } while take(.comma)
                if take(.closingParenthesis), endsItem { classes += arguments }
            }
            while !atEnd, !(enclosing <= opened && isPunctuation(.comma)), !(enclosing == 0 && isPunctuation(.colon)) {
                advance()
            }
            guard take(.comma) else { break }
        }
        return widest(classes)
    }

    private func widest(_ classes: [ImportGuard.Caught]) -> ImportGuard.Caught? {
        if classes.contains(.everything) { return .everything }
        return classes.contains(.importErrors) ? .importErrors : classes.first
    }

    /// Classes, one or those of a tuple; a tuple within a tuple catches nothing.
    private struct Item {
        var classes: [ImportGuard.Caught] = []
        var isTuple = false
    }

    private mutating func item() -> Item {
        let level = enclosing
        var found = Item()
        if take(.openingParenthesis) {
            var items: [Item] = []
            while !atEnd, !isPunctuation(.closingParenthesis) {
                items.append(item())
                guard take(.comma) else { break }
                found.isTuple = true
            }
            if take(.closingParenthesis) {
                if items.count == 1, !found.isTuple {
                    found = items[0]
                } else {
                    found.classes = items.flatMap { $0.isTuple ? [] : $0.classes }
                }
            }
        } else if token.kind == .name, let name = lastName() {
            found.classes = [Self.caught(byClass: name)].compactMap(\.self)
        }
        if endsItem { return found }
        // Something is made of it: what that is cannot be told.
        while !atEnd, !(enclosing == level && endsItem) { advance() }
        return Item()
    }

    /// The last part of a dotted name.
    private mutating func lastName() -> String? {
        var name = tokenizer.text(token)
        advance()
        while take(.dot) {
            guard token.kind == .name else { return nil }
            name = tokenizer.text(token)
            advance()
        }
        return name
    }

    private static func caught(byClass name: String) -> ImportGuard.Caught? {
        switch name {
        case "ModuleNotFoundError": .missingModules
        case "ImportError": .importErrors
        case "Exception", "BaseException": .everything
        default: nil
        }
    }

    private var endsItem: Bool {
        isPunctuation(.comma) || isPunctuation(.closingParenthesis) || isPunctuation(.colon)
            || tokenizer.isName(token, "as")
    }

    private var atEnd: Bool { token.kind == .end || token.kind == .failure || token.kind == .newline }

    /// The number of brackets around the next token, which may be one itself.
    private var enclosing: Int { tokenizer.depthAround(token) }

    private mutating func advance() { token = tokenizer.next() }

    private func isPunctuation(_ byte: UInt8) -> Bool { tokenizer.isPunctuation(token, byte) }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard isPunctuation(byte) else { return false }
        advance()
        return true
    }
}
