internal import PythonPackages
internal import SlimDiagnostics

extension FileChecker {
    mutating func requireRule(_ syntax: StatementSyntax) -> RequireRule? {
        guard syntax.arguments.first?.isWord("module") ?? false else {
            let keyword = "require"
            if let word = syntax.arguments.first(where: \.isWord) {
                sink.error(
                    "unknown-subject", word.span, "require takes globs in quotes, or module and names",
                    label: "write require module \(word.text)")
                return nil
            }
            let patterns = patterns(syntax.arguments, after: syntax.endOfArguments, of: keyword)
            return patterns.isEmpty ? nil : .files(patterns)
        }
        let modules = syntax.arguments.dropFirst().compactMap { module($0) }
        if syntax.arguments.count == 1 {
            sink.error(
                "missing-name", syntax.endOfArguments, "require module names none",
                label: "write require module numpy.linalg")
        }
        return modules.isEmpty ? nil : .modules(modules)
    }

    private mutating func module(_ token: Token) -> RequireRule.Module? {
        if token.isWord, token.text.isModuleName {
            return RequireRule.Module(name: token.text, location: location(token.span))
        }
        let label: String? =
            if token.isString {
                "modules stand without quotes"
            } else if token.text.hasSuffix(",") {
                "names stand apart by spaces, without commas"
            } else {
                nil
            }
        sink.error("not-a-name", token.span, "\(token.written) is no name of a module", label: label)
        return nil
    }

    mutating func acceptRule(_ syntax: StatementSyntax) -> AcceptRule? {
        let findings = syntax.arguments.prefix { $0.isWord && $0.text.isFinding }
        let rest = syntax.arguments.dropFirst(findings.count)
        guard !findings.isEmpty else {
            let wrong = rest.first
            sink.error(
                "missing-finding", wrong?.span ?? syntax.endOfArguments,
                wrong.map { "\($0.written) is no finding" } ?? "accept names no finding",
                label: "findings are called LS501 and the like")
            return nil
        }
        return AcceptRule(
            findings: findings.map(\.text), patterns: rest.filter(\.isString).compactMap { pattern($0) },
            distributions: distributionNames(rest.filter(\.isWord)))
    }
}

extension String {
    /// Dotted identifiers.
    fileprivate var isModuleName: Bool {
        utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
            guard let first = part.first, !first.isASCIIDigit else { return false }
            return part.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") || $0 >= 0x80 }
        }
    }

    /// `LS` and three digits.
    fileprivate var isFinding: Bool {
        utf8.count == 5 && hasPrefix("LS") && utf8.dropFirst(2).allSatisfy(\.isASCIIDigit)
    }
}
