import PythonPackages
import RuleLanguage
import SlimDiagnostics
import SlimFiles
import Testing

/// What statements say once they are read.
@Suite struct StatementTests {
    private func statement(_ rules: String) -> Statement? { load(rules).ruleSet?.statements.first }

    private func installed(_ versions: KeyValuePairs<String, String>) throws -> [NormalizedName: Version] {
        var result: [NormalizedName: Version] = [:]
        for (name, version) in versions { result[NormalizedName(name)] = try Version(parsing: version) }
        return result
    }

    @Test func `a block counts where one of its distributions is installed`() throws {
        let rule = statement("package Boto3 botocore\n  keep \"a.py\"\nend")
        #expect(rule?.isActive(installed: [:]) == false)
        #expect(rule?.isActive(installed: try installed(["botocore": "1"])) == true)
        #expect(rule?.isActive(installed: try installed(["boto3": "1"])) == true)
        #expect(rule?.activity(installed: [:]) == .absent([NormalizedName("boto3"), NormalizedName("botocore")]))
    }

    @Test func `a condition looks at the version of the block's distribution`() throws {
        let rule = statement("package pytest\n  keep \"a.py\" when >=8,<9\nend")
        #expect(rule?.condition?.text == ">=8,<9")
        for (version, isActive) in [("8.0", true), ("8.1rc1", true), ("9.0", false), ("9.0rc1", false), ("7", false)] {
            #expect(rule?.isActive(installed: try installed(["pytest": version])) == isActive, "\(version)")
        }
        let nine = try Version(parsing: "9.0")
        #expect(
            rule?.activity(installed: [NormalizedName("pytest"): nine])
                == .outsideCondition(NormalizedName("pytest"), nine))
    }

    @Test func `a condition outside of a block names its distribution`() throws {
        let rule = statement("keep \"a.py\" when Ruamel.yaml\n  >= 0.17, < 0.19")
        #expect(rule?.condition?.distribution == NormalizedName("ruamel-yaml"))
        #expect(rule?.isActive(installed: try installed(["ruamel-yaml": "0.18"])) == true)
        #expect(rule?.isActive(installed: try installed(["ruamel-yaml": "0.19"])) == false)
        #expect(rule?.isActive(installed: [:]) == false)
    }

    @Test func `a rule is the same when its line moves, and another when its text does`() {
        let first = statement("\n\nremove   \"a/**\"  # old\n  because \"x\"")
        let second = statement("remove \"a/**\" because \"x\"")
        let third = statement("remove \"a/**\" because \"y\"")
        #expect(first?.identity == second?.identity)
        #expect(second?.identity != third?.identity)
        #expect(second?.identity == "layers/geo.rules: remove \"a/**\" because \"x\"")
        #expect(statement("remove \"b\\.py\" as b because \"x\"")?.identity == "b")
    }

    @Test func `a statement's place spans all of its lines`() {
        let rule = statement("# top\n  keep \"a.py\"\n    because \"x\"\nkeep \"b.py\"")
        #expect(rule?.location.description == "layers/geo.rules:2")
        #expect(rule.map { $0.location.source.text.text(in: $0.location.span) } == "keep \"a.py\"\n    because \"x\"")
    }

    @Test func `files are selected by globs and not by exceptions`() {
        guard
            case .remove(let rule) = statement(
                #"remove "a/**" "b.py" except "a/x/**" except "**/keep.py" because "y""#)?.rule
        else {
            Issue.record("no remove")
            return
        }
        for path: BytePath in ["a/b", "b.py", "a/b/c.py"] { #expect(rule.selects(path), "\(path)") }
        for path: BytePath in ["a/x/b", "a/keep.py", "c.py"] { #expect(!rule.selects(path), "\(path)") }
    }

    @Test func `every subject of remove is read`() {
        func subject(_ words: String) -> RemoveRule.Subject? {
            guard case .remove(let rule) = statement("remove \(words) because \"x\"")?.rule else { return nil }
            return rule.subject
        }
        #expect(subject("PyYAML Jinja2") == .distributions([NormalizedName("pyyaml"), NormalizedName("jinja2")]))
        #expect(subject("Orphan") == .distributions([NormalizedName("orphan")]))
        #expect(subject("orphan libraries") == .orphanLibraries)
        #expect(subject("unrequired") == .unrequired)
        #expect(subject("unreached") == .unreached)
        #expect(subject("provided-by runtime") == .providedBy(.runtime))
        guard case .providedBy(.layer(let path, _)) = subject("provided-by \"../base.zip\"") else {
            Issue.record("no layer")
            return
        }
        #expect(path == "../base.zip")
    }

    @Test func `metadata that always stays is part of every keep metadata`() {
        guard case .keep(let rule) = statement("keep metadata sboms")?.rule else {
            Issue.record("no keep")
            return
        }
        #expect(rule.subject == .metadata([.metadata, .record, .wheel, .sboms]))
        let kinds: KeyValuePairs<String, MetadataKind?> = [
            "METADATA": .metadata, "entry_points.txt": .entryPoints, "top_level.txt": .topLevel,
            "LICENSE.txt": .licences, "LICENCE": .licences, "licenses/a/b.txt": .licences, "AUTHORS.rst": .licences,
            "License.txt": .licences, "license_files/COPYING": .licences,
            "sboms/x.json": .sboms, "direct_url.json": .directURL, "REQUESTED": .requested, "zip-safe": nil,
        ]
        for (path, kind) in kinds { #expect(MetadataKind(pathInDistInfo: Array(path.utf8)) == kind, "\(path)") }
    }

    @Test func `strip, require and accept hold what was written`() {
        guard case .strip(let strip) = statement(#"strip nothing "a/**" except "a/b.so""#)?.rule,
            case .require(.modules(let modules)) = statement("require module a.b _c")?.rule,
            case .accept(let accept) = statement(#"accept LS501 LS401 numpy "a/**" because "x""#)?.rule
        else {
            Issue.record("not read")
            return
        }
        #expect(!strip.strips && strip.selects("a/c.so") && !strip.selects("a/b.so"))
        #expect(modules.map(\.name) == ["a.b", "_c"])
        #expect(accept.accepts("LS401", path: "a/x.py", distribution: nil))
        #expect(accept.accepts("LS501", path: nil, distribution: NormalizedName("numpy")))
        #expect(!accept.accepts("LS501", path: "b.py", distribution: NormalizedName("scipy")))
        #expect(!accept.accepts("LS502", path: "a/x.py", distribution: nil))
    }
}
