import BuiltinRules
import LayerSlimKit
import RuleLanguage
import TestSupport
import Testing

struct BuiltinRulesTests {
    /// `Rules/`, seen from this file.
    private let folder = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Rules"

    @Test func `the table names every rule file of the folder, with its bytes`() throws {
        var expected: [String] = []
        for part in ["", "packages/", "optional/"] {
            expected += try namesInFolder(folder + "/" + part).filter { $0.hasSuffix(".rules") }.map { part + $0 }
        }
        #expect(BuiltinRules.files.map(\.name).sorted() == expected.sorted())
        for file in BuiltinRules.files { #expect(file.bytes == (try readFile(folder + "/" + file.name))) }
    }

    @Test func `every built-in set loads without a message`() throws {
        for file in BuiltinRules.files {
            let loaded = try RuleFiles.load("rules/" + file.name)
            #expect(loaded.warnings.isEmpty, "\(file.name)")
        }
    }

    @Test(arguments: ["default", "default.rules", "rules/default.rules"])
    func `the default set has three names`(name: String) throws {
        #expect(try RuleFiles.source(named: name).name == "rules/default.rules")
    }

    @Test func `the losses of the default set are those that users were told`() throws {
        let (rules, _) = try RuleFiles.load("default")
        let losses = Set(rules.statements.flatMap(\.losses))
        let allowed = [
            "test suites", "console scripts", "compiling against", "pyarrow.flight", "pyarrow.fs.", "boto",
        ]
        for loss in losses {
            #expect(allowed.contains { loss.contains($0) }, "\(loss)")
        }
        #expect(!losses.isEmpty)
    }

    @Test func `every statement of a built-in set that removes has a reason`() throws {
        for file in BuiltinRules.files {
            for statement in try RuleFiles.load("rules/" + file.name).rules.statements {
                if case .remove = statement.rule { #expect(statement.reason != nil, "\(statement.location)") }
            }
        }
    }
}
