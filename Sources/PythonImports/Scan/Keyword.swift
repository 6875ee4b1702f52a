/// The words that begin a statement which matters to imports.
enum Keyword: UInt8 {
    case `if`, `elif`, `else`, `try`, `except`, `finally`, `for`, `while`, with, def, async, `class`, match, `case`
    case `import`, from, raise, global
}

extension Tokenizer {
    /// The keyword that a name is, if any.
    func keyword(_ token: Token) -> Keyword? {
        switch (token.end - token.start, byte(token.start)) {
        case (2, UInt8(ascii: "i")): named("if", .if, token)
        case (3, UInt8(ascii: "d")): named("def", .def, token)
        case (3, UInt8(ascii: "f")): named("for", .for, token)
        case (3, UInt8(ascii: "t")): named("try", .try, token)
        case (4, UInt8(ascii: "c")): named("case", .case, token)
        case (4, UInt8(ascii: "e")): named("elif", .elif, token) ?? named("else", .else, token)
        case (4, UInt8(ascii: "f")): named("from", .from, token)
        case (4, UInt8(ascii: "w")): named("with", .with, token)
        case (5, UInt8(ascii: "a")): named("async", .async, token)
        case (5, UInt8(ascii: "c")): named("class", .class, token)
        case (5, UInt8(ascii: "m")): named("match", .match, token)
        case (5, UInt8(ascii: "r")): named("raise", .raise, token)
        case (5, UInt8(ascii: "w")): named("while", .while, token)
        case (6, UInt8(ascii: "e")): named("except", .except, token)
        case (6, UInt8(ascii: "g")): named("global", .global, token)
        case (6, UInt8(ascii: "i")): named("import", .import, token)
        case (7, UInt8(ascii: "f")): named("finally", .finally, token)
        default: nil
        }
    }

    private func named(_ name: StaticString, _ keyword: Keyword, _ token: Token) -> Keyword? {
        matches(name, at: token.start) ? keyword : nil
    }
}
