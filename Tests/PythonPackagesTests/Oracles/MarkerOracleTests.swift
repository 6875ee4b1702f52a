import PythonPackages
import Testing

@Suite struct MarkerOracleTests {
    private struct Line: Decodable {
        let text: String
        let normal: String?
        let results: String?
    }

    @Test func `generated markers evaluate as packaging has it`() throws {
        let lines = try OracleLinesWithEnvironments(arguments: ["markers"])
        var disagreements = Disagreements()
        for line in try decodeLines(lines.rest) as [Line] {
            let marker = try? Marker(parsing: line.text)
            let results = marker.map { lines.evaluate($0) }
            disagreements.expect(
                results == line.results,
                "\(line.text.debugDescription): \(results ?? "invalid"), not \(line.results ?? "invalid")")
            // packaging cannot write a marker whose text holds both kinds of quotes.
            if let normal = line.normal {
                disagreements.expect(marker?.description == normal, "\(marker?.description ?? "nil") is not \(normal)")
            }
        }
        disagreements.check(atLeast: 6000)
    }
}
