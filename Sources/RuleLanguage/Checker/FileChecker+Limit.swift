internal import SlimDiagnostics

extension FileChecker {
    /// Reads `limit METRIC [of SCOPE] [increase] < AMOUNT [and|or …]` and the clauses `reserve`, `warn`, `fail`.
    mutating func limitRule(_ syntax: StatementSyntax) -> LimitRule? {
        var cursor = LimitCursor(syntax.arguments, end: syntax.endOfArguments)
        guard let metric = limitMetric(&cursor), let scope = limitScope(&cursor),
            let bounds = limitBounds(&cursor, metric)
        else { return nil }
        for keyword in [ClauseKeyword.warn, .fail] {
            for clause in syntax.clauses(keyword) {
                guard let extra = clause.arguments.first else { continue }
                let word = keyword.rawValue
                sink.error("extra-word", extra.span, "\(word) takes nothing more", label: "a message follows because")
            }
        }
        if let both = syntax.clauses(.fail).first, !syntax.clauses(.warn).isEmpty {
            sink.error("repeated-clause", both.token.span, "a limit warns or fails, not both", label: "leave one out")
        }
        let isPlainTotal = metric == .unzipped && scope == .total && bounds.bounds.contains { !$0.isIncrease }
        return LimitRule(
            metric: metric, scope: scope, bounds: bounds.bounds, combination: bounds.combination,
            reserve: limitReserve(syntax, isPlainTotal: isPlainTotal), onlyWarns: !syntax.clauses(.warn).isEmpty)
    }

    private mutating func limitMetric(_ cursor: inout LimitCursor) -> LimitRule.Metric? {
        let place = cursor.place
        let word = cursor.take(.word)?.text
        switch word {
        case "unzipped": return .unzipped
        case "zipped": return .zipped
        case "files": return .files
        case "largest":
            if cursor.take(word: "file") { return .largestFile }
            sink.error("unknown-metric", place, "the largest what?", label: "write largest file")
            return nil
        default:
            let names = ["unzipped", "zipped", "files", "largest"]
            let guess = word.flatMap { Suggestion.closest(to: $0, among: names) }
            sink.error(
                "unknown-metric", place, word.map { "no size is called \"\($0)\"" } ?? "limit of what?",
                label: guess.map { "did you mean \($0)?" } ?? "write unzipped, zipped, files or largest file")
            return nil
        }
    }

    private mutating func limitScope(_ cursor: inout LimitCursor) -> LimitRule.Scope? {
        guard cursor.take(word: "of") else { return .total }
        if cursor.next?.text == "total", cursor.take(word: "total") { return .total }
        let first = cursor.place
        if cursor.take(word: "kind") { return limitKinds(&cursor) }
        var strings: [Token] = []
        while let piece = cursor.take(.string) { strings.append(piece.token) }
        if !strings.isEmpty {
            let patterns = patterns(strings, after: first, of: "limit")
            return patterns.count == strings.count ? .files(patterns) : nil
        }
        var names: [NamePattern] = []
        while let piece = cursor.next, piece.kind == .word, piece.text != "increase" {
            guard let pattern = NamePattern(parsing: piece.text) else {
                sink.error(
                    "not-a-name", piece.span, "\(piece.text) is no name of a distribution",
                    label: "globs over files stand in quotes")
                return nil
            }
            names.append(pattern)
            _ = cursor.take()
        }
        if names.isEmpty {
            sink.error(
                "missing-scope", cursor.place, "limit of what?",
                label: "write of numpy, of kind tests, or of \"folder/**\"")
        }
        return names.isEmpty ? nil : .distributions(names)
    }

    private mutating func limitKinds(_ cursor: inout LimitCursor) -> LimitRule.Scope? {
        var kinds: [String] = []
        while let piece = cursor.next, piece.kind == .word, piece.text != "increase" {
            guard LimitRule.kinds.contains(piece.text) else {
                let guess = Suggestion.closest(to: piece.text, among: LimitRule.kinds)
                sink.error(
                    "unknown-kind", piece.span, "no kind of file is called \"\(piece.text)\"",
                    label: guess.map { "did you mean \($0)?" } ?? LimitRule.kinds.joined(separator: " "))
                return nil
            }
            kinds.append(piece.text)
            _ = cursor.take()
        }
        if kinds.isEmpty {
            sink.error(
                "missing-scope", cursor.place, "which kind of file?", label: LimitRule.kinds.joined(separator: " "))
        }
        return kinds.isEmpty ? nil : .kinds(kinds)
    }

    private mutating func limitReserve(_ syntax: StatementSyntax, isPlainTotal: Bool) -> ByteAmount? {
        guard let clause = syntax.clauses(.reserve).first else { return nil }
        if !isPlainTotal {
            sink.error(
                "misplaced-clause", clause.token.span, "this limit takes no reserve",
                label: "only limit unzipped < … of the whole layer does")
        }
        var cursor = LimitCursor(clause.arguments, end: clause.endOfArguments)
        guard let amount = byteAmount(&cursor) else { return nil }
        refuseRest(cursor)
        return amount
    }

    mutating func refuseRest(_ cursor: LimitCursor) {
        guard let extra = cursor.next else { return }
        sink.error("extra-word", extra.span, "\(extra.token.written) has no place here")
    }
}

extension NamePattern {
    /// A name in any spelling; nil where a character can be in none.
    fileprivate init?(parsing raw: String) {
        let bytes = Array(raw.lowercased().utf8)
        guard !bytes.isEmpty else { return nil }
        var text: [UInt8] = []
        for byte in bytes {
            let isSeparator = [0x2D, 0x5F, 0x2E].contains(byte)
            let isPart = byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "*")
            guard isPart || isSeparator else { return nil }
            if !isSeparator {
                text.append(byte)
            } else if text.last != UInt8(ascii: "-") {
                text.append(UInt8(ascii: "-"))
            }
        }
        self.init(text: String(decoding: text, as: UTF8.self))
    }
}
