import LayerModel
import LayerSlimKit
import SystemPackage
import TestSupport
import Testing

/// What kept source asks for by literal names, after a rule took it: files, models of services.
@Suite struct LiteralCheckTests {
    /// The findings of one code that the layer has after `rules`.
    private func findings(_ code: FindingCode, of layer: SampleLayer, after rules: String) async throws -> [Finding] {
        try await layer.apply(rules).findings.filter { $0.code == code }
    }

    private func sky(_ source: String, _ files: [String: String] = [:]) throws -> SampleLayer {
        try SampleLayer().installText("sky", files.merging(["sky/__init__.py": source]) { $1 })
    }

    @Test func `astropy's CITATION: the import of the package reads it`() async throws {
        let source = """
            from pathlib import Path

            def _get_bibtex():
                refs = (Path(__file__).parent / "CITATION").read_text().split("@ARTICLE")[1:]
                return refs[0] if refs else ""

            __citation__ = _get_bibtex()
            """
        let layer = try sky(source, ["sky/CITATION": "@ARTICLE{a}"])
        let findings = try await findings(.dataFileGone, of: layer, after: "remove \"**/CITATION*\" because \"text\"")
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.severity == .error)
        #expect(finding.path == "sky/__init__.py")
        #expect(finding.summary == "reads a file that is gone: CITATION")
        #expect(
            finding.details.map { "\($0.label)|\($0.text)" } == [
                "where|sky/__init__.py:4",
                #"|refs = (Path(__file__).parent / "CITATION").read_text().split("@ARTICL…"#,
                #"gone|test.rules:1  remove "**/CITATION*""#,
                #"mend|keep "sky/CITATION"  +11 bytes"#,
            ])
    }

    @Test(arguments: [
        (#"t = open(join(here, "data", "a.dat")).read()"#, "error"),
        (#"t = get_pkg_data_contents("data/a.dat")"#, "error"),
        (#"t = files("sky.data").joinpath("a.dat").read_text()"#, "error"),
        ("D = here / 'data'\nA = D / 'a.dat'\nt = open(A)", "error"),
        ("D = here / 'data'\nA = D / 'a.dat'\n", "warning"),
        ("def f():\n    return pkgutil.get_data('sky', 'data/a.dat')", "warning"),
        ("try:\n    t = open('data/a.dat')\nexcept OSError:\n    t = None", "warning"),
        ("try:\n    t = x()\nexcept KeyError:\n    t = open('data/a.dat')", "warning"),
        ("if TYPE_CHECKING:\n    t = open('data/a.dat')", nil),
        // Names that lead elsewhere, or nowhere.
        ("t = open('a.dat')", nil), ("t = open('other/a.dat')", nil), ("# data/a.dat", nil),
        ("'''data/a.dat'''", nil), ("t = open('data/a.data')", nil), (#"t = open(f"data/{n}.dat")"#, nil),
    ])
    func `which literals name a file, and when it is read`(source: String, severity: String?) async throws {
        let layer = try sky(source, ["sky/data/a.dat": "1"])
        let findings = try await findings(.dataFileGone, of: layer, after: "remove \"**/*.dat\" because \"data\"")
        #expect(findings.map(\.severity.rawValue) == (severity.map { [$0] } ?? []))
    }

    @Test func `a nearer file of the same name is the one that is meant`() async throws {
        let layer = try sky("", ["sky/sub/__init__.py": "t = open('a.dat')", "sky/a.dat": "1", "sky/sub/a.dat": "2"])
        let kept = "remove \"sky/a.dat\" because \"data\""
        #expect(try await findings(.dataFileGone, of: layer, after: kept).isEmpty)
        let gone = "remove \"sky/sub/a.dat\" because \"data\""
        #expect(try await findings(.dataFileGone, of: layer, after: gone).count == 1)
    }

    @Test func `data of tests, build scripts and losses that are told`() async throws {
        let layer = try sky(
            "def f():\n    return open('tests/data/x.xml'), open('notes.txt')",
            [
                "sky/tests/test_x.py": "open('data/x.xml')", "sky/tests/data/x.xml": "1", "sky/notes.txt": "2",
                "sky/setup_package.py": "S = 'src/x.c'", "sky/src/x.c": "3",
            ])
        let rules = """
            remove "**/tests/**" "**/*.c" because "not needed"
            remove "**/*.txt" loses "notes" because "long"
            """
        let findings = try await findings(.dataFileGone, of: layer, after: rules)
        #expect(findings.map(\.severity) == [.note])
        #expect(findings[0].summary == "reads 2 files that are gone: notes.txt and 1 other")
    }

    @Test func `many files of one module are one finding, and their rule mends it`() async throws {
        let zones = (1...6).map { "Zone/Z\($0)" }
        let layer = try sky(
            "def f(z):\n    return open(join('zones', z))\nALL = \(zones)\n",
            Dictionary(uniqueKeysWithValues: zones.map { ("sky/zones/\($0)", "1") }))
        let named = "remove \"sky/zones/**\" as zones because \"many\""
        let findings = try await findings(.dataFileGone, of: layer, after: named)
        #expect(findings.map(\.summary) == ["reads 6 files that are gone: zones/Zone/Z1 and 5 others"])
        #expect(findings[0].details.last?.text == "without zones  +6 bytes")
        let unnamed = try await self.findings(.dataFileGone, of: layer, after: "remove \"sky/zones/**\" because \"x\"")
        #expect(unnamed[0].details.last?.text == "keep \"sky/zones/Zone/**\"  +6 bytes")
    }

    private static let botocore: [String: String] = [
        "botocore/__init__.py": "", "botocore/session.py": "def f(loader):\n    loader.load_data('endpoints')\n",
        "botocore/data/endpoints.json": "{}", "botocore/data/s3/2006/service-2.json.gz": "1",
        "botocore/data/s3/2006/endpoint-rule-set-1.json.gz": "1", "botocore/data/glue/2017/service-2.json.gz": "22",
        "botocore/data/glue/2017/endpoint-rule-set-1.json.gz": "1", "botocore/data/glue/2017/waiters-2.json": "1",
        "boto3/__init__.py": "", "boto3/data/s3/2006/resources-1.json": "1",
    ]

    private func cloud(_ source: String) throws -> SampleLayer {
        try SampleLayer().installText("botocore", Self.botocore).installText("job", ["job.py": source])
    }

    @Test(arguments: [
        ("import boto3\nc = boto3.client('glue')", "error"),
        ("import boto3\ndef f():\n    return boto3.client(service_name='glue')", "warning"),
        ("def f(session):\n    return session.create_client('glue')", "warning"),
        ("from boto3 import Session\ndef f():\n    return Session().client('glue')", "warning"),
        ("import boto3\nNAME = 'glue'\ndef f():\n    return boto3.client(NAME)", "warning"),
        ("import boto3\nc = boto3.client('s3')", nil), ("import boto3\nc = boto3.client('nosuch')", nil),
        ("import redis\nc = redis.client('glue')", nil), ("import boto3\nc = boto3.client(name)", nil),
    ])
    func `clients of a service whose model is gone`(source: String, severity: String?) async throws {
        let rules = "remove \"botocore/data/glue/**\" as glue because \"unused\""
        let findings = try await findings(.serviceGone, of: cloud(source), after: rules)
        #expect(findings.map(\.severity.rawValue) == (severity.map { [$0] } ?? []))
        if let finding = findings.first {
            #expect(finding.summary == "asks for the AWS service glue, whose model is gone")
            #expect(finding.path == "job.py")
            #expect(finding.details.suffix(2).map(\.label) == ["gone", "mend"])
            #expect(finding.details.last?.text == "without glue  +4 bytes")
        }
    }

    @Test func `a client can do without waiters, not without endpoints, and a resource needs boto3's description`()
        async throws
    {
        let layer = try cloud("import boto3\ndef f():\n    boto3.client('glue'), boto3.resource('s3')")
        #expect(
            try await findings(.serviceGone, of: layer, after: "remove \"**/waiters-2.json\" because \"x\"").isEmpty)
        let endpoints = try await findings(
            .serviceGone, of: layer, after: "remove \"**/endpoint-rule-set-1*\" because \"x\"")
        #expect(
            endpoints.map(\.summary) == ["glue", "s3"].map { "asks for the AWS service \($0), whose model is gone" })
        let resources = try await findings(
            .serviceGone, of: layer, after: "remove \"**/resources-1.json\" because \"x\"")
        #expect(resources.count == 1)
    }

    @Test func `the function's code makes clients too, unless it has a botocore of its own`() async throws {
        let layer = try cloud("")
        let output = layer.path.appending("slim")
        _ = try await layer.apply("remove \"botocore/data/glue/**\" because \"unused\"") {
            $0.settings.treeOutput = output
        }
        let function = try TemporaryFolder()
        try function.write("import boto3\n\nglue = boto3.client('glue')\n", to: "handler.py")
        var request = CheckRequest(path: output)
        request.neighbours = NeighbourPaths(function: FilePath(function.path))
        let found = try request.run().findings.filter { $0.code == "LS620" }
        #expect(found.map(\.severity) == ["error"])
        #expect(found.map(\.path) == ["handler.py"])
        try function.write("", to: "botocore/__init__.py")
        #expect(try !request.run().findings.contains { $0.code == "LS620" })
    }

    @Test func `botocore's own data goes by names without a suffix, and the runtime's botocore has its own`()
        async throws
    {
        let layer = try cloud("import boto3\ndef f():\n    return boto3.client('glue')")
        let data = try await findings(.dataFileGone, of: layer, after: "remove \"botocore/data/*.json\" because \"x\"")
        #expect(data.map(\.path) == ["botocore/session.py"])
        let rules = "remove botocore because \"the runtime's\""
        #expect(try await findings(.dataFileGone, of: layer, after: rules).isEmpty)
        #expect(try await findings(.serviceGone, of: layer, after: rules).isEmpty)
    }
}
