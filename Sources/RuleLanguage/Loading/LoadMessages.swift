internal import SlimDiagnostics

extension Diagnostic {
    static func includeNotFound(_ include: FileContents.Include, tried: [String]) -> Diagnostic {
        include.location.diagnostic(
            "include-not-found", "there is no \(include.name)", notes: tried.map { Note("not there: \($0)") })
    }

    /// `chain` leads from the file to the include that names it again.
    static func includeCycle(
        _ include: FileContents.Include, of file: String, through chain: [FileContents.Include]
    ) -> Diagnostic {
        let label = chain.isEmpty ? "a file cannot include itself" : "this leads back to \(file)"
        return include.location.diagnostic(
            "include-cycle", "includes run in a circle", label: label,
            notes: chain.map { Note("\($0.location) includes \"\($0.name)\"") })
    }

    static func repeatedName(_ name: String, at location: RuleLocation, first: RuleLocation) -> Diagnostic {
        location.diagnostic(
            "repeated-name", "two rules are called \(name)", label: "take another name",
            notes: [Note("the other one: \(first)")])
    }

    static func unknownName(_ name: String, at location: RuleLocation, known: [String]) -> Diagnostic {
        let guess = Suggestion.closest(to: name, among: known).map { "did you mean \($0)?" }
        let list = known.isEmpty ? "no rule has a name" : "known are " + known.joined(separator: ", ")
        return location.diagnostic(
            "unknown-name", "no rule is called \(name)", label: guess, notes: guess == nil ? [Note(list)] : [])
    }
}
