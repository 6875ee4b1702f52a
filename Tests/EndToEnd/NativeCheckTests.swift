import Foundation
import TestSupport
import Testing

/// What `layerslim check` says of the machine code of the sample stacks.
@Suite struct NativeCheckTests {
    private struct Report: Decodable {
        let findings: [Finding]

        struct Finding: Decodable {
            let code: String
            let severity: String
            let path: String?
            let summary: String
            let details: [Detail]
        }

        struct Detail: Decodable {
            let label: String
            let text: String
        }
    }

    private func check(_ architecture: SampleStacks.Architecture, _ arguments: [String] = []) throws -> [Report.Finding]
    {
        let result = try Program.run(
            ["check", try SampleStacks.folder(architecture), "--format", "json"] + arguments)
        #expect(result.status == 1)
        return try JSONDecoder().decode(Report.self, from: Data(result.output)).findings
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `for an older runtime, the files that readelf says need a newer glibc`(
        architecture: SampleStacks.Architecture
    ) throws {
        let found = try check(architecture, ["--target", "python3.11-\(architecture.rawValue)"])
        let errors = found.filter { $0.severity == "error" }
        #expect(Set(errors.map(\.code)) == ["LS101", "LS200", "LS301"])
        var ours: [String: Set<String>] = [:]
        for detail in errors.filter({ $0.code == "LS301" }).flatMap(\.details) where detail.label.hasPrefix("GLIBC_") {
            ours[detail.label, default: []].formUnion(detail.text.components(separatedBy: ", "))
        }
        var expected: [String: Set<String>] = [:]
        for line in try OracleScript.lines("elf/versions.py", [try SampleStacks.folder(architecture)]) {
            let fields = String(decoding: line, as: UTF8.self).components(separatedBy: "\t")
            guard let glibc = fields.first(where: { $0.hasPrefix("GLIBC_2.") }),
                let minor = Int(glibc.dropFirst("GLIBC_2.".count).prefix { $0 != "." }), minor > 26
            else { continue }
            expected[glibc, default: []].insert(fields[0])
        }
        #expect(!expected.isEmpty)
        #expect(ours == expected)
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `libraries of pyarrow and healpy that are needed by name only`(
        architecture: SampleStacks.Architecture
    ) throws {
        let found = try check(architecture).filter { $0.code == "LS408" }
        let names = found.compactMap { $0.path?.split(separator: "/").last?.prefix { $0 != "-" && $0 != "." } }
        #expect(
            names.map { String($0) }
                == ["libcfitsio"] + (architecture == .x86 ? ["libgomp"] : []) + [
                    "libarrow_acero", "libarrow_substrait",
                ])
        let substrait = try #require(found.last)
        #expect(substrait.summary.hasPrefix("is loaded by 29 files that use nothing of it, and used by one ("))
        #expect(
            substrait.details.last?.text.hasPrefix("pyarrow/_substrait.cpython-312-") == true)
    }
}
