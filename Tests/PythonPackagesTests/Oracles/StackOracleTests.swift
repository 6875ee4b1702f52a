import PythonPackages
import TestSupport
import Testing

@Suite struct StackOracleTests {
    private struct Line: Decodable {
        let folder: String
        let name: String
        let normalized: String
        let version: String
        let requires: [OracleRequirement]
        let requiresPython: String?
        let supports: [Int]
        let extras: [String]
        let classifiers: [String]
        let licenseFiles: [String]
        let licenseExpression: String?
        let summary: String?
        let record: [[String]]
        let existingFiles: [String]
        let entryPoints: [[String]]
        let modules: [String]
        let topLevel: [String]
        let tags: [String]
        let generator: String
        let isPurelib: Bool
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `every distribution of the sample stack reads as importlib has it`(
        _ architecture: SampleStacks.Architecture
    ) throws {
        let stack = try SampleStacks.folder(architecture)
        let lines = try OracleLinesWithEnvironments(script: "stack.py", arguments: [stack])
        let distributions: [Line] = try decodeLines(lines.rest)
        #expect(distributions.count == 61)
        #expect(Set(distributions.map(\.folder)) == Set(try metadataFolders(in: stack)))
        var disagreements = Disagreements()
        for distribution in distributions {
            try compareMetadata(distribution, in: stack, environments: lines, &disagreements)
            try compareRecord(distribution, in: stack, &disagreements)
            try compareSmallFiles(distribution, in: stack, &disagreements)
        }
        disagreements.check(atLeast: 10_000)
    }

    private func metadataFolders(in stack: String) throws -> [String] {
        try namesInFolder(stack).filter { MetadataFolderName(folderName: $0) != nil }
    }

    private func compareMetadata(
        _ expected: Line, in stack: String, environments: OracleLinesWithEnvironments,
        _ disagreements: inout Disagreements
    ) throws {
        let metadata = try CoreMetadata(parsing: readFile("\(stack)/\(expected.folder)/METADATA"))
        let folder = try #require(MetadataFolderName(folderName: expected.folder))
        func expect(_ condition: Bool, _ what: String) {
            disagreements.expect(condition, "\(expected.folder): \(what)")
        }
        expect(metadata.writtenName == expected.name, "name \(metadata.writtenName)")
        expect(metadata.name.text == expected.normalized && folder.name == metadata.name, "normalized name")
        expect(metadata.version?.description == expected.version && folder.version == metadata.version, "version")
        expect(metadata.requiresDist == expected.requires.map(\.text), "requirements")
        expect(metadata.providesExtra.map(\.text) == expected.extras, "extras")
        expect(metadata.classifiers == expected.classifiers, "classifiers")
        expect(metadata.licenseFiles == expected.licenseFiles, "licence files")
        expect(metadata.licenseExpression == expected.licenseExpression, "licence expression")
        expect(metadata.summary == expected.summary, "summary")
        expect(metadata.requiresPython == expected.requiresPython, "requires-python")
        let supported = try SpecifierSet(parsing: metadata.requiresPython ?? "")
        let minors = try (8..<15).filter { supported.contains(try Version(parsing: "3.\($0).1")) }
        expect(minors == expected.supports, "supports 3.\(minors)")
        for requirement in expected.requires {
            requirement.compare(with: environments, &disagreements)
        }
    }

    private func compareRecord(_ expected: Line, in stack: String, _ disagreements: inout Disagreements) throws {
        let bytes = try readFile("\(stack)/\(expected.folder)/RECORD")
        let record = RecordFile(parsing: bytes)
        disagreements.expect(record.entries.count == expected.record.count, "\(expected.folder): lines of RECORD")
        for (entry, row) in zip(record.entries, expected.record) {
            disagreements.expect(entry.fields == row, "\(expected.folder): \(row)")
            guard case .inside(let path) = entry.location else {
                disagreements.expect(false, "\(expected.folder): \(row[0]) is not inside")
                continue
            }
            // pip compiles nothing here, and every other line names a file of the tree.
            disagreements.expect(
                fileExists(stack + "/" + String(decoding: path, as: UTF8.self)), "\(row[0]) is not there")
        }
        let written = record.entries.map { String(decoding: $0.path, as: UTF8.self) }
        // importlib follows paths from the folder itself, so it misses the scripts that pip has moved.
        let own = Set(written.filter { !$0.hasPrefix("../") })
        disagreements.expect(own == Set(expected.existingFiles), "\(expected.folder): files")
        disagreements.expect(record.rewritten { _ in .keep } == bytes, "\(expected.folder): rewritten")
    }

    private func compareSmallFiles(_ expected: Line, in stack: String, _ disagreements: inout Disagreements) throws {
        let folder = "\(stack)/\(expected.folder)"
        func bytes(_ name: String) throws -> [UInt8] {
            fileExists("\(folder)/\(name)") ? try readFile("\(folder)/\(name)") : []
        }
        let entryPoints = EntryPoints(parsing: try bytes("entry_points.txt"))
        let triples = Set(entryPoints.entries.map { [$0.group, $0.name, $0.value] })
        disagreements.expect(triples == Set(expected.entryPoints), "\(expected.folder): entry points")
        disagreements.expect(
            Set(entryPoints.entries.map(\.module)) == Set(expected.modules), "\(expected.folder): modules")
        disagreements.expect(
            parseTopLevelNames(try bytes("top_level.txt")) == expected.topLevel, "\(expected.folder): top level")
        let wheel = WheelFile(parsing: try bytes("WHEEL"))
        disagreements.expect(
            wheel.tags.map(\.description).sorted() == expected.tags && wheel.generator == expected.generator
                && wheel.rootIsPurelib == expected.isPurelib,
            "\(expected.folder): WHEEL")
    }
}
