import LayerModel
import LayerSlimKit
import SystemPackage
import Testing

/// What is lost and fails no module: features, lazy names, imports for type checkers; and what other layers bring.
@Suite struct LossKindTests {
    private static let package = [
        "pkg/__init__.py": """
        import importlib
        _names = {
            "first": "pkg.kept",
            "second": "pkg.gone",
        }
        def __getattr__(name):
            return getattr(importlib.import_module(_names[name]), name)
        """,
        "pkg/kept.py": "first = 1\n", "pkg/gone.py": "second = 2\n",
        "pkg/fast.py": """
        def fast():
            try:
                import pkg.gone
            except ImportError:
                return None
            return pkg.gone
        """,
        "pkg/typed.py": """
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            from pkg.gone import second
            from pkg import gone, kept
            from pkg.kept import first
        """,
    ]

    private func check(_ files: [String: String], _ rules: String) async throws -> CheckReport {
        let layer = try SampleLayer().installText("pkg", files)
        let zip = layer.path.appending("layer.zip")
        _ = try await layer.apply(rules) {
            $0.settings.output = zip
            $0.settings.isForced = true
        }
        return try CheckRequest(path: zip).run()
    }

    @Test func `lazy names, functions that go without, imports for type checkers`() async throws {
        let report = try await check(Self.package, "remove \"pkg/gone.py\" because \"x\"")
        let found = report.findings.filter { $0.code.hasPrefix("LS50") }.map { finding in
            "\(finding.code) \(finding.severity) \(finding.summary): \(finding.details.first?.text ?? "")"
        }
        #expect(
            found == [
                "LS502 warning pkg.__getattr__ fails when called: no pkg.gone: "
                    + "pkg/__init__.py:4  \"second\": \"pkg.gone\", (in __getattr__)",
                "LS503 note pkg.fast goes without pkg.gone: pkg/fast.py:3  import pkg.gone (in fast)",
            ])
        #expect(report.imports.lost == [])
        #expect(report.imports.typeCheckingOnly == 2)
        #expect(
            try report.rendered(as: .text, showsAll: false)
                .contains("2 imports for type checking only name what is gone\n"))
    }

    @Test func `what another layer brings is neither lost nor missing`() async throws {
        let files = ["pkg/__init__.py": "import star\n"]
        let layer = try SampleLayer().installText("pkg", files).installText("star", ["star/__init__.py": ""])
        let zip = layer.path.appending("layer.zip")
        let rules = "remove star because \"x\"\n"
        _ = try await layer.apply(rules) {
            $0.settings.output = zip
            $0.settings.isForced = true
        }
        let other = try SampleLayer().installText("star", ["star/__init__.py": ""])
        let demand = try ruleSet("require module pkg star\n")
        var request = CheckRequest(path: zip)
        request.rules = demand
        let alone = try request.run()
        #expect(alone.imports.lost == ["pkg"])
        #expect(alone.findings.filter { $0.code == "LS510" }.count == 2)
        request.neighbours = NeighbourPaths(layers: [other.path])
        let beside = try request.run()
        #expect(beside.imports.lost == [])
        #expect(!beside.findings.contains { ["LS501", "LS510"].contains($0.code) })
    }

    @Test func `what the runtime brings is not lost with the layer's own, nor what nobody ever had`() async throws {
        let files = [
            "dateutil/__init__.py": "HAS_EXTRA = False\n", "dateutil/tz.py": "", "dateutil/zones.bin": "x",
            "app.py": "from dateutil import tz\n",
            "extra.py": "from dateutil import HAS_EXTRA\nif HAS_EXTRA:\n    import never_installed\n",
        ]
        let report = try await check(files, "remove \"dateutil/*.py\" because \"the runtime has it\"")
        #expect(report.imports.lost == [])
    }

    @Test func `what fails behind a failure is mended in the same round`() async throws {
        let files = [
            "pkg/__init__.py": "from pkg.aid.runner import run\n",
            "pkg/aid/__init__.py": "",
            "pkg/aid/runner.py": """
            from pathlib import Path
            def run(): pass
            TEXT = (Path(__file__).parent / "words.txt").read_text()
            """,
            "pkg/aid/words.txt": "one",
            "pkg/sub/__init__.py": "import pkg.missing\n", "pkg/missing.py": "",
            "pkg/uses.py": "from pkg.sub.part import x\n", "pkg/sub/part.py": "x = 1\n",
        ]
        let rules = """
            remove "pkg/aid/**" because "x"
            remove "pkg/missing.py" "pkg/sub/part.py" because "x"

            """
        let first = try await SampleLayer().installText("pkg", files).apply(rules)
        let lines = first.findings.flatMap(\.details).filter { $0.label == "mend" }.map { detail in
            detail.text.split(separator: "  +")[0]
        }
        #expect(first.hasErrors)
        #expect(lines.contains("keep \"pkg/aid/words.txt\"") && lines.contains("keep \"pkg/sub/part.py\""))
        let second = try await SampleLayer().installText("pkg", files).apply(rules + lines.joined(separator: "\n"))
        #expect(second.findings.filter { $0.severity == .error } == [])
    }
}
