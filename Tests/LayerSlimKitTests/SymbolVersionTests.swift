import ELFFormat
import LayerModel
import LayerSlimKit
import TestSupport
import Testing

@Suite struct SymbolVersionTests {
    /// An extension module that needs one version of one library, with the library itself where one is given.
    private func layer(
        _ version: String, of library: String, definedBy own: [String]? = nil, isRunpath: Bool = false
    ) throws -> SampleLayer {
        var module = ELFBuilder()
        module.needed = [library, "libc.so.6"]
        module.imports = [.init("wanted", version: version, from: library)]
        if isRunpath { module.runpath = "$ORIGIN/../pkg.libs" } else { module.rpath = "$ORIGIN/../pkg.libs" }
        var files = ["pkg/core.cpython-312-x86_64-linux-gnu.so": module.link()]
        if let own {
            var builder = ELFBuilder()
            builder.soname = library
            builder.exports = ["wanted"]
            builder.versionDefinitions = own.isEmpty ? [] : [library] + own
            files["pkg.libs/\(library)"] = builder.link()
        }
        return try SampleLayer().install("pkg", files: files)
    }

    private func errors(_ layer: SampleLayer) async throws -> [Finding] {
        try await layer.apply("").findings.filter { $0.severity == .error }
    }

    @Test(
        arguments: [
            ("GLIBC_2.34", "libc.so.6", nil), ("GLIBC_2.35", "libc.so.6", FindingCode.newerGlibc),
            ("GLIBC_ABI_DT_RELR", "libc.so.6", .newerGlibc), ("GLIBC_2.3.4", "libm.so.6", nil),
            ("GLIBCXX_3.4.29", "libstdc++.so.6", nil), ("GLIBCXX_3.4.30", "libstdc++.so.6", .newerLibstdcxx),
            ("CXXABI_1.3.13", "libstdc++.so.6", nil), ("CXXABI_1.3.14", "libstdc++.so.6", .newerLibstdcxx),
            ("GCC_7.0.0", "libgcc_s.so.1", nil), ("GCC_12.0.0", "libgcc_s.so.1", .newerLibstdcxx),
            ("ZLIB_1.2.11", "libz.so.1", nil),
        ] as [(String, String, FindingCode?)])
    func `what the runtime defines is enough, and no more`(
        version: String, library: String, code: FindingCode?
    ) async throws {
        #expect(try await errors(layer(version, of: library)).map(\.code) == (code.map { [$0] } ?? []))
    }

    @Test func `a finding names files, ceiling and mend`() async throws {
        let finding = try #require(try await errors(layer("GLIBC_2.35", of: "libc.so.6")).first)
        #expect(finding.path == "pkg/core.cpython-312-x86_64-linux-gnu.so")
        #expect(finding.summary == "needs glibc 2.35; python3.12 (Amazon Linux 2023) has 2.34")
        #expect(
            finding.details == [
                .init("GLIBC_2.35", "pkg/core.cpython-312-x86_64-linux-gnu.so"),
                .init("mend", "install a wheel of pkg tagged manylinux_2_34_x86_64 or lower"),
            ])
    }

    @Test func `a library of the layer is asked itself, where the loader takes it`() async throws {
        let newer = "GLIBCXX_3.4.33"
        let name = "libstdc++.so.6"
        #expect(try await errors(layer(newer, of: name, definedBy: [newer])).isEmpty)
        let older = try await errors(layer(newer, of: name, definedBy: ["GLIBCXX_3.4.32"]))
        #expect(older.map(\.code) == [.libraryVersion])
        #expect(older.first?.summary == "needs GLIBCXX_3.4.33 of pkg.libs/libstdc++.so.6, which does not define it")
        // LD_LIBRARY_PATH, and /lib64 with it, comes before RUNPATH.
        let runpath = try await errors(layer(newer, of: name, definedBy: [newer], isRunpath: true))
        #expect(runpath.map(\.code) == [.newerLibstdcxx])
        // The loader only complains of a library without any versions.
        #expect(try await errors(layer("OFFER_1", of: "liboffer.so.1", definedBy: [])).isEmpty)
    }

    @Test func `files of one distribution are one finding`() async throws {
        let layer = try layer("GLIBC_2.35", of: "libc.so.6")
        var other = ELFBuilder()
        other.needed = ["libm.so.6"]
        other.imports = [.init("wanted", version: "GLIBC_2.38", from: "libm.so.6")]
        try layer.install("more", files: ["more/a.abi3.so": other.link(), "more/b.abi3.so": other.link()])
        let found = try await errors(layer)
        #expect(found.map(\.code) == [.newerGlibc, .newerGlibc])
        #expect(found[0].path == "more/a.abi3.so")
        #expect(found[0].summary == "and 1 other need glibc 2.38; python3.12 (Amazon Linux 2023) has 2.34")
        #expect(found[0].details.first == .init("GLIBC_2.38", "more/a.abi3.so, more/b.abi3.so"))
    }

    /// As the design's table of runtimes has them.
    @Test(arguments: LambdaTarget.all)
    func `every runtime has its ceilings`(target: LambdaTarget) {
        let ceilings = SymbolVersionCeilings.of(target)
        let found = SymbolVersionCeilings.families.compactMap { ceilings.highest($0)?.description }
        let isNew = target.pythonMinor >= 12
        let gcc = isNew && target.architecture == .arm64 ? "GCC_11.0" : "GCC_7.0.0"
        #expect(
            found
                == (isNew
                    ? ["GLIBC_2.34", "GLIBCXX_3.4.29", "CXXABI_1.3.13", gcc]
                    : ["GLIBC_2.26", "GLIBCXX_3.4.24", "CXXABI_1.3.11", gcc]))
        #expect(ceilings.highest("ZLIB") == nil)
    }
}
