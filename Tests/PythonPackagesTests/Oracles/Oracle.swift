import Foundation
import PythonPackages
import TestSupport
import Testing

/// Runs a script of `Tests/Oracles/packaging` and decodes the JSON of each line.
func oracleLines<Line: Decodable>(
    _ script: String, _ arguments: [String], as type: Line.Type = Line.self
) throws -> [Line] {
    let lines = try OracleScript.lines("packaging/\(script)", arguments)
    return try decodeLines(lines[...])
}

func decodeLines<Line: Decodable>(_ lines: ArraySlice<ArraySlice<UInt8>>) throws -> [Line] {
    let decoder = JSONDecoder()
    return try lines.map { try decoder.decode(Line.self, from: Data($0)) }
}

/// Collects what disagrees with an oracle and reports the first few at once, so that a failure stays readable.
struct Disagreements {
    private var found: [String] = []
    private var compared = 0

    mutating func expect(_ condition: Bool, _ description: @autoclosure () -> String) {
        compared += 1
        if !condition { found.append(description()) }
    }

    /// Fails the test where anything disagreed, or where fewer values were compared than the oracle must give.
    func check(atLeast least: Int, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(compared >= least, "too few comparisons", sourceLocation: sourceLocation)
        let shown = found.prefix(20).joined(separator: "\n")
        #expect(found.isEmpty, "\(found.count) of \(compared) disagree:\n\(shown)", sourceLocation: sourceLocation)
    }
}
