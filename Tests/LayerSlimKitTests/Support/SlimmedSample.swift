import LayerModel
import LayerSlimKit
import SystemPackage
import TestSupport

/// A layer whose distributions require each other, slimmed by rules into a zip with a manifest.
final class SlimmedSample: Sendable {
    let layer: SampleLayer
    var zip: FilePath { layer.path.appending("layer.zip") }

    static let rules = """
        remove "pkg/_ext*" "pkg.libs/libext*"  as pkg-ext
          loses   "pkg.ext"
          because "RPC; ext.py stays and says what is missing"
        remove "**/tests/**"                   because "only pytest imports them"
        remove "pkg/data/*.txt"                as data  because "nobody reads them"
        remove orphan libraries                as orphans because "nothing loads them"
        remove drawing                         because "nothing is drawn"
        """

    init() async throws {
        layer = try Self.tree()
        let output = zip
        let outcome = try await layer.apply(Self.rules) {
            $0.settings.output = output
            // What the rules break is what tests ask about.
            $0.settings.isForced = true
        }
        guard outcome.isPublished else { throw TestSupportError("the sample was not packed: \(outcome.findings)") }
    }

    static func tree() throws -> SampleLayer {
        let guarded = """
            try:
                import pkg._ext
            except ImportError:
                pass


            """
        return try SampleLayer()
            .installText(
                "app", version: "2.0", requires: ["pkg>=1", "drawing", "absent; extra == 'x'"],
                ["app.py": "import pkg.ext\nimport drawing\n"]
            )
            .install(
                "pkg", version: "1.5", requires: ["base"], isRequested: false,
                files: [
                    "pkg/__init__.py": Array("from .core import run\n".utf8),
                    "pkg/core.cpython-312-x86_64-linux-gnu.so": library(needs: ["libused.so.1"]),
                    "pkg/_ext.cpython-312-x86_64-linux-gnu.so": library(needs: ["libext.so.1"]),
                    "pkg/ext.py": Array("from pkg._ext import serve\n".utf8),
                    "pkg/quiet.py": Array((guarded + "def late():\n    from . import _ext\n").utf8),
                    "pkg/tests/__init__.py": [], "pkg/tests/test_core.py": Array("import pkg\n".utf8),
                    "pkg/data/a.txt": Array("text".utf8), "pkg/data/b.bin": Array("bytes".utf8),
                    "pkg.libs/libused.so.1": library("libused.so.1"),
                    "pkg.libs/libext.so.1": library("libext.so.1"),
                    "pkg.libs/libdead.so.1": library("libdead.so.1"),
                ]
            )
            .installText("base", isRequested: false, ["base.py": String(repeating: "x = 1\n", count: 400)])
            .installText(
                "drawing", version: "3.1", requires: ["ink"], isRequested: false,
                ["drawing/__init__.py": "import ink\n"]
            )
            .installText("ink", isRequested: false, ["ink.py": "colour = 'blue'\n"])
    }

    private static func library(_ soname: String? = nil, needs: [String] = []) -> [UInt8] {
        var builder = ELFBuilder()
        builder.soname = soname
        builder.needed = needs + ["libc.so.6"]
        builder.runpath = "$ORIGIN/../pkg.libs"
        return builder.link()
    }

    func why(_ what: String) throws -> String {
        try WhyRequest(what: what, path: zip).run().rendered(as: .text)
    }
}
