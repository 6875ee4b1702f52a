import BuiltinRules
import LayerModel
import LayerSlimKit
import RuleLanguage
import SystemPackage
import TestSupport
import Testing

/// The built-in sets as `rules list` and `rules export` show them.
@Suite struct RulesSetTests {
    @Test func `every file is a set, those that stand alone first`() {
        let sets = BuiltinSet.all
        #expect(sets.map(\.path).sorted() == BuiltinRules.files.map(\.name).sorted())
        #expect(sets.first?.name == "default")
        #expect(sets.dropFirst().map(\.name) == sets.dropFirst().map(\.name).sorted())
    }

    @Test(arguments: BuiltinSet.all.map(\.name))
    func `every set has a line that says what it is about`(name: String) throws {
        let summary = try BuiltinSet.named(name).summary
        #expect(!summary.isEmpty)
        #expect(!summary.hasPrefix("#"))
        #expect(!summary.contains("\n"))
    }

    @Test(arguments: ["numpy", "packages/numpy", "packages/numpy.rules", "rules/packages/numpy.rules"])
    func `a set is found by any of its names`(name: String) throws {
        #expect(try BuiltinSet.named(name).path == "packages/numpy.rules")
    }

    @Test func `a name that is not there is a usage error with the nearest`() throws {
        let error = try #require(throws: StageError.self) { try BuiltinSet.named("defualt") }
        #expect(error.cause == .usage)
        #expect(error.hint == "did you mean default?")
    }

    @Test func `all sets written out load from there, and are not written over`() throws {
        let folder = try TemporaryFolder()
        let root = FilePath(folder.path).appending("a").appending("rules")
        let paths = try BuiltinSet.exportAll(to: root, replacing: false)
        #expect(paths.count == BuiltinSet.all.count)
        for set in BuiltinSet.all { #expect(try readFile("\(root)/\(set.path)") == set.bytes) }
        let (rules, _) = try RuleFiles.load("\(root)/default.rules")
        #expect(rules.sources.allSatisfy { !$0.isBuiltin })

        try writeFile("\(root)/packages/numpy.rules", Array("# mine\n".utf8))
        let error = try #require(throws: StageError.self) { try BuiltinSet.exportAll(to: root, replacing: false) }
        #expect(error.cause == .usage)
        #expect(try readFile("\(root)/packages/numpy.rules") == Array("# mine\n".utf8))
        _ = try BuiltinSet.exportAll(to: root, replacing: true)
        #expect(try readFile("\(root)/packages/numpy.rules") == BuiltinSet.named("numpy").bytes)
    }
}
