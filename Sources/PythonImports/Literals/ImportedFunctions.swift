/// The functions of a module that its own top level calls, so that their bodies run when it is imported.
struct ImportedFunctions {
    /// By the offset of the name in the definition: the exceptions that handlers around the call catch.
    private var callers: [Int: Set<String>] = [:]

    init(_ scanner: StatementScanner, _ sites: LiteralSites, caught: [Set<String>]) {
        let tokenizer = scanner.tokenizer
        let functions = Set(sites.calls.compactMap(\.function) + sites.strings.compactMap(\.function))
        let names = Dictionary(
            functions.map { (tokenizer.nameText(at: $0), $0) }, uniquingKeysWith: { max($0, $1) })
        guard !names.isEmpty else { return }
        let calls = sites.calls.compactMap { site -> (function: Int, site: LiteralSites.Site)? in
            guard tokenizer.nameBeforeDot(at: site.range.lowerBound) == nil,
                let function = names[tokenizer.text(site.range)], !site.isScript
            else { return nil }
            return (function, site)
        }
        // Functions that are called by such functions are, too.
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for (function, site) in calls {
                let isDeferred = scanner.placements[site.placement].isDeferred
                guard let outer = isDeferred ? site.function.flatMap({ callers[$0] }) : [] else { continue }
                let handlers = caught[site.placement].union(outer)
                guard callers[function].map({ handlers.isEmpty && !$0.isEmpty }) ?? true,
                    !scanner.isInLambda(site.range.lowerBound, statementStart: site.statement)
                else { continue }
                callers[function] = handlers
                hasChanged = true
            }
        }
    }

    /// What is caught around the call of the function that runs a site; nil where the module does not call it.
    func caught(around site: LiteralSites.Site) -> Set<String>? { site.function.flatMap { callers[$0] } }
}

extension Tokenizer {
    /// The name that begins at an offset.
    fileprivate func nameText(at offset: Int) -> String { text(offset..<nameEnd(from: offset).end) }
}
