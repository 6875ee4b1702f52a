import Foundation
import PythonImports
import TestSupport
import Testing

@Suite struct `Damage to a source` {
    @Test func `is found where CPython's tokenizer finds it, and nowhere else`() throws {
        let scratch = try TemporaryFolder()
        let stack = try SampleStacks.folder(.arm64)
        // Small sources of every kind; the seed makes the damage the same in every run.
        let sources = ["requests", "packaging", "fsspec/implementations", "dateutil", "click", "zarr/core", "yaml"]
            .map { "\(stack)/\($0)" }.flatMap { folder in
                ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
                    .filter { $0.hasSuffix(".py") }.map { "\(folder)/\($0)" }
            }
        let verdicts = try OracleScript.lines(
            "imports/mutations.py", ["3", "2500", scratch.path], input: Array(sources.joined(separator: "\n").utf8))
        var counts: [Substring: Int] = [:]
        for line in verdicts.map({ String(decoding: $0, as: UTF8.self) }) {
            let columns = line.split(separator: "\t", maxSplits: 1)
            let bytes = Array(try Data(contentsOf: URL(filePath: "\(scratch.path)/\(columns[0])")))
            let problem = PythonTokens.problem(in: bytes)
            let kind = columns[1].prefix { $0 != ":" }
            counts[kind, default: 0] += 1
            switch kind {
            case "ok": #expect(problem == nil, "\(line): \(String(decoding: bytes, as: UTF8.self))")
            case "tokens": #expect(problem != nil, "\(line): \(String(decoding: bytes, as: UTF8.self))")
            default: break
            }
        }
        #expect(counts["ok", default: 0] > 500 && counts["tokens", default: 0] > 500, "\(counts)")
    }
}
