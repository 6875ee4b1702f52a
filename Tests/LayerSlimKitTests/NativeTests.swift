import LayerModel
import LayerSlimKit
import TestSupport
import Testing

struct NativeTests {
    private func library(_ soname: String? = nil, needs: [String] = []) -> [UInt8] {
        var builder = ELFBuilder()
        builder.soname = soname
        builder.needed = needs
        builder.runpath = "$ORIGIN/../pkg.libs:$ORIGIN"
        return builder.link()
    }

    private let rules = #"remove orphan libraries because "nothing loads them""#

    private func layer(source: String = "", needs: [String] = ["libused.so.1"]) throws -> SampleLayer {
        try SampleLayer().install(
            "pkg",
            files: [
                "pkg/__init__.py": Array(source.utf8),
                "pkg/core.cpython-312-x86_64-linux-gnu.so": library(needs: needs + ["libc.so.6"]),
                "pkg.libs/libused.so.1": library("libused.so.1", needs: ["libdeep.so.2"]),
                "pkg.libs/libdeep.so.2": library("libdeep.so.2"),
                "pkg.libs/libdead.so.3": library("libdead.so.3", needs: ["libdeader.so.4"]),
                "pkg.libs/libdeader.so.4": library("libdeader.so.4"),
            ])
    }

    @Test func `libraries that nothing loads go, those behind them too`() throws {
        let plan = try layer().plan(rules)
        #expect(plan.removedPaths == ["pkg.libs/libdead.so.3", "pkg.libs/libdeader.so.4"])
    }

    @Test func `a library that kept source names is no orphan, nor is what it needs`() throws {
        let plan = try layer(source: "ctypes.CDLL('libdead.so.3')").plan(rules)
        #expect(plan.removedPaths.isEmpty)
    }

    @Test func `a library that a keep names is no orphan`() throws {
        let plan = try layer().plan("keep \"pkg.libs/libdeader*\"\n" + rules)
        #expect(plan.removedPaths == ["pkg.libs/libdead.so.3"])
    }

    @Test func `libraries of a removed module are orphans`() throws {
        let plan = try layer().plan("remove \"pkg/core.*\" because \"x\"\n" + rules)
        #expect(plan.keptPaths == ["pkg/__init__.py"])
    }

    @Test func `a needed library that a rule removed fails the check and names the rule and the mend`() async throws {
        let outcome = try await layer().apply(#"remove "pkg.libs/libdeep*" because "x""#)
        let finding = try #require(outcome.findings.first { $0.code == .missingLibrary })
        #expect(finding.severity == .error)
        #expect(finding.summary == "one file needs libdeep.so.2, which is neither in the layer nor in the runtime")
        #expect(finding.details.map(\.label) == ["where", "gone", "mend"])
        #expect(finding.details[0].text == "pkg.libs/libused.so.1")
        #expect(finding.details[1].text == #"test.rules:1  remove "pkg.libs/libdeep*""#)
        #expect(finding.details[2].text.hasPrefix(#"keep "pkg.libs/libdeep.so.2""#))
        #expect(outcome.archive == nil)
    }

    @Test func `a library for another machine fails the check`() async throws {
        var builder = ELFBuilder()
        builder.machine = 183
        let layer = try SampleLayer().install("pkg", files: ["pkg/lib.so": builder.link(), "pkg/other.so": library()])
        let outcome = try await layer.apply("")
        #expect(outcome.findings.filter { $0.severity == .error }.map(\.code) == [.wrongMachine])
    }

    @Test func `an extension module of another Python fails the check`() async throws {
        let layer = try SampleLayer().install(
            "pkg",
            files: [
                "pkg/core.cpython-311-x86_64-linux-gnu.so": library(),
                "pkg/fast.cpython-312-x86_64-linux-gnu.so": library(),
            ])
        let outcome = try await layer.apply("")
        #expect(outcome.findings.filter { $0.severity == .error }.map(\.code) == [.foreignExtension])
    }

    @Test func `a library whose version looks like a tag is no extension module`() async throws {
        // As numpy 1.26 ships OpenBLAS.
        let layer = try SampleLayer().install(
            "pkg", files: ["pkg.libs/libopenblas64_p-r0-0cf96a72.3.23.dev.so": library()])
        let outcome = try await layer.apply("")
        #expect(!outcome.hasErrors)
    }

    @Test func `an extension module of another interpreter fails the check`() async throws {
        var builder = ELFBuilder()
        builder.exports = ["PyInit_core"]
        let layer = try SampleLayer().install(
            "pkg", files: ["pkg/core.pypy310-pp73-x86_64-linux-gnu.so": builder.link()])
        let outcome = try await layer.apply("")
        #expect(outcome.findings.filter { $0.severity == .error }.map(\.code) == [.foreignExtension])
    }
}
