import Foundation
import TestSupport
import Testing

/// `analyze` on the sample stacks against packaging and importlib.metadata.
@Suite struct AnalyzeStackTests {
    private struct Oracle: Decodable {
        let groups: [String: Group]
        let others: Others
        let files: Int
        let bytes: Int
        let outside: [String]
        let missing: [[String]]
        let conflicts: [[String]]

        struct Group: Decodable {
            let files: Int
            let bytes: Int
            let tests: Int
            let sources: Int
            let version: String
            let isRoot: Bool
            let retained: Int
            let requires: [String]
        }
        struct Others: Decodable {
            let files: Int
            let bytes: Int
        }
    }

    private func oracle(_ architecture: SampleStacks.Architecture, _ requirements: [String]) throws -> Oracle {
        let machine = architecture == .arm64 ? "aarch64" : "x86_64"
        let arguments = [try SampleStacks.folder(architecture), machine] + requirements
        let lines = try OracleScript.lines("analysis/closure.py", arguments)
        return try JSONDecoder().decode(Oracle.self, from: Data(lines.joined()))
    }

    /// The guide's requirements, relative to this file.
    private static func requirements() throws -> String {
        let tests = try absolutePath(#filePath).split(separator: "/").dropLast(3)
        return "/" + tests.joined(separator: "/") + "/deployment/aws/requirements.txt"
    }

    @Test(arguments: SampleStacks.Architecture.allCases, [false, true])
    func `sizes, roots, closure and what would go agree with the oracle`(
        architecture: SampleStacks.Architecture, isFromFile: Bool
    ) throws {
        let file = try Self.requirements()
        let oracle = try oracle(architecture, isFromFile ? [file] : [])
        let layer = try AnalyzedLayer(
            [try SampleStacks.folder(architecture)] + (isFromFile ? ["--requirements", file] : []))
        #expect(layer.tree.bytes == oracle.bytes)
        #expect(layer.tree.files == oracle.files)
        #expect(layer.imbalances == [])
        #expect(layer.roots.source == (isFromFile ? "requirements" : "requested"))
        #expect(layer.roots.names.count == 14)
        #expect(layer.outsideClosure == oracle.outside)
        #expect(oracle.missing.isEmpty && oracle.conflicts.isEmpty)
        #expect(!layer.findings.contains { ["LS605", "LS606", "LS608", "LS609"].contains($0.code) })

        #expect(layer.distributions.count == oracle.groups.count)
        let normalized = { (name: String) in
            name.lowercased().replacingOccurrences(of: "[-_.]+", with: "-", options: .regularExpression)
        }
        for group in layer.distributions {
            let expected = try #require(oracle.groups[normalized(group.name)])
            #expect(group.version == expected.version)
            #expect(group.amount.bytes == expected.bytes, "\(group.name)")
            #expect(group.amount.files == expected.files, "\(group.name)")
            #expect(group.amount.tests == expected.tests, "\(group.name)")
            #expect(group.amount.sources == expected.sources, "\(group.name)")
            #expect(group.isRoot == expected.isRoot, "\(group.name)")
            #expect(group.retained == expected.retained, "\(group.name)")
            #expect(layer.closure(of: group.name).map(normalized).sorted() == expected.requires, "\(group.name)")
        }
        let others = layer.groups.filter { $0.bucket != "distribution" }
        #expect(others.reduce(0) { $0 + $1.amount.bytes } == oracle.others.bytes)
        #expect(others.reduce(0) { $0 + $1.amount.files } == oracle.others.files)
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `an archive by zipfile and one by pack hold the same groups, to the byte`(
        architecture: SampleStacks.Architecture
    ) throws {
        let stack = try SampleStacks.folder(architecture)
        let scratch = try TemporaryFolder()
        let packed = scratch.path + "/packed.zip"
        let status = try Program.run(["pack", stack, "-o", packed, "--level", "1"]).status
        #expect(status == 0)
        let foreign = scratch.path + "/foreign.zip"
        _ = try OracleScript.lines("analysis/make_zip.py", [stack, foreign])

        let folder = try AnalyzedLayer([stack])
        for archive in [packed, foreign] {
            let layer = try AnalyzedLayer([archive])
            #expect(layer.imbalances == [])
            #expect(layer.tree.zipped == (try fileSize(archive)))
            #expect(layer.tree.bytes == folder.tree.bytes)
            #expect(layer.target == folder.target)
            #expect(layer.roots.names == folder.roots.names)
            let zippedGroups = layer.groups.filter { $0.bucket != "archive" }
            #expect(zippedGroups.map(\.name) == folder.groups.map(\.name))
            #expect(zippedGroups.map(\.amount.bytes) == folder.groups.map(\.amount.bytes))
            #expect(zippedGroups.map(\.amount.symbols) == folder.groups.map(\.amount.symbols))
            #expect(zippedGroups.map(\.retained) == folder.groups.map(\.retained))
            #expect(zippedGroups.allSatisfy { ($0.amount.zipped ?? 0) > 0 })
        }
    }

    private func fileSize(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.size] as? Int) ?? -1
    }
}
