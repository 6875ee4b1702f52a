internal import SlimDiagnostics

/// What the clauses that many statements take say.
struct CommonClauses {
    var reason: String?
    var losses: [String] = []
    var name: String?
    var condition: VersionCondition?
    var exceptions: [GlobPattern] = []
}

extension StatementKeyword {
    /// The clauses that the statement takes.
    var clauses: Set<ClauseKeyword> {
        switch self {
        case .remove, .keep, .strip: [.because, .loses, .name, .when, .except]
        case .patch: [.because, .loses, .name, .when, .replace, .with, .times, .otherwise]
        case .require, .accept: [.because, .name, .when]
        case .limit: [.because, .name, .when, .reserve, .warn, .fail]
        case .without: [.because]
        case .include, .package, .end, .target, .tree, .output, .requirements: []
        }
    }
}

extension ClauseKeyword {
    /// Whether a statement may say it more than once.
    fileprivate var mayRepeat: Bool {
        switch self {
        case .except, .loses, .replace, .with, .times: true
        case .because, .name, .when, .otherwise, .reserve, .warn, .fail: false
        }
    }
}

extension FileChecker {
    /// Reports clauses that the statement does not take, or not twice.
    mutating func checkClauses(of syntax: StatementSyntax, _ keyword: StatementKeyword) {
        var seen: Set<ClauseKeyword> = []
        for clause in syntax.clauses {
            let word = clause.token.text
            if !keyword.clauses.contains(clause.keyword) {
                sink.error(
                    "misplaced-clause", clause.token.span, "\(syntax.keyword.text) takes no \(word)",
                    label: keyword == .package ? "put it on the statements of the block" : nil)
            } else if !seen.insert(clause.keyword).inserted, !clause.keyword.mayRepeat {
                sink.error("repeated-clause", clause.token.span, "\(word) is there twice", label: "leave one out")
            }
        }
    }

    mutating func commonClauses(of syntax: StatementSyntax) -> CommonClauses {
        var result = CommonClauses()
        for clause in syntax.clauses {
            switch clause.keyword {
            case .because: result.reason = texts(of: clause).map { $0.joined(separator: " ") } ?? result.reason ?? ""
            case .loses: result.losses += texts(of: clause) ?? []
            case .name: result.name = ruleName(clause)
            case .when: result.condition = condition(clause)
            case .except: result.exceptions += patterns(clause.arguments, after: clause.endOfArguments, of: "except")
            case .replace, .with, .times, .otherwise, .reserve, .warn, .fail: break
            }
        }
        return result
    }

    /// The strings of `because` or `loses`; nil where there is none.
    private mutating func texts(of clause: ClauseSyntax) -> [String]? {
        let word = clause.token.text
        for token in clause.arguments where token.isWord {
            sink.error("not-a-string", token.span, "\(word) takes text in quotes", label: "write \(word) \"…\"")
            return nil
        }
        let texts = clause.arguments.map(\.text)
        guard texts.contains(where: { $0.contains { !$0.isWhitespace } }) else {
            let span = clause.arguments.first?.span ?? clause.endOfArguments
            sink.error("missing-text", span, "\(word) says nothing", label: "write \(word) \"…\"")
            return nil
        }
        return texts
    }

    private mutating func ruleName(_ clause: ClauseSyntax) -> String? {
        guard let token = clause.arguments.first else {
            sink.error("missing-name", clause.endOfArguments, "as gives no name", label: "write as some-name")
            return nil
        }
        guard token.isWord, token.text.isRuleName, ClauseKeyword(rawValue: token.text) == nil else {
            sink.error(
                "not-a-name", token.span, "\(token.written) is no name for a rule",
                label: "letters, digits, - _ and . without quotes")
            return nil
        }
        if clause.arguments.count > 1 {
            sink.error("extra-word", clause.arguments[1].span, "a rule has one name", label: "leave this out")
        }
        contents.items.append(.name(token.text, location(token.span)))
        return token.text
    }
}

extension String {
    /// Letters, digits, `-`, `_` and `.`, with a letter or digit first.
    var isRuleName: Bool {
        guard let first = utf8.first, first.isASCIILetter || first.isASCIIDigit else { return false }
        return utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || [0x2D, 0x5F, 0x2E].contains($0) }
    }
}
