extension LiteralReader {
    /// Reads a statement that fills a table: `table = …`, `table: type = …`, `table += …`, `table["key"] = …`,
    /// `table.update(…)`, `table.append(…)`, `table.extend(…)`.
    ///
    /// - Returns: what is put there, under its key if there is one.
    mutating func assigned() -> Literal? {
        advance()
        if take("=") || take("+=") || take("|=") { return assignedValue() }
        if take(":") {
            _ = value()
            return take("=") ? assignedValue() : nil
        }
        if take("[") {
            let key = value()
            guard take("]") else { return nil }
            if take("=") { return .dictionary([(key, value())]) }
            guard take("."), isMutation else { return nil }
            advance()
            return take("(") ? .dictionary([(key, .list(arguments().positional))]) : nil
        }
        guard take("."), isMutation else { return nil }
        advance()
        return take("(") ? arguments().positional.first : nil
    }

    /// A value, or several between commas, which are a tuple without its parentheses.
    private mutating func assignedValue() -> Literal {
        var values = [value()]
        while take(","), !atEnd { values.append(value()) }
        return values.count == 1 ? values[0] : .tuple(values)
    }

    private var isMutation: Bool {
        ["append", "extend", "update"].contains(tokenizer.text(token))
    }
}

extension Tokenizer {
    /// Whether exactly this name stands at an offset.
    func hasName(_ name: String, at offset: Int) -> Bool {
        var index = offset
        for byte in name.utf8 {
            guard self.byte(index) == byte else { return false }
            index += 1
        }
        return !classes.continuesName(byte(index))
    }

    /// The name before the dot that precedes an offset, if they touch.
    func nameBeforeDot(at offset: Int) -> Range<Int>? {
        guard offset > 1, byte(offset - 1) == .dot else { return nil }
        var start = offset - 1
        while start > 0, classes.continuesName(byte(start - 1)) { start -= 1 }
        return start < offset - 1 ? start..<offset - 1 : nil
    }
}
