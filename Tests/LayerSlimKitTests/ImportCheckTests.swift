import LayerModel
import LayerSlimKit
import SlimFiles
import SystemPackage
import TestSupport
import Testing

/// Imports that rules break, one finding for each thing that is gone.
@Suite struct ImportCheckTests {
    /// As published: `astropy/__init__.py` imports its test runner, `numpy.testing` a helper of its tests.
    private func layer() throws -> SampleLayer {
        try SampleLayer().installText(
            "star",
            [
                "star/__init__.py": "import os\nfrom .tests.runner import Runner\n",
                "star/tests/__init__.py": "",
                "star/tests/runner.py": "from .helper import help\nclass Runner: pass\n",
                "star/tests/helper.py": "def help(): pass\n",
                "star/tests/test_star.py": "import pytest\n",
                "star/math.py": "", "star/data.bin": "x",
            ]
        ).installText(
            "health", ["health/__init__.py": "try:\n    import star\nexcept ValueError:\n    pass\n"]
        ).installText(
            "num",
            [
                "num/__init__.py": "def test():\n    from num.tests import run\n    return run()\n",
                "num/fast.py": "try:\n    from num._speed import go\nexcept ImportError:\n    go = None\n",
                "num/_speed.py": "def go(): pass\n",
                "num/lazy.py": "def start():\n    import num._speed\nstart()\n",
                "num/names.py": "try:\n    from num._speed import go\nexcept ImportError:\n    pass\n",
                "num/uses.py": "from num.names import go\n",
                "num/typed.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from num._speed import go\n",
                "num/tests/__init__.py": "def run(): pass\n", "num/_private.py": "import num.tests\n",
            ])
    }

    private func findings(_ rules: String) async throws -> [String] {
        try await layer().apply(rules) { $0.settings.hasManifest = false }.findings.filter {
            $0.code.rawValue.hasPrefix("LS50")
        }.flatMap { finding in
            ["\(finding.code.rawValue) \(finding.severity.rawValue)  \(finding.summary)"]
                + finding.details.map { "  \($0.label)  \($0.text)" }
        }
    }

    @Test func `what a module needs is named, with who fails through it and what brings it back`() async throws {
        #expect(
            try await findings("remove \"star/tests/**\" because \"x\"") == [
                "LS501 error  star cannot be imported, and health through it",
                "  where  star/__init__.py:2  from .tests.runner import Runner",
                "  gone  test.rules:1  remove \"star/tests/**\"",
                "  mend  keep \"star/tests/{__init__,helper,runner}.py\"  +61 bytes",
            ])
    }

    @Test func `the lines that mend make the rules pass`() async throws {
        let rules = "remove \"star/tests/**\" \"num/_speed.py\" \"num/tests/**\" because \"x\"\n"
        let mends = try await findings(rules).filter { $0.hasPrefix("  mend") }.map { line in
            String(line.dropFirst("  mend  ".count).prefix(while: { $0 != "+" }))
        }
        #expect(mends.count > 2)
        #expect(try await findings(rules + mends.joined(separator: "\n")).isEmpty)
    }

    @Test func `functions that run at import, lost names and caught failures are told apart`() async throws {
        #expect(
            try await findings("remove \"num/_speed.py\" because \"x\"") == [
                "LS501 error  num.lazy cannot be imported, and num.uses through it",
                "  where  num/lazy.py:2  import num._speed (in start)",
                "  also  num/names.py:2  from num._speed import go",
                "  gone  test.rules:1  remove \"num/_speed.py\"",
                "  mend  keep \"num/_speed.py\"  +15 bytes",
                "LS503 note  num.fast goes without num._speed",
                "  where  num/fast.py:2  from num._speed import go",
                "  also  num/names.py:2  from num._speed import go",
                "  gone  test.rules:1  remove \"num/_speed.py\"",
                "  mend  keep \"num/_speed.py\"  +15 bytes",
            ])
    }

    @Test func `a function that fails when called is a warning, an internal module that nobody imports a note`()
        async throws
    {
        #expect(
            try await findings("remove \"num/tests/**\" because \"x\"")
                == [
                    "LS501 note  num._private cannot be imported",
                    "  where  num/_private.py:1  import num.tests",
                    "  gone  test.rules:1  remove \"num/tests/**\"",
                    "  mend  keep \"num/tests/__init__.py\"  +16 bytes",
                    "LS502 warning  num.test fails when called: no num.tests",
                    "  where  num/__init__.py:2  from num.tests import run (in test)",
                    "  gone  test.rules:1  remove \"num/tests/**\"",
                    "  mend  keep \"num/tests/__init__.py\"  +16 bytes",
                ].sortedBySeverity)
    }

    @Test func `a loss that the rule declares is a note, and one that is accepted too`() async throws {
        let declared = try await findings(
            "remove \"star/tests/**\"\n  because \"x\"\n  loses \"star, health\"")
        #expect(declared.first == "LS501 note  star cannot be imported, as the rule says")
        let accepted = try await findings(
            "remove \"star/tests/**\" because \"x\"\naccept LS501 \"star/**\" because \"known\"")
        #expect(accepted.first == "LS501 note  star cannot be imported, and health through it")
    }

    @Test func `a required module must import with all that it imports`() async throws {
        let outcome = try await layer().apply(
            "remove \"star/tests/**\" because \"x\"\nrequire module health")
        #expect(
            outcome.findings.first { $0.code == .requiredModule }?.summary
                == "health cannot be imported: star.tests is gone")
    }

    @Test func `a manifest alone tells as much`() async throws {
        let sample = try layer()
        let zip = sample.path.appending("layer.zip")
        _ = try await sample.apply("remove \"star/tests/**\" because \"x\"") {
            $0.settings.output = zip
            $0.settings.isForced = true
        }
        let found = try CheckRequest(path: zip).run().findings.filter { $0.code == "LS501" }
        #expect(found.map(\.summary) == ["star cannot be imported, and health through it"])
        #expect(found.first?.details.last?.text.hasPrefix("keep \"star/tests/") == true)
    }

    @Test func `without anything to compare with, a module that its own package lacks is a warning`() throws {
        let layer = try SampleLayer().installText(
            "pkg",
            ["pkg/__init__.py": "from pkg.core import x\nimport absent\nimport pkg.never\n", "pkg/core.py": "x = 1\n"])
        removeFile(layer.path.appending("python/pkg/core.py"))
        let found = try CheckRequest(path: layer.path).run().findings.filter { $0.code.hasPrefix("LS50") }
        #expect(
            found.map { "\($0.code) \($0.severity) \($0.summary)" } == [
                "LS506 warning pkg imports pkg.core, which is not there",
                "LS506 note pkg imports pkg.never, which is not there",
            ])
    }
}

extension [String] {
    /// Findings with their details in the order of reports: notes last.
    fileprivate var sortedBySeverity: [String] {
        let notes = prefix(4)
        return Array(dropFirst(4) + notes)
    }
}
