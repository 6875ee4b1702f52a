import LayerModel
import LayerSlimKit
import RuleLanguage
import SlimDiagnostics
import SlimFiles
import SystemPackage
import TestSupport
import ZipContainer

/// A small layer on disk, made distribution by distribution as pip would.
final class SampleLayer: Sendable {
    let folder: TemporaryFolder

    /// The layer root.
    var path: FilePath { FilePath(folder.path) }

    init() throws { folder = try TemporaryFolder() }

    /// - Parameter files: content by path from the site root.
    @discardableResult
    func install(
        _ name: String, version: String = "1.0", requires: [String] = [], isRequested: Bool = true,
        files: [String: [UInt8]]
    ) throws -> SampleLayer {
        let info = "\(name)-\(version).dist-info"
        var all = files
        all["\(info)/METADATA"] = Array(
            ("Metadata-Version: 2.1\nName: \(name)\nVersion: \(version)\n"
                + requires.map { "Requires-Dist: \($0)\n" }.joined()).utf8)
        all["\(info)/WHEEL"] = Array("Wheel-Version: 1.0\nRoot-Is-Purelib: true\n".utf8)
        if isRequested { all["\(info)/REQUESTED"] = [] }
        var record = ""
        for (path, bytes) in all.sorted(by: { $0.key < $1.key }) {
            record += "\(path),sha256=\(try SHA256.digest(of: bytes).urlSafeBase64),\(bytes.count)\n"
        }
        all["\(info)/RECORD"] = Array((record + "\(info)/RECORD,,\n").utf8)
        for (path, bytes) in all { _ = try folder.write(bytes, to: "python/\(path)") }
        return self
    }

    func installText(
        _ name: String, version: String = "1.0", requires: [String] = [], isRequested: Bool = true,
        _ files: [String: String]
    ) throws -> SampleLayer {
        try install(
            name, version: version, requires: requires, isRequested: isRequested,
            files: files.mapValues { Array($0.utf8) })
    }

    /// The plan that rules make for this layer. The rules are a user's own.
    func plan(_ rules: String, isStrict: Bool = false) throws -> SlimmingPlan {
        var pipeline = try pipeline(rules)
        pipeline.settings.isStrict = isStrict
        return try pipeline.plan(path)
    }

    func apply(_ rules: String, _ adjust: (inout Pipeline) -> Void = { _ in }) async throws -> ApplyOutcome {
        var pipeline = try pipeline(rules)
        adjust(&pipeline)
        return try await pipeline.run(try pipeline.plan(path))
    }

    private func pipeline(_ rules: String) throws -> Pipeline {
        let source = RuleSource(name: "test.rules", bytes: Array(rules.utf8), isBuiltin: false)
        let result = RuleLoader { _, _ in .notFound(tried: []) }.load(source)
        guard let ruleSet = result.ruleSet else { throw RuleErrors(diagnostics: result.diagnostics) }
        var verifier = Verifier()
        verifier.rules = ruleSet
        return Pipeline(
            rules: ruleSet, analyzer: Analyzer(target: LambdaTarget("python3.12-x86_64")), verifier: verifier,
            zip: ZipOptions())
    }
}

extension SlimmingPlan {
    /// Paths that a plan leaves in the layer, metadata folders aside.
    var keptPaths: [String] { paths { if case .kept = $0 { true } else { false } } }

    var removedPaths: [String] { paths { if case .removed = $0 { true } else { false } } }

    private func paths(_ matches: (Fate) -> Bool) -> [String] {
        analysis.tree.files.indices.filter { matches(fates[$0]) }.map { "\(analysis.tree.files[$0].path)" }
            .filter { !$0.contains(".dist-info/") }
    }
}

/// The drawings of the diagnostics that an operation ends with; empty where it succeeds.
func drawings(of operation: () throws -> Void) rethrows -> String {
    do {
        try operation()
        return ""
    } catch let errors as RuleErrors {
        return DiagnosticRenderer().render(errors.diagnostics)
    }
}
