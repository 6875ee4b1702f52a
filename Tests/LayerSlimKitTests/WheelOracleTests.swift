import ELFFormat
import Foundation
import LayerModel
import LayerSlimKit
import SystemPackage
import TestSupport
import Testing

/// The wheels that the sample stacks were installed from, against auditwheel.
@Suite struct WheelOracleTests {
    private struct Verdict: Decodable {
        let wheel: String
        let versions: [String: [String]]
        let external: [String]
        let policy: String

        /// 28 for `manylinux_2_28_x86_64`.
        var glibcMinor: Int? {
            Int(policy.dropFirst("manylinux_2_".count).prefix { $0.isNumber })
        }
    }

    private func target(_ architecture: SampleStacks.Architecture, _ minor: Int) -> LambdaTarget {
        LambdaTarget(pythonMinor: minor, architecture: architecture == .arm64 ? .arm64 : .x86)
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `each wheel needs what auditwheel says`(architecture: SampleStacks.Architecture) throws {
        let folder = try SampleStacks.folder(architecture)
        // The wheels lie beside the stacks, where fetch_wheels.sh left them.
        let cache = FilePath(folder).removingLastComponent().removingLastComponent().removingLastComponent()
        let wheels = "\(cache)/wheels/python3.12-\(architecture.rawValue)"
        let lines = try OracleScript.lines("elf/wheels.py", [folder, wheels])
        try #require(lines.count == 23, "wheels with machine code in \(wheels)")
        for line in lines {
            let verdict = try JSONDecoder().decode(Verdict.self, from: Data(line))
            let analysis = try Analyzer(target: target(architecture, 12), jobs: 2)
                .analyze(try LayerTree.load(FilePath(verdict.wheel), jobs: 2))
            let index = LibraryIndex(analysis: analysis)
            var versions: [String: Set<String>] = [:]
            var external: Set<String> = []
            for (file, native) in analysis.natives {
                for need in native.versionNeeds where !need.library.hasPrefix("ld-linux") {
                    versions[need.library, default: []].formUnion(need.versions.map(\.name))
                }
                external.formUnion(index.dependencies(of: file).filter { $0.file == nil }.map(\.name))
            }
            #expect(versions == verdict.versions.mapValues { Set($0) }, "\(verdict.wheel)")
            external = external.filter { !$0.hasPrefix("ld-linux") }
            #expect(external == Set(verdict.external), "\(verdict.wheel)")
            try expectVerdict(verdict, architecture)
        }
    }

    /// Amazon Linux 2 loads what manylinux_2_26 allows, Amazon Linux 2023 what manylinux_2_34 does.
    private func expectVerdict(_ verdict: Verdict, _ architecture: SampleStacks.Architecture) throws {
        let needed = try #require(verdict.glibcMinor, "\(verdict.policy)")
        for (minor, highest) in [(11, 26), (12, 34)] {
            var request = CheckRequest(path: FilePath(verdict.wheel))
            request.target = target(architecture, minor)
            let codes = Set(try request.run().findings.map(\.code))
            #expect(
                codes.isDisjoint(with: ["LS301", "LS302"]) == (needed <= highest),
                "\(verdict.wheel) on python3.\(minor): \(verdict.policy)")
        }
    }
}
