import Foundation
import TestSupport

/// A JSON report of `analyze`, as far as tests look at it.
struct AnalyzedLayer: Decodable {
    let target: String
    let tree: Tree
    let limit: Limit
    let roots: Roots
    let groups: [Group]
    let kinds: [Kind]
    let files: [File]
    let savings: Savings
    let cycles: [[String]]
    let outsideClosure: [String]
    let findings: [Finding]

    struct Tree: Decodable {
        let bytes: Int
        let files: Int
        let zipped: Int?
        let sitePrefix: String
    }
    struct Limit: Decodable {
        let bytes: Int?
        let headroom: Int?
    }
    struct Roots: Decodable {
        let source: String
        let names: [String]
    }
    struct Group: Decodable {
        let bucket: String
        let name: String
        let version: String?
        let isRoot: Bool
        let amount: Amount
        let retained: Int?
        let requires: [String]
    }
    struct Amount: Decodable, Equatable {
        let files: Int
        let bytes: Int
        let zipped: Int?
        let tests: Int
        let symbols: Int
        let sources: Int
    }
    struct Kind: Decodable {
        let name: String
        let files: Int
        let bytes: Int
        let zipped: Int?
    }
    struct File: Decodable {
        let path: String
        let kind: String
        let group: Int
        let bytes: Int
        let zipped: Int?
        let symbols: Int?
    }
    struct Savings: Decodable {
        let tests: Bytes
        let symbols: Bytes
        let sources: Bytes
        struct Bytes: Decodable { let bytes: Int }
    }
    struct Finding: Decodable {
        let code: String
        let severity: String
        let path: String?
        let summary: String
    }

    var distributions: [Group] { groups.filter { $0.bucket == "distribution" } }

    func group(_ name: String) -> Group? { groups.first { $0.name == name } }

    /// Names of what a distribution requires, directly or through others.
    func closure(of name: String) -> Set<String> {
        let requires = Dictionary(distributions.map { ($0.name, $0.requires) }, uniquingKeysWith: { first, _ in first })
        var found: Set<String> = []
        var work = requires[name] ?? []
        while let next = work.popLast() { if found.insert(next).inserted { work += requires[next] ?? [] } }
        return found.subtracting([name])
    }

    init(_ arguments: [String], in folder: String? = nil) throws {
        let result = try Program.run(["analyze", "--format", "json"] + arguments, in: folder)
        guard result.status == 0 else {
            throw TestSupportError("analyze ended with \(result.status): \(result.errorText)")
        }
        self = try JSONDecoder().decode(Self.self, from: Data(result.output))
    }

    /// What does not add up to the whole layer, by name; empty where everything does.
    var imbalances: [String] {
        let sums: [(String, Int, Int)] = [
            ("groups", groups.reduce(0) { $0 + $1.amount.bytes }, tree.bytes),
            ("kinds", kinds.reduce(0) { $0 + $1.bytes }, tree.bytes),
            ("files", files.reduce(0) { $0 + $1.bytes }, tree.bytes),
            ("number of files in groups", groups.reduce(0) { $0 + $1.amount.files }, tree.files),
            ("number of files in kinds", kinds.reduce(0) { $0 + $1.files }, tree.files),
            ("number of files", files.count, tree.files),
            ("tests", groups.reduce(0) { $0 + $1.amount.tests }, savings.tests.bytes),
            ("symbols", groups.reduce(0) { $0 + $1.amount.symbols }, savings.symbols.bytes),
            ("sources", groups.reduce(0) { $0 + $1.amount.sources }, savings.sources.bytes),
        ]
        var wrong = sums.filter { $0.1 != $0.2 }.map { "\($0.0): \($0.1), not \($0.2)" }
        if let zipped = tree.zipped {
            let overhead = groups.first { $0.bucket == "archive" }?.amount.zipped ?? 0
            let parts = [
                ("zipped groups", groups.reduce(0) { $0 + ($1.amount.zipped ?? 0) }),
                ("zipped kinds", kinds.reduce(0) { $0 + ($1.zipped ?? 0) }),
                ("zipped files", files.reduce(overhead) { $0 + ($1.zipped ?? 0) }),
            ]
            wrong += parts.filter { $0.1 != zipped }.map { "\($0.0): \($0.1), not \(zipped)" }
        }
        for (number, group) in groups.enumerated() {
            let bytes = files.reduce(0) { $0 + ($1.group == number ? $1.bytes : 0) }
            if bytes != group.amount.bytes { wrong.append("files of \(group.name)") }
        }
        return wrong
    }
}

/// A small tree whose analysis is known by heart.
final class AnalyzedTree: Sendable {
    let folder: TemporaryFolder
    var path: String { folder.path }

    init() throws { folder = try TemporaryFolder() }

    @discardableResult
    func write(_ text: String, _ path: String) throws -> AnalyzedTree {
        try folder.write(text, to: path)
        return self
    }

    @discardableResult
    func install(
        _ name: String, _ version: String = "1.0", requires: [String] = [], isRequested: Bool = false,
        files: [String: String], site: String = "python"
    ) throws -> AnalyzedTree {
        let info = "\(name)-\(version).dist-info"
        var all = files
        all["\(info)/METADATA"] =
            "Metadata-Version: 2.1\nName: \(name)\nVersion: \(version)\n"
            + requires.map { "Requires-Dist: \($0)\n" }.joined()
        all["\(info)/LICENSE"] = "Do what you like with \(name).\n"
        if isRequested { all["\(info)/REQUESTED"] = "" }
        all["\(info)/RECORD"] = (all.keys.sorted() + ["\(info)/RECORD"]).map { "\($0),,\n" }.joined()
        for (path, text) in all { try folder.write(text, to: "\(site)/\(path)") }
        return self
    }

    /// Three distributions and what belongs to none.
    static func usual() throws -> AnalyzedTree {
        try AnalyzedTree()
            .install(
                "app", "2.0", requires: ["lib>=1", "six"], isRequested: true,
                files: [
                    "app/__init__.py": String(repeating: "import lib\n", count: 20_000),
                    "app/tests/test_app.py": String(repeating: "assert 1\n", count: 60_000),
                    "app/conftest.py": "import pytest\n", "app/fast.pyx": String(repeating: "cdef x\n", count: 30_000),
                ]
            ).install(
                "lib", "1.5", requires: ["deep"],
                files: ["lib/__init__.py": String(repeating: "x = 1\n", count: 50_000)]
            )
            .install("deep", files: ["deep.py": String(repeating: "y = 2\n", count: 100_000)])
            .install("six", "1.16", files: ["six.py": "z = 3\n", "lib/shared.py": "s = 1\n"])
            .write("bare\n", "python/bare.py").write("old\n", "python/old.egg-info/PKG-INFO")
    }
}
