extension FileChecker {
    mutating func checkInclude(_ syntax: StatementSyntax) {
        if syntax.arguments.isEmpty {
            sink.error(
                "missing-file", syntax.endOfArguments, "include names no file",
                label: "write include \"packages/numpy.rules\"")
        }
        for token in syntax.arguments {
            if token.isString, !token.text.isEmpty {
                contents.items.append(.include(.init(name: token.text, location: location(token.span))))
            } else {
                sink.error(
                    "not-a-string", token.span, "include takes a file name in quotes",
                    label: "write include \"\(token.text)\"")
            }
        }
    }

    mutating func checkWithout(_ syntax: StatementSyntax) {
        _ = commonClauses(of: syntax)
        if syntax.arguments.isEmpty {
            sink.error(
                "missing-name", syntax.endOfArguments, "without names no rule",
                label: "write the name that the rule has after as")
        }
        var names: [(name: String, location: RuleLocation)] = []
        for token in syntax.arguments {
            if token.isWord, token.text.isRuleName {
                names.append((token.text, location(token.span)))
            } else {
                sink.error(
                    "not-a-name", token.span, "\(token.written) is no name of a rule",
                    label: "write the name that the rule has after as")
            }
        }
        let place = Statement.SwitchedOff(location: location(syntax.span), text: head(of: syntax))
        contents.items.append(.without(.init(names: names, place: place)))
    }
}
