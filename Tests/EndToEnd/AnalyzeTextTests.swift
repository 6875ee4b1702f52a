import Foundation
import TestSupport
import Testing

/// What people see, whole.
@Suite struct AnalyzeTextTests {
    private func text(_ arguments: [String]) throws -> String {
        let made = try AnalyzedTree.usual()
        let result = try Program.run(["analyze"] + arguments, in: made.path)
        #expect(result.status == 0)
        #expect(result.errorText == "")
        return result.outputText
    }

    @Test func `the table of a small tree`() throws {
        #expect(
            try text([]) == """
                """)
    }

    @Test func `by kind`() throws {
        #expect(
            try text(["--by", "kind"]) == """
                """)
    }

    @Test func `by file`() throws {
        #expect(
            try text(["--by", "file", "--top", "3"]) == """
                """)
    }

    @Test func `Markdown`() throws {
        #expect(
            try text(["--format", "markdown"]) == """
                """)
    }

    @Test(arguments: [[], ["--zipped"], ["--by", "file"], ["--by", "kind", "--zipped"], ["--all"]])
    func `no line of the sample stack's report is longer than 80 columns`(arguments: [String]) throws {
        let result = try Program.run(["analyze", try SampleStacks.folder(.arm64), "--quiet"] + arguments)
        for line in result.outputText.split(separator: "\n") where !line.hasPrefix("tree ") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    @Test(arguments: [["--top", "1"], ["--top", "7"], ["--all"], ["--sort", "name"]], ["", "--zipped"])
    func `columns add up to their totals`(arguments: [String], zipped: String) throws {
        let made = try AnalyzedTree.usual()
        let options = arguments + (zipped.isEmpty ? [] : [zipped])
        let lines = try Program.run(["analyze"] + options, in: made.path).outputText.split(separator: "\n")
        let title = try #require(lines.first { $0.hasPrefix("MiB ") })
        let table = lines.drop { $0 != title }.dropFirst().prefix { !$0.hasPrefix("total") }
        let total = try #require(lines.first { $0.hasPrefix("total") })
        for column in ["FILES", "SIZE", "%", "TESTS", "SOURCE"] + (zipped.isEmpty ? [] : ["ZIP"]) {
            let end = try #require(title.range(of: column)?.upperBound).utf16Offset(in: title)
            let sum = table.reduce(0) { $0 + tenths($1, endingAt: end) }
            #expect(sum == tenths(total, endingAt: end), "\(column)")
        }
    }

    /// The figure that ends at a column, in tenths; 0 for an empty cell.
    private func tenths(_ line: Substring, endingAt end: Int) -> Int {
        let figure = line.prefix(end).split(separator: " ", omittingEmptySubsequences: false).last ?? ""
        return Int(figure.filter(\.isNumber)) ?? 0
    }
}
