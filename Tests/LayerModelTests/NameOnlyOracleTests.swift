import LayerModel
import SlimFiles
import SystemPackage
import TestSupport
import Testing

/// Links by name only, against the loader of this machine: `ldd -u` binds a library and says what it had no use for.
@Suite struct NameOnlyOracleTests {
    @Test func `unused direct dependencies are the loader's`() throws {
        let folder = try SampleStacks.folder(.x86)
        let target = LambdaTarget(pythonMinor: 12, architecture: .x86)
        let analysis = try Analyzer(target: target, jobs: 2).analyze(try LayerTree.load(FilePath(folder), jobs: 2))
        let index = LibraryIndex(analysis: analysis)
        let links = NameOnlyLinks(analysis: analysis, index: index)
        var byName: [Int: Set<String>] = [:]
        for (library, needers) in links.libraries {
            for file in needers.byName { byName[file, default: []].insert("\(analysis.tree.files[library].path)") }
        }
        var asked = 0
        for file in analysis.natives.keys.sorted()
        where index.dependencies(of: file).contains(where: { $0.file != nil }) {
            let path = "\(analysis.tree.files[file].path)"
            // It ends with 1 where there are any.
            let result = try runProcess("ldd", ["-u", "\(folder)/\(path)"], environment: ["LC_ALL": "C"])
            let unused = result.outputText.split(separator: "\n").filter { $0.hasPrefix("\t\(folder)/") }.compactMap {
                BytePath("").resolving($0.dropFirst(folder.utf8.count + 2).utf8).map { "\($0)" }
            }
            #expect(byName[file] ?? [] == Set(unused), "\(path)")
            asked += 1
        }
        #expect(asked > 50)
    }
}
