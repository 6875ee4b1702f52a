/// Which strings name files that the module-level code of a source reads.
struct ImportReads {
    private let tokenizer: Tokenizer
    /// The statements that call a function which opens a file for reading.
    private var reading: Set<Int> = []
    /// The names that those of them mention which run at import.
    private var mentioned: Set<String> = []

    /// Functions that open a file by its name, and methods that read one, of the standard library and of packages that
    /// others read their data with.
    private static let readers: Set<String> = [
        "open", "read_text", "read_bytes", "open_text", "open_binary", "read_binary", "get_data", "resource_string",
        "resource_stream", "get_pkg_data_contents", "get_pkg_data_fileobj", "get_pkg_data_fileobjs", "loadtxt",
        "genfromtxt", "fromfile", "read_csv", "CDLL", "PyDLL", "LoadLibrary", "dlopen",
    ]

    /// - Parameter runsAtImport: whether a site does.
    init(_ scanner: StatementScanner, _ sites: LiteralSites, runsAtImport: (LiteralSites.Site) -> Bool) {
        tokenizer = scanner.tokenizer
        let opening = sites.calls.filter { [tokenizer] in Self.readers.contains(tokenizer.text($0.range)) }
        reading = Set(opening.map(\.statement))
        for string in sites.strings where reading.contains(string.statement) {
            if Self.writingModes.contains(tokenizer.text(string.range.lowerBound + 1..<string.range.upperBound - 1)) {
                reading.remove(string.statement)
            }
        }
        for call in opening where reading.contains(call.statement) && runsAtImport(call) {
            mentioned.formUnion(names(of: call.statement))
        }
    }

    /// Second arguments of `open` with which it reads nothing.
    private static let writingModes: Set<String> = ["w", "wb", "wt", "w+", "wb+", "a", "ab", "at", "x", "xb", "xt"]

    /// Whether the statement of a string, which runs at import, reads the file, or binds a name that one such does.
    func reads(_ site: LiteralSites.Site) -> Bool {
        if reading.contains(site.statement) { return true }
        guard !mentioned.isEmpty else { return false }
        var reader = tokenizer.restarted(at: site.statement)
        let target = reader.next()
        let operation = reader.next()
        let isBinding = reader.isPunctuation(operation, UInt8(ascii: "=")) || reader.isPunctuation(operation, .colon)
        return target.kind == .name && isBinding && mentioned.contains(reader.text(target))
    }

    private func names(of statement: Int) -> Set<String> {
        var reader = tokenizer.restarted(at: statement)
        var names: Set<String> = []
        while true {
            let token = reader.next()
            switch token.kind {
            case .newline, .end, .failure: return names
            case .name: names.insert(reader.text(token))
            default: break
            }
        }
    }
}
