internal import PythonPackages
internal import SlimDiagnostics

extension FileChecker {
    mutating func openBlock(_ syntax: StatementSyntax) {
        if let block { sink.reportUnclosed(block, before: syntax.keyword) }
        if syntax.arguments.isEmpty {
            sink.error(
                "missing-name", syntax.endOfArguments, "package names no distribution", label: "write package numpy")
        }
        block = Block(keyword: syntax.keyword, names: distributionNames(syntax.arguments))
    }

    mutating func closeBlock(_ syntax: StatementSyntax) {
        if block == nil {
            sink.error("stray-end", syntax.keyword.span, "this end closes no package block")
        }
        if let extra = syntax.arguments.first {
            sink.error("extra-word", extra.span, "nothing follows end", label: "begin a new line")
        }
        block = nil
    }

    /// Reports a statement that no block may hold, or the missing `end` where it is not indented like one.
    mutating func refuseInBlock(_ keyword: Token) {
        guard let block else { return }
        if column(of: keyword) <= column(of: block.keyword) {
            sink.reportUnclosed(block, before: keyword)
            self.block = nil
        } else {
            let line = source.text.line(at: block.keyword.span.start)
            sink.error(
                "in-block", keyword.span, "\(keyword.text) cannot stand in a package block",
                label: "move it out of the block that line \(line) opens")
        }
    }

    private func column(of token: Token) -> Int { source.text.position(of: token.span.start).column }

    mutating func closeLastBlock() {
        if let block { sink.reportUnclosed(block, before: nil) }
    }

    /// Reads bare names, and reports what is none.
    mutating func distributionNames(_ tokens: [Token]) -> [NormalizedName] {
        var names: [NormalizedName] = []
        for token in tokens {
            if token.isWord, NormalizedName.isValid(token.text) {
                names.append(NormalizedName(token.text))
            } else {
                sink.reportNoDistribution(token)
            }
        }
        return names
    }
}

extension DiagnosticSink {
    fileprivate mutating func reportUnclosed(_ block: FileChecker.Block, before next: Token?) {
        let before = next.map { " before line \(source.line(at: $0.span.start))" } ?? ""
        error("unclosed-block", block.keyword.span, "this package block has no end", label: "write end\(before)")
    }

    fileprivate mutating func reportNoDistribution(_ token: Token) {
        let label: String? =
            if token.isString {
                "names of distributions stand without quotes"
            } else if token.text.hasSuffix(",") {
                "names stand apart by spaces, without commas"
            } else {
                nil
            }
        error("not-a-name", token.span, "\(token.written) is no name of a distribution", label: label)
    }
}

extension Token {
    /// As in the source, quotes included.
    var written: String { isString ? "\"\(text)\"" : text }
}
