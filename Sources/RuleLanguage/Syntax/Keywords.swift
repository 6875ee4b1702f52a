internal import SlimDiagnostics

/// The words that statements begin with.
enum StatementKeyword: String, CaseIterable, Sendable {
    case limit
    case include
    case remove
    case keep
    case strip
    case without
    case accept
    case package
    case end
    case patch
    case require
    case target
    case tree
    case output
    case requirements

    /// The statement that a word was probably meant to be.
    static func suggestion(for word: String) -> String? {
        synonyms[word.lowercased()]?.rawValue ?? Suggestion.closest(to: word, among: allCases.map(\.rawValue))
    }

    private static let synonyms: [String: StatementKeyword] = [
        "exclude": .remove, "delete": .remove, "drop": .remove, "rm": .remove, "prune": .remove, "omit": .remove,
        "preserve": .keep, "retain": .keep, "save": .keep, "import": .include, "source": .include, "use": .include,
        "disable": .without, "ignore": .accept, "allow": .accept, "replace": .patch, "edit": .patch,
        "assert": .require, "need": .require, "budget": .limit, "max": .limit, "distribution": .package,
        "endpackage": .end, "done": .end,
    ]
}

/// The words that clauses begin with. They are reserved in every statement.
enum ClauseKeyword: String, CaseIterable, Sendable {
    case because
    case loses
    case name = "as"
    case when
    case except
    case replace
    case with
    case times
    case otherwise
    case reserve
    case warn
    case fail

    /// Lines that begin with a bar may follow.
    var takesText: Bool { self == .replace || self == .with }

    /// The clause that a word was probably meant to begin, seeing what follows it.
    static func suggestion(for word: String, before next: Token?) -> ClauseKeyword? {
        guard let next else { return nil }
        let candidates: [ClauseKeyword] =
            if next.isString {
                [.because, .loses, .except]
            } else if next.text.utf8.first?.isComparison ?? false {
                [.when]
            } else {
                []
            }
        if let synonym = synonyms[word], candidates.contains(synonym) { return synonym }
        guard word.utf8.count >= 4 else { return nil }
        return Suggestion.closest(to: word, among: candidates.map(\.rawValue)).flatMap(ClauseKeyword.init)
    }

    private static let synonyms: [String: ClauseKeyword] = [
        "reason": .because, "why": .because, "since": .because, "unless": .except, "but": .except, "if": .when,
        "for": .when, "lose": .loses, "losing": .loses,
    ]
}
