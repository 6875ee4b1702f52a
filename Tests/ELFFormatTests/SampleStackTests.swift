import ELFFormat
import TestSupport
import Testing

@Suite struct `Sample stacks` {
    @Test(arguments: SampleStacks.Architecture.allCases)
    func `everything that is read agrees with pyelftools and readelf`(
        architecture: SampleStacks.Architecture
    ) throws {
        let script = oracleFolder + "/describe.py"
        let folder = try SampleStacks.folder(architecture)
        let result = try runProcess(try PythonLocator.oraclePython(), [script, folder])
        try #require(result.status == 0, "\(result.errorText)")

        let files = described(result.outputText)
        #expect(files.count == (architecture == .arm64 ? 169 : 170))
        for (path, expected) in files {
            let found = try describe(readFile(path))
            guard found != expected else { continue }
            let (ours, theirs) = zip(found, expected).first { $0 != $1 } ?? ("the end", "the end")
            Issue.record("\(path): \(ours), where the oracle says \(theirs); \(found.count), \(expected.count) lines")
        }
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `files are loadable as published`(architecture: SampleStacks.Architecture) throws {
        for (path, file) in try sampleFiles(architecture) {
            #expect(file.loadFindings() == [], "\(path)")
        }
    }

    @Test func `the highest versions that a stack needs are found`() throws {
        var highest: [String: VersionNumber] = [:]
        for (path, file) in try sampleFiles(.x86) {
            let bytes = try readFile(path)
            guard let dynamic = try file.dynamicSection(in: bytes.span.bytes) else { continue }
            let needs = try file.versionNeeds(dynamic, in: bytes.span.bytes)
            for family in ["GLIBC", "GLIBCXX", "CXXABI"] {
                guard let version = needs.highest(family) else { continue }
                highest[family] = max(highest[family] ?? version, version)
            }
        }
        #expect(
            highest.values.map(\.description).sorted() == ["CXXABI_1.3.11", "GLIBCXX_3.4.22", "GLIBC_2.28"])
    }

    /// Splits the oracle's output at its `file` lines.
    private func described(_ text: String) -> [(path: String, lines: [String])] {
        var files: [(path: String, lines: [String])] = []
        for line in text.utf8.split(separator: 10) {
            let line = String(decoding: line, as: UTF8.self)
            if line.hasPrefix("file ") {
                files.append((String(line.dropFirst(5)), []))
            } else if !files.isEmpty {
                files[files.count - 1].lines.append(line)
            }
        }
        return files
    }
}
