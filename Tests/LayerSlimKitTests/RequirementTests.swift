import LayerModel
import LayerSlimKit
import TestSupport
import Testing

struct RequirementTests {
    private func layer() throws -> SampleLayer {
        try SampleLayer().installText(
            "pkg", ["pkg/__init__.py": "", "pkg/sub/mod.py": "", "pkg/DATA": "x", "single.py": ""])
    }

    private func errors(_ rules: String) async throws -> [String] {
        try await layer().apply(rules).findings.filter { $0.severity == .error }.map(\.summary)
    }

    @Test func `what is there is found`() async throws {
        let found = try await errors(
            """
            require module pkg single pkg.sub.mod
            require "pkg/DATA"
            """)
        #expect(found.isEmpty)
    }

    @Test func `a required module that a rule removed is an error`() async throws {
        let found = try await errors(
            """
            remove "pkg/sub/**" because "x"
            require module pkg.sub.mod
            """)
        #expect(found == ["pkg.sub.mod cannot be imported: pkg.sub is not there"])
    }

    @Test func `a required file that a rule removed is an error`() async throws {
        let found = try await errors(
            """
            remove "pkg/DATA" because "x"
            require "pkg/DATA"
            """)
        #expect(found == [#"no file matches "pkg/DATA", which is required"#])
    }

    @Test func `an accepted finding is no error, and an accept that nothing needs is a warning`() async throws {
        let findings = try await layer().apply(
            """
            remove "pkg/DATA" because "x"
            require "pkg/DATA"
            accept LS511 because "known"
            accept LS401 because "never happens"
            """
        ).findings
        #expect(!findings.contains { $0.severity == .error })
        #expect(findings.filter(\.isAccepted).map(\.code) == [.requiredFile])
        #expect(findings.filter { $0.severity == .warning }.map(\.code) == [.unusedAccept])
    }

    @Test func `own limits count what they say`() async throws {
        let found = try await errors(
            """
            limit files < 5
            limit unzipped of pkg <= 10000
            limit largest file < 2 bytes
            """.replacing(" bytes", with: ""))
        #expect(found.count == 2)
        #expect(found.contains { $0.hasPrefix("the layer: files is ") })
        #expect(found.contains { $0.hasPrefix("the layer: largest file is ") })
    }
}
