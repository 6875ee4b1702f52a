import TestSupport
import Testing

@Suite struct AnalyzeOptionTests {
    private let made: AnalyzedTree

    init() throws { made = try AnalyzedTree.usual() }

    private func run(_ arguments: [String]) throws -> ProcessResult {
        try Program.run(["analyze"] + arguments, in: made.path)
    }

    /// The names in the first column, in order.
    private func rows(_ arguments: [String]) throws -> [String] {
        let lines = try run(arguments).outputText.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { !$0.hasPrefix("MiB ") }.dropFirst().prefix { !$0.hasPrefix("total") }.map { line in
            String(line.prefix { $0 != " " })
        }
    }

    @Test(arguments: [
        ("size", ["app", "deep", "lib", "six"]), ("name", ["app", "deep", "lib", "six"]),
        ("retained", ["app", "lib", "deep", "six"]), ("tests", ["app", "deep", "lib", "six"]),
        ("sources", ["app", "deep", "lib", "six"]), ("symbols", ["app", "deep", "lib", "six"]),
        ("files", ["app", "six", "deep", "lib"]),
    ])
    func `rows are sorted as asked, equal ones by name`(order: String, names: [String]) throws {
        let found = try rows(["--sort", order])
        #expect(found.filter { !$0.hasPrefix("[") } == names)
    }

    @Test func `top cuts, all shows everything`() throws {
        #expect(try rows(["--top", "2"]).prefix(3) == ["app", "deep", "2"])
        #expect(try rows(["--all"]).contains("six"))
        #expect(try rows(["--by", "file", "--top", "1"]).count == 2)
    }

    @Test(arguments: [
        ["--top", "0"], ["--top", "x"], ["--sort", "colour"], ["--by", "day"], ["--format", "yaml"],
        ["--top", "3", "--all"],
        ["--target", "python2.7-arm64"], ["--jobs", "0"], ["--limit", "big"], ["--reserve", "2 apples"], ["a", "b"],
        ["--nonsense"],
    ])
    func `wrong usage ends with 2 and prints no report`(arguments: [String]) throws {
        let result = try run(arguments)
        #expect(result.status == 2)
        #expect(result.outputText == "")
        #expect(!result.errorText.isEmpty)
    }

    @Test func `the zipped order needs zipped sizes`() throws {
        let result = try run(["--sort", "zipped"])
        #expect(result.status == 2)
        #expect(result.errorText.contains("add --zipped"))
        #expect(try rows(["--sort", "zipped", "--zipped"]).first == "app")
    }

    @Test func `a report in a file, whole`() throws {
        let direct = try run(["--format", "json"])
        let result = try run(["--format", "json", "-o", "report.json"])
        #expect(result.status == 0)
        #expect(result.output.isEmpty)
        #expect(try readFile(made.path + "/report.json") == direct.output)
        let failed = try run(["-o", "no/such/folder/report.txt"])
        #expect(failed.status == 3)
        #expect(failed.errorText.contains("no/such/folder"))
    }

    @Test func `the same tree gives the same bytes, whatever the jobs, the locale and the zone`() throws {
        let first = try run(["--format", "json", "--zipped"]).output
        let settings: [[String: String?]] = [
            ["TZ": "Pacific/Apia", "LC_ALL": "tr_TR.UTF-8"], ["SWIFT_DETERMINISTIC_HASHING": "1"],
        ]
        for (jobs, environment) in zip(["1", "8"], settings) {
            let arguments = ["analyze", "--format", "json", "--zipped", "--jobs", jobs]
            #expect(try Program.run(arguments, in: made.path, environment: environment).output == first)
        }
    }

    @Test func `over the limit is no error here`() throws {
        try made.folder.write([UInt8](repeating: 0, count: 262_144_000), to: "python/big.bin")
        let over = try run([])
        #expect(over.status == 0)
        #expect(over.outputText.contains("limit   250.0 MiB: over by "))
        let layer = try AnalyzedLayer(["--limit", "off"], in: made.path)
        #expect(layer.limit.bytes == nil)
        #expect(layer.limit.headroom == nil)
        #expect(try run(["--limit", "off"]).outputText.contains("limit   off"))
    }

    @Test func `the last bytes below the limit`() throws {
        let used = try AnalyzedLayer([], in: made.path).tree.bytes
        try made.folder.write([UInt8](repeating: 0, count: 262_143_999 - used), to: "python/big.bin")
        let below = try run([]).outputText
        #expect(below.contains("limit   250.0 MiB: 1 byte to spare, less than the reserve, 2.0 MiB"))
        #expect(try AnalyzedLayer([], in: made.path).limit.headroom == 0)
        try made.write("1", "python/one")
        #expect(try run([]).outputText.contains("exactly that, and Lambda takes only less"))
        try made.write("22", "python/one")
        #expect(try run(["--reserve", "0"]).outputText.contains("over by 1 byte"))
    }

    @Test func `zipped sizes of a folder are those of the archive that pack writes`() throws {
        let folder = try AnalyzedLayer(["--zipped"], in: made.path)
        #expect(try Program.run(["pack", "python", "-o", "layer.zip"], in: made.path).status == 0)
        let archive = try AnalyzedLayer(["layer.zip"], in: made.path)
        #expect(folder.tree.zipped == (try readFile(made.path + "/layer.zip").count))
        #expect(folder.tree.zipped == archive.tree.zipped)
        #expect(folder.groups.map(\.amount) == archive.groups.map(\.amount))
        #expect(folder.imbalances == [])
    }
}
