internal import SlimDiagnostics

extension Diagnostic {
    static func includeNotFound(_ include: FileContents.Include, tried: [String]) -> Diagnostic {
        error(
            "include-not-found", include.location, "there is no \(include.name)",
            notes: tried.map { Note("not there: \($0)") })
    }

    static func includeUnreadable(_ include: FileContents.Include, path: String, reason: String) -> Diagnostic {
        error("include-unreadable", include.location, "\(path) cannot be read", label: reason)
    }

    static func includeCycle(
        _ include: FileContents.Include, of file: String, through chain: [FileContents.Include]
    ) -> Diagnostic {
        let steps = chain.map { Note("\($0.location) includes \"\($0.name)\"") }
        let label = steps.isEmpty ? "a file cannot include itself" : "this leads back to \(file)"
        return error("include-cycle", include.location, "includes run in a circle", label: label, notes: steps)
    }

    static func repeatedName(_ name: String, at location: RuleLocation, first: RuleLocation) -> Diagnostic {
        error(
            "repeated-name", location, "two rules are called \(name)", label: "take another name",
            notes: [Note("the other one: \(first)")])
    }

    static func unknownName(_ name: String, at location: RuleLocation, known: [String]) -> Diagnostic {
        let guess = Suggestion.closest(to: name, among: known).map { "did you mean \($0)?" }
        let list = known.isEmpty ? "no rule has a name" : "known are " + known.joined(separator: ", ")
        return error(
            "unknown-name", location, "no rule is called \(name)", label: guess,
            notes: guess == nil ? [Note(list)] : [])
    }

    private static func error(
        _ code: String, _ location: RuleLocation, _ summary: String, label: String? = nil, notes: [Note] = []
    ) -> Diagnostic {
        Diagnostic(
            code: code, source: location.source.text, span: location.span, summary: summary, label: label, notes: notes)
    }
}
