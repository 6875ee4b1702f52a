import Foundation
import PythonImports
import TestSupport
import Testing

/// Strings and calls of packages of the sample stack, against CPython's `ast`.
@Suite struct LiteralOracleTests {
    @Test(arguments: [
        "zarr", "numcodecs", "earthaccess", "fsspec", "s3fs", "h5coro", "boto3", "astropy/utils", "pandas/io",
    ])
    func `strings and calls are those that ast finds`(package: String) throws {
        let folder = try SampleStacks.folder(.x86) + "/" + package
        let paths = try pythonFiles(in: folder)
        try #require(!paths.isEmpty)
        let answers = try OracleScript.lines(
            "literals/ast_literals.py", input: Array(paths.joined(separator: "\n").utf8))
        var expected: [String] = []
        for line in answers {
            let parts = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [Any])
            expected.append(parts.map { "\($0 is NSNull ? "-" : $0)" }.joined(separator: "\t"))
        }
        let names = Set(expected.filter { $0.hasPrefix("call") }.map { String($0.split(separator: "\t")[3]) })
        let found = Set(try paths.flatMap { try lines(of: $0, names) })
        let missed = expected.filter { !found.contains($0) }
        #expect(missed.isEmpty, "not found: \(missed.sorted().prefix(10).joined(separator: "\n"))")
        // Pieces of strings that stand side by side, and those that continue over lines, are not compared.
        let invented = found.filter { $0.hasPrefix("call") && $0.contains("\t-\t") }.subtracting(
            expected.map { line in
                var parts = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
                if parts[0] == "call" { parts[4] = "-" }
                return parts.joined(separator: "\t")
            })
        #expect(invented.isEmpty, "invented: \(invented.sorted().prefix(10).joined(separator: "\n"))")
        #expect(expected.count > 10)
    }

    private func lines(of path: String, _ names: Set<String>) throws -> [String] {
        let scan = LiteralScanner(functions: names) { _ in true }.scan(try readFile(path))
        #expect(scan.problem == nil)
        let strings = scan.strings.map { ["string", path, "\($0.place.line)", $0.value, flag($0.place)] }
        // Once without the argument, which here may come from a name that is bound to a string.
        let calls = scan.calls.flatMap { call -> [[String]] in
            let arguments = call.positional.first.map { if case .string(let text) = $0 { ["-", text] } else { ["-"] } }
            return (arguments ?? ["-"]).map { ["call", path, "\(call.place.line)", call.name, $0, flag(call.place)] }
        }
        return (strings + calls).map { $0.joined(separator: "\t") }
    }

    private func flag(_ place: LiteralPlace) -> String { place.placement.isDeferred ? "1" : "0" }

    private func pythonFiles(in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".py") }.sorted().map {
            folder + "/" + $0
        }
    }
}
