/// Works out where sites are and what the blocks around them do.
struct LiteralPlaces {
    private let scanner: StatementScanner
    private let placements: [ImportPlacement]
    private let caught: [Set<String>]
    private let functions: ImportedFunctions
    private var lines: LineCounter
    /// Whether the statement that begins at an offset has a lambda.
    private var lambdas: [Int: Bool] = [:]

    init(_ scanner: StatementScanner, _ sites: LiteralSites) {
        self.scanner = scanner
        placements = scanner.finishedPlacements
        caught = scanner.placements.map { scanner.caughtNames($0) }
        functions = ImportedFunctions(scanner, sites, caught: caught)
        lines = LineCounter(scanner.tokenizer.source)
    }

    mutating func place(of site: LiteralSites.Site) -> LiteralPlace {
        let offset = site.range.lowerBound
        let placement = placements[site.placement]
        let isInLambda = isInLambda(site)
        let around = around(site)
        let handlers = isInLambda && !placement.isDeferred ? [] : caught[site.placement]
        return LiteralPlace(
            line: lines.line(of: offset), text: text(ofLineAt: offset),
            placement: isInLambda ? placement.deferred : placement,
            isDeferred: isInLambda || site.isScript || around == nil, isFallback: site.isFallback,
            caught: handlers.union(around ?? []))
    }

    mutating func runsAtImport(_ site: LiteralSites.Site) -> Bool {
        !site.isScript && around(site) != nil && !isInLambda(site)
    }

    /// What is caught around the function of a site where the module calls it; nil where it does not.
    private func around(_ site: LiteralSites.Site) -> Set<String>? {
        placements[site.placement].isDeferred ? functions.caught(around: site) : []
    }

    private mutating func isInLambda(_ site: LiteralSites.Site) -> Bool {
        hasLambda(site.statement) && scanner.isInLambda(site.range.lowerBound, statementStart: site.statement)
    }

    private mutating func hasLambda(_ statement: Int) -> Bool {
        if let known = lambdas[statement] { return known }
        var reader = scanner.tokenizer.restarted(at: statement)
        var token = reader.next()
        while token.kind != .newline, token.kind != .end, token.kind != .failure, !reader.isName(token, "lambda") {
            token = reader.next()
        }
        lambdas[statement] = token.kind == .name
        return token.kind == .name
    }

    /// More bytes of a line are not shown, on either side of the offset.
    private static let mostShown = 200

    private func text(ofLineAt offset: Int) -> String {
        let source = scanner.tokenizer.source
        let before = source[max(0, offset - Self.mostShown)..<offset]
        let after = source[offset..<min(source.count, offset + Self.mostShown)]
        let start = before.lastIndex(where: \.isLineEnd).map { $0 + 1 } ?? before.startIndex
        let end = after.firstIndex(where: \.isLineEnd) ?? after.endIndex
        let line = source[start..<end].drop { ByteClassTable.shared[$0] == .space }
        return scanner.tokenizer.text(line.startIndex..<line.endIndex)
    }
}

extension StatementScanner {
    fileprivate func caughtNames(_ placement: PendingPlacement) -> Set<String> {
        var names: Set<String> = []
        for kind in placement.guards {
            switch kind {
            case .tryBody(let index):
                for handler in tries[index].handlers where handler.raisesAgain != .always {
                    var reader = CaughtNames(tokenizer.restarted(at: handler.offset + "except".utf8.count))
                    names.formUnion(reader.handled())
                }
            case .with(let offset):
                var reader = CaughtNames(tokenizer.restarted(at: offset))
                names.formUnion(reader.suppressed())
            default: break
            }
        }
        return names
    }
}
