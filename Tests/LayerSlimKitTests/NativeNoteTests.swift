import LayerModel
import LayerSlimKit
import TestSupport
import Testing

/// What is told of native code and breaks nothing: copies, names in code, links by name only.
@Suite struct NativeNoteTests {
    private func library(
        _ soname: String? = nil, needs: [String] = [], imports: [String] = [], exports: [String] = [],
        data: String = "writable data"
    ) -> [UInt8] {
        var builder = ELFBuilder()
        builder.soname = soname
        builder.needed = needs
        builder.runpath = "$ORIGIN/../pkg.libs:$ORIGIN"
        builder.imports = imports.map { .init($0) }
        builder.exports = exports
        builder.data = Array(data.utf8)
        return builder.link()
    }

    private func findings(_ files: [String: [UInt8]], _ code: FindingCode) async throws -> [Finding] {
        try await SampleLayer().install("pkg", files: files).apply("").findings.filter { $0.code == code }
    }

    private static let module = "pkg/core.cpython-312-x86_64-linux-gnu.so"

    @Test func `copies of a library are a note, different ones of its name a warning`() async throws {
        let copies = try await findings(
            [
                Self.module: library(needs: ["libx.so.1"]),
                "pkg.libs/libx.so.1": library("libx.so.1"), "pkg.libs/libx.so.1.2.3": library("libx.so.1"),
            ], .sameSoname)
        #expect(copies.map(\.severity) == [.note])
        #expect(copies.first?.path == "pkg.libs/libx.so.1")
        #expect(copies.first?.summary.hasPrefix("is there 2 times as libx.so.1, of which the loader opens one") == true)

        let others = try await findings(
            [
                Self.module: library(needs: ["libx.so.1"]),
                "pkg.libs/libx.so.1": library("libx.so.1"), "other.libs/libx.so.1": library("libx.so.1", data: "other"),
            ], .sameSoname)
        #expect(others.map(\.severity) == [.warning])
        #expect(others.first?.summary.hasPrefix("is one of 2 different libraries called libx.so.1") == true)
    }

    @Test func `a library that several wheels bring is found without its hash`() async throws {
        let found = try await findings(
            [
                "a.libs/libgomp-6a29c32d.so.1.0.0": library("libgomp-6a29c32d.so.1.0.0"),
                "b.libs/libgomp-dcaa4144-038a5e3c.so.1.0.0": library("libgomp-dcaa4144-038a5e3c.so.1.0.0"),
                // Another version, and names that end in something else than eight digits.
                "c.libs/libgomp-0123abcd.so.2": library("libgomp-0123abcd.so.2"),
                "c.libs/libgomp-0123abcx.so.1.0.0": library("libgomp-0123abcx.so.1.0.0"),
                "c.libs/libgomp.so.1.0.0": library("libgomp.so.1.0.0"),
            ], .sameLibrary)
        #expect(found.map(\.summary).count == 1)
        #expect(found.first?.summary.hasPrefix("2 wheels bring their own libgomp.so.1.0.0 (") == true)
        #expect(
            found.first?.details.map(\.text) == [
                "a.libs/libgomp-6a29c32d.so.1.0.0", "b.libs/libgomp-dcaa4144-038a5e3c.so.1.0.0",
            ])
    }

    @Test func `a library whose name stands in code is told with the file that has it`() async throws {
        let files = [
            "pkg/__init__.py": Array("import ctypes\nctypes.CDLL('libplugin.so.1')\n".utf8),
            Self.module: library(data: "dlopen me: libother.so.2\0"),
            "pkg.libs/libplugin.so.1": library("libplugin.so.1", needs: ["libbehind.so.1"]),
            "pkg.libs/libbehind.so.1": library("libbehind.so.1"),
            "pkg.libs/libother.so.2": library("libother.so.2"),
            "pkg.libs/libdead.so.2": library("libdead.so.2"),
        ]
        let found = try await findings(files, .openedByName)
        #expect(found.map(\.path) == ["pkg.libs/libother.so.2", "pkg.libs/libplugin.so.1"])
        #expect(found.map { $0.details.map(\.text) } == [[Self.module], ["pkg/__init__.py"]])
        #expect(try await findings(files, .orphanLibrary).map(\.path) == ["pkg.libs/libdead.so.2"])
    }

    @Test func `a library that is loaded and not used is told with its bytes`() async throws {
        let found = try await findings(
            [
                Self.module: library(needs: ["libused.so.1", "libname.so.1"], imports: ["used"]),
                "pkg.libs/libused.so.1": library("libused.so.1", exports: ["used"]),
                "pkg.libs/libname.so.1": library("libname.so.1", exports: ["unused"]),
            ], .nameOnlyLibrary)
        #expect(found.map(\.path) == ["pkg.libs/libname.so.1"])
        #expect(
            found.first?.summary.hasPrefix(
                "is loaded by one file that uses nothing of it, and nothing else needs it: ") == true)
        #expect(found.first?.details == [.init("named by", Self.module)])
    }

    @Test func `a library that brings another one is used`() async throws {
        // The module uses nothing of libfront itself, but only libfront leads to what defines its import.
        let found = try await findings(
            [
                Self.module: library(needs: ["libfront.so.1"], imports: ["wanted"]),
                "pkg.libs/libfront.so.1": library("libfront.so.1", needs: ["libback.so.1"], exports: ["front"]),
                "pkg.libs/libback.so.1": library("libback.so.1", exports: ["wanted"]),
            ], .nameOnlyLibrary)
        #expect(found.isEmpty)
    }

    @Test func `a library that another one leans on without naming it is used`() async throws {
        let found = try await findings(
            [
                Self.module: library(needs: ["libuser.so.1", "libbase.so.1"], imports: ["user"]),
                "pkg.libs/libuser.so.1": library("libuser.so.1", imports: ["base"], exports: ["user"]),
                "pkg.libs/libbase.so.1": library("libbase.so.1", exports: ["base"]),
            ], .nameOnlyLibrary)
        #expect(found.isEmpty)
    }
}
