import LayerModel
import LayerSlimKit
import SystemPackage
import TestSupport
import Testing

/// What kept source asks `importlib.metadata` and `pkg_resources` for, after a rule took it.
@Suite struct MetadataAskTests {
    private static let entryPoints =
        "[codecs]\nzip = pack.zip:Zip\ntar = pack.tar:Tar\n[console_scripts]\npack = pack:main\n"

    private func layer(_ source: String) throws -> SampleLayer {
        try SampleLayer()
            .installText("asker", ["asker/__init__.py": source])
            .installText(
                "pack", version: "2.0",
                ["pack/__init__.py": "", "pack-2.0.dist-info/entry_points.txt": Self.entryPoints])
    }

    private func findings(_ code: FindingCode, of source: String, after rules: String) async throws -> [Finding] {
        try await layer(source).apply(rules).findings.filter { $0.code == code }
    }

    private static let noMetadata = "remove \"pack-*.dist-info/METADATA\" because \"pip reads it\""

    @Test(arguments: [
        ("from importlib.metadata import version as _v\n__version__ = _v('pack')", "error"),
        ("import importlib.metadata\nm = importlib.metadata.metadata('Pack')", "error"),
        ("from importlib_metadata import distribution\ndistribution('pack')", "error"),
        ("from importlib.metadata import version\ndef f():\n    return version('pack')\nx = f()", "error"),
        ("import pkg_resources\npkg_resources.require('pack>=1')", "error"),
        ("from importlib import metadata\ndef f():\n    return metadata.requires('pack')", "error"),
        ("from importlib import metadata\nif __name__ == '__main__':\n    print(metadata.version('pack'))", nil),
        (
            "from importlib.metadata import *\nimport importlib.metadata as m\ntry:\n    m.version('pack')\nexcept m.PackageNotFoundError:\n    pass",
            "warning"
        ),
        (
            "from importlib.metadata import version\ntry:\n    x = 1\nexcept ImportError:\n    version('pack')",
            "warning"
        ),
        ("from importlib.metadata import files\nfiles('pack')", nil),
        ("from importlib.metadata import version\nversion('asker'), version('nosuch'), version(name)", nil),
        ("from packaging.version import version\nversion('pack')", nil), ("def version(x): pass\nversion('pack')", nil),
    ])
    func `who asks for METADATA that is gone`(source: String, severity: String?) async throws {
        let found = try await findings(.metadataGone, of: source, after: Self.noMetadata)
        #expect(found.map(\.severity.rawValue) == (severity.map { [$0] } ?? []))
        if let finding = found.first {
            #expect(finding.summary == "asks for the metadata of pack, which is gone")
            #expect(finding.details.last?.text.hasPrefix("keep \"pack-2.0.dist-info/METADATA\"") ?? false)
        }
    }

    @Test(arguments: [
        ("def f():\n    return version('pack')", "asker/__init__.py:3  return version('pack') (in a function)"),
        (
            "try:\n    version('pack')\nexcept PackageNotFoundError:\n    pass",
            "asker/__init__.py:3  version('pack') (caught)"
        ),
        (
            "try:\n    import x\nexcept OSError:\n    version('pack')",
            "asker/__init__.py:5  version('pack') (in an except)"
        ),
    ])
    func `the place says when it asks`(source: String, place: String) async throws {
        let imports = "from importlib.metadata import PackageNotFoundError, version\n"
        let found = try await findings(.metadataGone, of: imports + source, after: Self.noMetadata)
        #expect(found.map { $0.details.first?.text } == [place])
    }

    @Test func `a module's own name is a literal too, and files are in RECORD`() async throws {
        let source =
            "from importlib.metadata import files, version\n__version__ = version(__name__)\nfiles(__package__)"
        let own = try await findings(.metadataGone, of: source, after: "remove \"asker-*/**\" because \"x\"")
        #expect(
            own.map(\.summary)
                == ["RECORD", "metadata"].map { "asks for the \($0) of asker, which is gone" })
    }

    @Test func `a distribution that went whole is missed only by who is not prepared`() async throws {
        let guarded =
            "from importlib.metadata import version\ntry:\n    version('pack')\nexcept ImportError:\n    pass\n"
        #expect(try await findings(.metadataGone, of: guarded, after: "remove pack because \"x\"").isEmpty)
        let bare = "from importlib.metadata import version\nversion('pack')\n"
        let found = try await findings(.metadataGone, of: bare, after: "remove pack because \"x\"")
        #expect(found.map(\.severity) == [.error])
        #expect(found[0].details.last?.text.hasPrefix("keep \"pack-2.0.dist-info/**\" \"pack/**\"") ?? false)
    }

    @Test func `a tree by itself: code without its metadata`() throws {
        let layer = try SampleLayer()
        let source = "from importlib.metadata import version\nversion('bare'), version('elsewhere')\n"
        try layer.folder.write(source, to: "python/bare/__init__.py")
        var request = CheckRequest(path: layer.path)
        request.target = LambdaTarget("python3.12-arm64")
        let found = try request.run().findings.filter { $0.code == "LS613" }
        #expect(found.map(\.summary) == ["asks for the metadata of bare, which is gone"])
        #expect(found[0].details.map(\.text).last == "install bare with its bare.dist-info")
    }

    @Test(arguments: [
        ("from importlib.metadata import entry_points\neps = entry_points(group='codecs')", "2 plugins of codecs are"),
        (
            "from importlib.metadata import entry_points\nG = 'codecs'\nentry_points().select(group=G)",
            "2 plugins of codecs are"
        ),
        ("import pkg_resources\npkg_resources.iter_entry_points('codecs')", "2 plugins of codecs are"),
        ("from importlib.metadata import entry_points\nentry_points(group='engines')", nil),
        ("from importlib.metadata import entry_points\nentry_points()", nil),
    ])
    func `groups that kept code looks for`(source: String, plugins: String?) async throws {
        let found = try await findings(
            .entryPointsGone, of: source, after: "remove \"**/entry_points.txt\" because \"x\"")
        #expect(found.map(\.summary) == (plugins.map { ["is gone: \($0) not found any more"] } ?? []))
        #expect(found.allSatisfy { $0.severity == .error && $0.path == "pack-2.0.dist-info/entry_points.txt" })
    }

    @Test(arguments: [
        ("def plugins():\n    return entry_points(group='codecs')", "error", "(in a function)"),
        ("try:\n    import fast\nexcept ImportError:\n    entry_points(group='codecs')", "warning", "(in an except)"),
    ])
    func `a group that is looked for perhaps is a warning`(source: String, severity: String, remark: String)
        async throws
    {
        let found = try await findings(
            .entryPointsGone, of: "from importlib.metadata import entry_points\n" + source,
            after: "keep metadata METADATA RECORD because \"x\"\nremove \"**/entry_points.txt\" because \"x\"")
        #expect(found.map(\.severity.rawValue) == [severity])
        #expect(found.first?.details.first?.text.hasSuffix(remark) ?? false)
    }

    @Test func `what a keep of metadata leaves out is a failure at its line`() async throws {
        let rules = """
            remove "**/tests/**" because "nobody runs them here"
            keep metadata METADATA RECORD WHEEL because "importlib.metadata reads them"
            """
        let source = "from importlib.metadata import entry_points\nentry_points(group='codecs')\n"
        let found = try await findings(.entryPointsGone, of: source, after: rules)
        #expect(found.map(\.severity) == [.error])
        #expect(found.first?.cause?.line == 2)
    }

    @Test func `plugins whose code went too are no loss, and a manifest knows names only`() async throws {
        let source = "from importlib.metadata import entry_points\nentry_points(group='codecs')\n"
        #expect(try await findings(.entryPointsGone, of: source, after: "remove pack because \"x\"").isEmpty)
        let layer = try self.layer(source)
        let zip = layer.path.appending("layer.zip")
        _ = try await layer.apply("remove \"**/entry_points.txt\" because \"x\"") {
            $0.settings.output = zip
            $0.settings.isForced = true
        }
        let found = try CheckRequest(path: zip).run().findings.filter { $0.code == "LS614" }
        #expect(found.map(\.severity) == ["note"])
        #expect(found.first?.details.first?.text == "codecs")
    }
}
