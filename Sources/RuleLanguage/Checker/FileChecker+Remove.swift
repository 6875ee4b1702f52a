internal import PythonPackages
internal import SlimDiagnostics

extension FileChecker {
    mutating func removeRule(_ syntax: StatementSyntax, exceptions: [GlobPattern]) -> RemoveRule? {
        guard let first = syntax.arguments.first else {
            sink.error(
                "missing-subject", syntax.endOfArguments, "remove names nothing",
                label: "write remove \"folder/**\" for files, remove NAME for a distribution")
            return nil
        }
        return removeSubject(syntax, first).map { RemoveRule(subject: $0, exceptions: exceptions) }
    }

    private mutating func removeSubject(_ syntax: StatementSyntax, _ first: Token) -> RemoveRule.Subject? {
        let arguments = syntax.arguments
        if first.isString {
            refuseMixture(arguments)
            let patterns = patterns(arguments.filter(\.isString), after: syntax.endOfArguments, of: "remove")
            return patterns.isEmpty ? nil : .files(patterns)
        }
        switch first.text {
        case "orphan":
            guard arguments.count > 1, arguments[1].isWord("libraries") else {
                sink.error(
                    "unknown-subject", first.span, "orphan what?", label: "write remove orphan libraries")
                return nil
            }
            refuseMore(arguments.dropFirst(2), after: "orphan libraries")
            return .orphanLibraries
        case "unrequired":
            refuseMore(arguments.dropFirst(), after: "unrequired")
            return .unrequired
        case "unreached":
            refuseMore(arguments.dropFirst(), after: "unreached")
            return .unreached
        case "provided-by":
            return provider(arguments.dropFirst(), after: syntax.endOfArguments).map(RemoveRule.Subject.providedBy)
        default:
            refuseMixture(arguments)
            let names = distributionNames(arguments.filter(\.isWord))
            return names.isEmpty ? nil : .distributions(names)
        }
    }

    private mutating func provider(_ arguments: ArraySlice<Token>, after place: Span) -> RemoveRule.Provider? {
        guard let first = arguments.first else {
            sink.error(
                "missing-subject", place, "provided by what?",
                label: "write provided-by runtime, or provided-by \"base.zip\"")
            return nil
        }
        refuseMore(arguments.dropFirst(), after: "provided-by")
        if first.isString, !first.text.isEmpty { return .layer(path: first.text, location: location(first.span)) }
        if first.isWord("runtime") { return .runtime }
        sink.error(
            "unknown-subject", first.span, "\(first.written) is nothing that provides packages",
            label: "write runtime, or the path of a layer in quotes")
        return nil
    }

    /// Files and distributions are selected in different ways, so one statement names one sort.
    private mutating func refuseMixture(_ arguments: [Token]) {
        guard let first = arguments.first, let other = arguments.first(where: { $0.kind != first.kind }) else { return }
        sink.error(
            "mixed-subjects", other.span, "files and distributions need a statement each",
            label: other.isWord ? "quotes would make it a glob" : "without quotes it would be a distribution")
    }

    private mutating func refuseMore(_ arguments: ArraySlice<Token>, after words: String) {
        guard let extra = arguments.first else { return }
        sink.error("extra-word", extra.span, "\(words) takes nothing more", label: "begin a new statement")
    }
}
