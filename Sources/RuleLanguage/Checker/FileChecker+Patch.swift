internal import SlimDiagnostics
internal import SlimFiles

extension FileChecker {
    mutating func patchRule(_ syntax: StatementSyntax) -> PatchRule? {
        let path = patchedPath(syntax)
        let pairs = patchPairs(syntax)
        let fallback = syntax.clauses(.otherwise).first.map { patchFallback($0) }
        guard let path, !pairs.isEmpty else { return nil }
        return PatchRule(path: path.path, location: path.location, pairs: pairs, fallback: fallback)
    }

    private mutating func patchedPath(_ syntax: StatementSyntax) -> (path: BytePath, location: RuleLocation)? {
        guard let token = syntax.arguments.first else {
            sink.error(
                "missing-file", syntax.endOfArguments, "patch names no file", label: "write patch \"package/file.py\"")
            return nil
        }
        if syntax.arguments.count > 1 {
            let extra = syntax.arguments[1]
            sink.error("extra-word", extra.span, "a patch changes one file", label: "write a patch of its own for it")
        }
        guard let pattern = pattern(token) else { return nil }
        guard let path = pattern.glob.literalPath else {
            sink.error("not-a-file", token.span, "a patch names one file", label: "without * ? [ and {")
            return nil
        }
        return (path, pattern.location)
    }

    /// Each `replace` with the `with` that follows it. A `times` counts for the pair that it stands in or after, and
    /// for all when it stands before the first.
    private mutating func patchPairs(_ syntax: StatementSyntax) -> [PatchRule.Pair] {
        var pairs: [PatchRule.Pair] = []
        var usualTimes = 1
        var open: (clause: ClauseSyntax, times: Int)?
        for clause in syntax.clauses {
            switch clause.keyword {
            case .times:
                let times = count(in: clause)
                if open != nil {
                    open?.times = times
                } else if pairs.isEmpty {
                    usualTimes = times
                } else {
                    pairs[pairs.count - 1].times = times
                }
            case .replace:
                if let open { sink.reportMissingWith(open.clause) }
                refuseWords(of: clause)
                open = (clause, usualTimes)
            case .with:
                refuseWords(of: clause)
                if let replaced = open {
                    if let pair = pair(replaced.clause, clause, times: replaced.times) { pairs.append(pair) }
                } else {
                    sink.error("stray-with", clause.token.span, "this with follows no replace")
                }
                open = nil
            default:
                break
            }
        }
        if let open { sink.reportMissingWith(open.clause) }
        if syntax.clauses(.replace).isEmpty {
            sink.error(
                "missing-replace", syntax.keyword.span, "this patch replaces nothing",
                label: "add replace and with, and lines of text that begin with | under each")
        }
        return pairs
    }

    private mutating func pair(_ old: ClauseSyntax, _ new: ClauseSyntax, times: Int) -> PatchRule.Pair? {
        guard let oldText = patchText(old), let newText = patchText(new) else { return nil }
        if !oldText.text.contains(where: { !$0.isWhitespace }) {
            sink.error("blank-text", oldText.location.span, "there is no text to look for", label: "it is blank")
        } else if oldText.text == newText.text {
            sink.error("same-text", newText.location.span, "this changes nothing", label: "both texts are the same")
        }
        return PatchRule.Pair(old: oldText, new: newText, times: times)
    }

    private mutating func patchText(_ clause: ClauseSyntax) -> PatchText? {
        guard let first = clause.lines.first, let last = clause.lines.last else {
            let word = clause.token.text
            sink.error(
                "missing-text", clause.endOfArguments, "\(word) is followed by no text",
                label: "text lines begin with | and a bare | is an empty line")
            return nil
        }
        return PatchText(lines: clause.lines.map(\.text), location: location(first.span.joined(with: last.span)))
    }

    private mutating func refuseWords(of clause: ClauseSyntax) {
        guard let word = clause.arguments.first else { return }
        let label = "the text follows on lines that begin with |"
        sink.error("extra-word", word.span, "\(clause.token.text) takes no words", label: label)
    }

    private mutating func count(in clause: ClauseSyntax) -> Int {
        let token = clause.arguments.first
        if let token, token.isWord, clause.arguments.count == 1, let times = Int(token.text), times > 0 { return times }
        let extra = clause.arguments.count > 1 ? clause.arguments[1] : token
        sink.error(
            "not-a-count", extra?.span ?? clause.endOfArguments, "times takes a number from 1 on",
            label: "write times 2")
        return 1
    }

    private mutating func patchFallback(_ clause: ClauseSyntax) -> [GlobPattern] {
        guard clause.arguments.first?.isWord("keep") ?? false else {
            sink.error(
                "missing-keep", clause.arguments.first?.span ?? clause.endOfArguments, "otherwise do what?",
                label: "write otherwise keep \"…\"")
            return []
        }
        let globs = Array(clause.arguments.dropFirst())
        return keptPatterns(globs, after: clause.endOfArguments, of: "otherwise keep")
    }
}

extension DiagnosticSink {
    fileprivate mutating func reportMissingWith(_ clause: ClauseSyntax) {
        error(
            "missing-with", clause.token.span, "this replace has no with",
            label: "add with, and the new text on lines that begin with |")
    }
}
