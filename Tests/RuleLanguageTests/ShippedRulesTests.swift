import Foundation
import RuleLanguage
import SlimDiagnostics
import Testing

/// The rule files of this repository.
@Suite struct ShippedRulesTests {
    @Test func `every shipped rule file loads without a message`() throws {
        let names = try RulesFolder.ruleFiles()
        #expect(names.contains("default.rules"))
        for name in names {
            let result = RulesFolder.load(name)
            #expect(DiagnosticRenderer().render(result.diagnostics) == "")
        }
    }

    @Test func `default rules give a reason for every statement that takes something away`() {
        let rules = RulesFolder.load("default.rules").ruleSet
        #expect(rules != nil)
        for statement in rules?.statements ?? [] {
            switch statement.rule {
            case .remove, .patch, .strip: #expect(statement.reason != nil, "\(statement.location)")
            default: break
            }
        }
    }
}

/// `Rules/` at the top of the repository, read from the place of this source file.
enum RulesFolder {
    static let path: String = {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        return here.deletingLastPathComponent().appendingPathComponent("../../Rules").standardizedFileURL.path
    }()

    /// Paths from the folder, sorted.
    static func ruleFiles() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.hasSuffix(".rules") }.sorted()
    }

    static func bytes(_ name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) }
    }

    /// Loads a file as the program does with its built-in sets.
    static func load(_ name: String) -> RuleLoader.Result {
        let loader = RuleLoader { included, includer in
            let folder = includer.name.split(separator: "/").dropLast().joined(separator: "/")
            let places = [folder.isEmpty ? included : "\(folder)/\(included)", included]
            for place in places {
                guard let bytes = bytes(place) else { continue }
                return .found(RuleSource(name: place, bytes: bytes, isBuiltin: true))
            }
            return .notFound(tried: places)
        }
        return loader.load(RuleSource(name: name, bytes: bytes(name) ?? Array("missing".utf8), isBuiltin: true))
    }
}
