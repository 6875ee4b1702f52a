import PythonPackages
import Testing

@Suite struct VersionOracleTests {
    private struct Line: Decodable {
        let text: String
        let normal: String?
        let isPrerelease: Bool?
        let isPostrelease: Bool?
        let rank: Int?
    }

    @Test func `generated versions read and order as packaging has it`() throws {
        let lines: [Line] = try oracleLines("oracle.py", ["versions"])
        var disagreements = Disagreements()
        var ranked: [(version: Version, rank: Int)] = []
        for line in lines {
            let version = try? Version(parsing: line.text)
            disagreements.expect(
                version?.description == line.normal && version?.isPrerelease == line.isPrerelease
                    && version?.isPostrelease == line.isPostrelease,
                "\(line.text.debugDescription): \(version?.description ?? "invalid"), not \(line.normal ?? "invalid")")
            if let version, let rank = line.rank { ranked.append((version, rank)) }
        }
        ranked.sort { $0.version < $1.version }
        for (left, right) in zip(ranked, ranked.dropFirst()) {
            let isEqual = left.rank == right.rank
            disagreements.expect(
                left.rank <= right.rank && (left.version == right.version) == isEqual
                    && (left.version < right.version) != isEqual
                    && (!isEqual || left.version.hashValue == right.version.hashValue),
                "\(left.version) (\(left.rank)) before \(right.version) (\(right.rank))")
        }
        // Neighbours prove the order only where it is transitive, so other pairs are looked at too.
        for step in [7, 101, 977] {
            for (left, right) in zip(ranked, ranked.dropFirst(step)) {
                disagreements.expect(
                    (left.version < right.version) == (left.rank < right.rank)
                        && (right.version < left.version) == (right.rank < left.rank),
                    "\(left.version) and \(right.version)")
            }
        }
        disagreements.check(atLeast: 15_000)
    }
}
