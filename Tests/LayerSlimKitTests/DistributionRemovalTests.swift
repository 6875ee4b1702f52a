import LayerModel
import LayerSlimKit
import SystemPackage
import TestSupport
import Testing

struct DistributionRemovalTests {
    private func layer() throws -> SampleLayer {
        try SampleLayer()
            .installText("app", requires: ["six"], ["app/__init__.py": ""])
            .installText("six", version: "1.17.0", isRequested: false, ["six.py": ""])
            .installText("stray", isRequested: false, ["stray/__init__.py": ""])
    }

    @Test func `what no root requires is unrequired`() throws {
        let plan = try layer().plan(#"remove unrequired because "nobody asked""#)
        #expect(plan.removedPaths == ["stray/__init__.py"])
    }

    @Test func `what the runtime brings can go`() throws {
        let plan = try layer().plan(#"remove provided-by runtime because "Lambda has it""#)
        #expect(plan.removedPaths == ["six.py"])
        // A kept distribution that requires it still gets it; the check of requirements says so.
        #expect(plan.findings.map(\.code) == [])
    }

    @Test func `what another layer brings in the same version goes`() throws {
        let other = try SampleLayer().installText("stray", ["stray/__init__.py": ""])
        let plan = try layer().plan(#"remove provided-by "\#(other.path)" because "the base layer has it""#)
        #expect(plan.removedPaths == ["stray/__init__.py"])
    }

    @Test func `another version in another layer is an error that names both`() throws {
        let other = try SampleLayer().installText("stray", version: "2.0", ["stray/__init__.py": ""])
        let error = #expect(throws: StageError.self) {
            _ = try layer().plan(#"remove provided-by "\#(other.path)" because "x""#)
        }
        #expect(error?.cause == .usage)
        #expect(error?.message.hasSuffix("brings stray 2.0, this layer 1.0") ?? false)
    }

    @Test func `extras bring requirements only where they are asked for`() throws {
        let layer = try SampleLayer()
            .installText("app", requires: ["lib[fast]"], ["app/__init__.py": ""])
            .installText(
                "lib", requires: [#"speed; extra == "fast""#, #"docs; extra == "docs""#], isRequested: false,
                ["lib/__init__.py": ""]
            )
            .installText("speed", isRequested: false, ["speed/__init__.py": ""])
            .installText("docs", isRequested: false, ["docs/__init__.py": ""])
        let plan = try layer.plan(#"remove unrequired because "x""#)
        #expect(plan.removedPaths == ["docs/__init__.py"])
    }
}
