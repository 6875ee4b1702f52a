import LayerModel
import LayerSlimKit
import TestSupport
import Testing

struct FateTests {
    private func layer() throws -> SampleLayer {
        try SampleLayer().installText(
            "pkg",
            [
                "pkg/__init__.py": "", "pkg/tests/__init__.py": "", "pkg/tests/data/a.txt": "1", "pkg/tests/b.py": "2",
                "pkg/core.py": "3",
            ])
    }

    @Test func `the last statement that selects a file decides`() throws {
        let plan = try layer().plan(
            """
            remove "pkg/**" because "all"
            keep "pkg/tests/**"
            remove "**/*.txt" because "texts"
            """)
        #expect(plan.keptPaths == ["pkg/tests/__init__.py", "pkg/tests/b.py"])
    }

    @Test func `a keep below a removed folder works`() throws {
        let plan = try layer().plan(
            """
            remove "**/tests/**" because "tests"
            keep "pkg/tests/data/a.txt"
            """)
        #expect(plan.removedPaths == ["pkg/tests/__init__.py", "pkg/tests/b.py"])
    }

    @Test func `except takes files out of a statement's reach`() throws {
        let plan = try layer().plan(#"remove "**/tests/**" except "**/b.py" because "tests""#)
        #expect(plan.removedPaths == ["pkg/tests/__init__.py", "pkg/tests/data/a.txt"])
    }

    @Test func `a rule that is switched off does nothing`() throws {
        let plan = try layer().plan(
            """
            remove "**/tests/**" as tests because "tests"
            without tests
            """)
        #expect(plan.removedPaths.isEmpty)
    }

    @Test func `a distribution goes with what only it required`() throws {
        let layer = try SampleLayer()
            .installText("plot", requires: ["fonts", "shared"], ["plot/__init__.py": ""])
            .installText("fonts", requires: ["glyphs"], isRequested: false, ["fonts/__init__.py": ""])
            .installText("glyphs", isRequested: false, ["glyphs/__init__.py": ""])
            .installText("shared", isRequested: false, ["shared/__init__.py": ""])
            .installText("other", requires: ["shared"], ["other/__init__.py": ""])
        let plan = try layer.plan(#"remove plot because "nothing is drawn""#)
        #expect(plan.keptPaths == ["other/__init__.py", "shared/__init__.py"])
    }

    @Test func `what two removed distributions share goes too`() throws {
        let layer = try SampleLayer()
            .installText("a", requires: ["shared"], ["a/__init__.py": ""])
            .installText("b", requires: ["shared"], ["b/__init__.py": ""])
            .installText("shared", isRequested: false, ["shared/__init__.py": ""])
            .installText("c", ["c/__init__.py": ""])
        let plan = try layer.plan(
            """
            remove a because "1"
            remove b because "2"
            """)
        #expect(plan.keptPaths == ["c/__init__.py"])
    }

    @Test func `a kept distribution that requires a removed one is a warning`() throws {
        let layer = try SampleLayer()
            .installText("app", requires: ["lib>=1"], ["app/__init__.py": ""])
            .installText("lib", isRequested: false, ["lib/__init__.py": ""])
        let plan = try layer.plan(#"remove lib because "x""#)
        let finding = try #require(plan.findings.first { $0.code == .keptNeedsRemoved })
        #expect(finding.severity == .warning)
        #expect(finding.summary == "app requires lib, which the rules remove")
    }

    @Test func `keep metadata decides over the metadata folder and leaves what always stays`() throws {
        let layer = try SampleLayer().installText("pkg", ["pkg/__init__.py": ""])
        _ = try layer.folder.write("x", to: "python/pkg-1.0.dist-info/INSTALLER")
        _ = try layer.folder.write("x", to: "python/pkg-1.0.dist-info/entry_points.txt")
        _ = try layer.folder.write("x", to: "python/pkg-1.0.dist-info/licenses/LICENSE")
        let plan = try layer.plan("keep metadata entry-points")
        let left = plan.analysis.tree.files.indices.filter { plan.isKept($0) }
            .map { "\(plan.analysis.tree.files[$0].path)" }.filter { $0.contains(".dist-info/") }
        #expect(
            left == [
                "pkg-1.0.dist-info/METADATA", "pkg-1.0.dist-info/RECORD", "pkg-1.0.dist-info/WHEEL",
                "pkg-1.0.dist-info/entry_points.txt",
            ])
    }

    @Test func `keep metadata brings no removed distribution back`() throws {
        let layer = try SampleLayer().installText("pkg", ["pkg/__init__.py": ""])
        let plan = try layer.plan(
            """
            remove pkg because "x"
            keep metadata entry-points
            """)
        #expect(plan.analysis.tree.files.indices.allSatisfy { !plan.isKept($0) })
    }

    @Test func `a statement of the user's own that matches nothing is a note, and an error when strict`() throws {
        let rules = #"remove "nothing/here/*" because "x""#
        let plan = try layer().plan(rules)
        #expect(plan.findings.map(\.code) == [.unusedRule])
        #expect(throws: RuleErrors.self) { _ = try layer().plan(rules, isStrict: true) }
    }
}
