import PythonPackages
import TestSupport
import Testing

/// A requirement as the oracle prints it; everything but the text is missing where it is invalid.
struct OracleRequirement: Decodable {
    let text: String
    let name: String?
    let extras: [String]?
    let url: String?
    let parts: [String]?
    let marker: String?
    let results: String?

    func compare(with environments: OracleLinesWithEnvironments, _ disagreements: inout Disagreements) {
        guard let name else {
            disagreements.expect((try? Requirement(parsing: text)) == nil, "\(text.debugDescription) is invalid")
            return
        }
        guard let requirement = try? Requirement(parsing: text) else {
            disagreements.expect(false, "\(text.debugDescription) is valid")
            return
        }
        disagreements.expect(
            requirement.writtenName == name && requirement.extras.sorted().map(\.text) == extras
                && requirement.url == url
                && Set(requirement.specifiers.specifiers.map(\.description)) == Set(parts ?? []),
            "\(text.debugDescription): \(requirement)")
        let results = requirement.marker.map { environments.evaluate($0) }
        disagreements.expect(results == self.results, "\(text.debugDescription): \(results ?? "no marker")")
        if let marker {
            disagreements.expect(requirement.marker?.description == marker, "\(text.debugDescription): not \(marker)")
        }
    }
}

@Suite struct RequirementOracleTests {
    @Test func `generated requirements read as packaging has it`() throws {
        let lines = try OracleLinesWithEnvironments(arguments: ["requirements"])
        var disagreements = Disagreements()
        for requirement in try decodeLines(lines.rest) as [OracleRequirement] {
            requirement.compare(with: lines, &disagreements)
        }
        disagreements.check(atLeast: 7000)
    }
}
