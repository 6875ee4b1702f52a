import ELFFormat
import LayerModel
import SlimFiles
import SystemPackage
import TestSupport
import Testing

/// Symbol versions, against readelf; and what is left of a file without section headers.
@Suite struct SymbolVersionOracleTests {
    private func analyze(_ path: String, _ target: LambdaTarget) throws -> LayerAnalysis {
        try Analyzer(target: target, jobs: 2).analyze(try LayerTree.load(FilePath(path), jobs: 2))
    }

    private func target(_ architecture: SampleStacks.Architecture) -> LambdaTarget {
        LambdaTarget(pythonMinor: 12, architecture: architecture == .arm64 ? .arm64 : .x86)
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `the highest version of each family is readelf's`(architecture: SampleStacks.Architecture) throws {
        let folder = try SampleStacks.folder(architecture)
        let analysis = try analyze(folder, target(architecture))
        let found = analysis.natives.sorted { $0.key < $1.key }.map { file, native in
            let versions = SymbolVersionCeilings.families.compactMap { native.versionNeeds.highest($0) }
            return (["\(analysis.tree.files[file].path)"] + versions.map(\.description).sorted())
                .joined(separator: "\t")
        }
        let expected = try OracleScript.lines("elf/versions.py", [folder]).map { String(decoding: $0, as: UTF8.self) }
        #expect(expected.count == (architecture == .arm64 ? 169 : 170))
        for (ours, theirs) in zip(found, expected) { #expect(ours == theirs) }
        #expect(found.count == expected.count)
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `files without section headers say the same`(architecture: SampleStacks.Architecture) throws {
        let scratch = try TemporaryFolder()
        let analysis = try analyze(try SampleStacks.folder(architecture), target(architecture))
        let small = analysis.natives.filter { analysis.tree.files[$0.key].size < 4 << 20 }.sorted { $0.key < $1.key }
        var count = 0
        // Every eighth file: one tool run each.
        for (number, (file, native)) in small.enumerated() where number % 8 == 0 {
            let path = try analysis.tree.diskPath(of: analysis.tree.files[file]).string
            let output = "\(scratch.path)/\(number).so"
            let run = try runProcess("llvm-objcopy", ["--strip-sections", path, output])
            try #require(run.status == 0, "\(run.errorText)")
            let bytes = try readFile(output)
            let bare = try NativeFile(name: analysis.tree.files[file].path.name, parsing: bytes.span.bytes)
            #expect(bare.elf.sections.isEmpty)
            #expect(bare.dynamic?.needed == native.dynamic?.needed)
            #expect(bare.dynamic?.soname == native.dynamic?.soname)
            #expect(bare.versionNeeds == native.versionNeeds)
            #expect(bare.definedVersions == native.definedVersions)
            #expect(bare.symbols == native.symbols, "\(path)")
            #expect(bare.role == native.role)
            count += 1
        }
        #expect(count >= 18)
    }
}
