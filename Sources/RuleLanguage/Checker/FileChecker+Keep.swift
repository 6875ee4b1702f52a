internal import SlimDiagnostics

extension FileChecker {
    mutating func keepRule(_ syntax: StatementSyntax, exceptions: [GlobPattern]) -> KeepRule? {
        if syntax.arguments.first?.isWord("metadata") ?? false {
            let kinds = metadataKinds(syntax.arguments.dropFirst())
            return KeepRule(subject: .metadata(kinds), exceptions: exceptions)
        }
        let patterns = keptPatterns(syntax.arguments, after: syntax.endOfArguments, of: "keep")
        return patterns.isEmpty ? nil : KeepRule(subject: .files(patterns), exceptions: exceptions)
    }

    mutating func stripRule(_ syntax: StatementSyntax, exceptions: [GlobPattern]) -> StripRule? {
        var arguments = syntax.arguments[...]
        let strips = !(arguments.first?.isWord("nothing") ?? false)
        if !strips { arguments = arguments.dropFirst() }
        let keyword = strips ? "strip" : "strip nothing"
        let patterns = patterns(Array(arguments), after: syntax.endOfArguments, of: keyword)
        return patterns.isEmpty ? nil : StripRule(patterns: patterns, exceptions: exceptions, strips: strips)
    }

    /// Globs, with a hint for those who name a distribution.
    mutating func keptPatterns(_ tokens: [Token], after place: Span, of keyword: String) -> [GlobPattern] {
        guard let name = tokens.first(where: \.isWord) else { return patterns(tokens, after: place, of: keyword) }
        sink.error(
            "not-a-glob", name.span, "\(keyword) takes globs in quotes", label: "write \(keyword) \"\(name.text)/**\"")
        return []
    }

    /// The words after `keep metadata`; the kinds that always stay are among the result.
    private mutating func metadataKinds(_ tokens: ArraySlice<Token>) -> Set<MetadataKind> {
        var kinds = MetadataKind.always
        for token in tokens {
            if token.isWord, let kind = MetadataKind(rawValue: token.text) {
                kinds.insert(kind)
                continue
            }
            let known = MetadataKind.allCases.map(\.rawValue)
            let guess = Suggestion.closest(to: token.text, among: known).map { "did you mean \($0)?" }
            sink.error(
                "unknown-metadata", token.span, "no kind of metadata is called \(token.written)",
                label: guess ?? "known are \(known.joined(separator: " "))")
        }
        return kinds
    }
}
