import PythonPackages
import Testing

@Suite struct SpecifierOracleTests {
    private struct Line: Decodable {
        let text: String
        let parts: [String]?
        /// Pairs of a version and what it gives for pre-releases `nil`, true and false.
        let checks: [[String]]?
    }

    @Test func `generated specifiers match the versions that packaging matches`() throws {
        let lines: [Line] = try oracleLines("oracle.py", ["specifiers"])
        var disagreements = Disagreements()
        for line in lines {
            let set = try? SpecifierSet(parsing: line.text)
            disagreements.expect(
                set.map { Set($0.specifiers.map(\.description)) } == line.parts.map { Set($0) },
                "\(line.text.debugDescription): \(set?.description ?? "invalid"), not \(line.parts ?? ["invalid"])")
            guard let set, let checks = line.checks else { continue }
            for check in checks {
                let version = try Version(parsing: check[0])
                let results = [nil, true, false].map { set.contains(version, prereleases: $0) ? "1" : "0" }.joined()
                disagreements.expect(results == check[1], "\(check[0]) in \(line.text): \(results), not \(check[1])")
            }
        }
        disagreements.check(atLeast: 50_000)
    }
}
