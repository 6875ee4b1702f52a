internal import PythonPackages
internal import SlimDiagnostics

/// Turns the statements of one file into values, and reports all that are none.
struct FileChecker {
    let source: RuleSource
    var sink: DiagnosticSink
    var contents = FileContents()
    /// The `package` block that is open.
    var block: Block?
    /// Settings that the file has given.
    var settings: [SettingRule.Key: Span] = [:]

    struct Block {
        let keyword: Token
        let names: [NormalizedName]
    }

    static func check(_ source: RuleSource) -> (contents: FileContents, diagnostics: [Diagnostic]) {
        var sink = DiagnosticSink(source: source.text)
        if let binary = source.bytes.firstIndex(of: 0) {
            sink.error("not-text", Span(binary, binary + 1), "this is no text file", label: "a zero byte")
            return (FileContents(), sink.diagnostics)
        }
        let statements = Parser.statements(of: &sink)
        var checker = FileChecker(source: source, sink: sink)
        for statement in statements { checker.check(statement) }
        checker.closeLastBlock()
        return (checker.contents, checker.sink.diagnostics)
    }

    private init(source: RuleSource, sink: DiagnosticSink) {
        self.source = source
        self.sink = sink
    }

    func location(_ span: Span) -> RuleLocation { RuleLocation(source: source, span: span) }

    private mutating func check(_ syntax: StatementSyntax) {
        guard syntax.keyword.isWord, let keyword = StatementKeyword(rawValue: syntax.keyword.text) else {
            sink.reportUnknownStatement(syntax.keyword)
            return
        }
        if !keyword.mayStandInBlock { refuseInBlock(syntax.keyword) }
        checkClauses(of: syntax, keyword)
        switch keyword {
        case .package: openBlock(syntax)
        case .end: closeBlock(syntax)
        case .include: checkInclude(syntax)
        case .without: checkWithout(syntax)
        default: checkRule(syntax, keyword)
        }
    }

    private mutating func checkRule(_ syntax: StatementSyntax, _ keyword: StatementKeyword) {
        let clauses = commonClauses(of: syntax)
        guard let rule = rule(syntax, keyword, clauses) else { return }
        if clauses.reason == nil { reportMissingReason(syntax, rule) }
        let statement = Statement(
            rule: rule, scope: block?.names ?? [], condition: clauses.condition, reason: clauses.reason,
            losses: clauses.losses, name: clauses.name, location: location(syntax.span), head: head(of: syntax),
            text: text(of: syntax))
        contents.items.append(.statement(statement))
    }

    private mutating func rule(
        _ syntax: StatementSyntax, _ keyword: StatementKeyword, _ clauses: CommonClauses
    ) -> Rule? {
        switch keyword {
        case .remove: removeRule(syntax, exceptions: clauses.exceptions).map(Rule.remove)
        case .keep: keepRule(syntax, exceptions: clauses.exceptions).map(Rule.keep)
        case .strip: stripRule(syntax, exceptions: clauses.exceptions).map(Rule.strip)
        case .patch: patchRule(syntax).map(Rule.patch)
        case .require: requireRule(syntax).map(Rule.require)
        case .accept: acceptRule(syntax).map(Rule.accept)
        case .limit: limitRule(syntax).map(Rule.limit)
        case .target, .tree, .output, .requirements: settingRule(syntax, keyword).map(Rule.setting)
        case .include, .without, .package, .end: nil
        }
    }

    /// What a statement does away with needs a reason, which reports repeat.
    private mutating func reportMissingReason(_ syntax: StatementSyntax, _ rule: Rule) {
        switch rule {
        case .remove, .patch:
            sink.warning(
                "no-reason", syntax.keyword.span, "\(syntax.keyword.text) gives no reason",
                label: "add because \"…\"; reports repeat it")
        case .accept:
            sink.error(
                "no-reason", syntax.keyword.span, "accept gives no reason",
                label: "add because \"…\"; reports repeat it")
        default:
            break
        }
    }
}

extension StatementKeyword {
    /// A block makes its statements depend on a distribution; these cannot.
    fileprivate var mayStandInBlock: Bool {
        switch self {
        case .remove, .keep, .strip, .accept, .patch, .require, .end, .package: true
        case .limit, .include, .without, .target, .tree, .output, .requirements: false
        }
    }
}

extension DiagnosticSink {
    fileprivate mutating func reportUnknownStatement(_ token: Token) {
        if token.isString {
            error(
                "unknown-statement", token.span, "a statement begins with a word",
                label: "indent the line to continue the statement above")
        } else if ClauseKeyword(rawValue: token.text) != nil {
            error("stray-clause", token.span, "\(token.text) belongs to no statement")
        } else {
            error(
                "unknown-statement", token.span, "no statement is called \"\(token.text)\"",
                label: StatementKeyword.suggestion(for: token.text).map { "did you mean \($0)?" })
        }
    }
}
