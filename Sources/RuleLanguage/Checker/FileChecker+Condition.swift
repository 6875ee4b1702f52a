internal import PythonPackages
internal import SlimDiagnostics

extension FileChecker {
    /// Reads `when >=2.2,<2.3` and `when numpy <2.3`.
    mutating func condition(_ clause: ClauseSyntax) -> VersionCondition? {
        for token in clause.arguments where token.isString {
            sink.error("not-a-version", token.span, "versions stand without quotes", label: "write when \(token.text)")
            return nil
        }
        var tokens = clause.arguments[...]
        let named = tokens.first.flatMap { $0.text.utf8.first?.isASCIILetter ?? false ? $0 : nil }
        if named != nil { tokens = tokens.dropFirst() }
        guard !tokens.isEmpty else {
            sink.error(
                "missing-version", clause.endOfArguments, "when names no version",
                label: "write when \(named.map { $0.text + " " } ?? "")<2")
            return nil
        }
        guard let distribution = distribution(of: clause, named: named) else { return nil }
        let joined = JoinedTokens(tokens)
        do throws(PackagingError) {
            let versions = try SpecifierSet(parsing: joined.text)
            return VersionCondition(distribution: distribution, versions: versions, text: joined.text)
        } catch {
            let span = joined.span(offset: error.utf8Offset, length: error.utf8Length)
            sink.error("not-a-version", span, error.message, label: error.hint)
            return nil
        }
    }

    /// The distribution whose version counts: the named one, else that of the block.
    private mutating func distribution(of clause: ClauseSyntax, named: Token?) -> NormalizedName? {
        if let named { return distributionNames([named]).first }
        let place = clause.token.span
        guard let block else {
            sink.error(
                "no-distribution", place, "outside of a package block, when needs a distribution",
                label: "write when numpy <2.3")
            return nil
        }
        if block.names.count > 1 {
            let names = block.names.map(\.text)
            sink.error(
                "no-distribution", place, "the block is about \(names.joined(separator: " and "))",
                label: "say which one: when \(names[0]) <2")
        }
        return block.names.count == 1 ? block.names[0] : nil
    }
}

/// Tokens as one text with spaces between, and the way back to their places.
struct JoinedTokens {
    let text: String
    /// Where each token begins in the text.
    private let pieces: [(offset: Int, token: Token)]

    init(_ tokens: some Sequence<Token>) {
        var text = ""
        var pieces: [(offset: Int, token: Token)] = []
        for token in tokens {
            if !pieces.isEmpty { text += " " }
            pieces.append((text.utf8.count, token))
            text += token.text
        }
        self.text = text
        self.pieces = pieces
    }

    /// The part of the source that holds a part of the text, by offsets in UTF-8.
    func span(offset: Int, length: Int) -> Span {
        Span(place(of: offset), length > 0 ? place(of: offset + length - 1) + 1 : place(of: offset))
    }

    private func place(of offset: Int) -> Int {
        guard let piece = pieces.last(where: { $0.offset <= offset }) ?? pieces.first else { return 0 }
        return min(piece.token.span.start + offset - piece.offset, piece.token.span.end)
    }
}
