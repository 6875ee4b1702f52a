import LayerModel
import LayerSlimKit
import Testing

/// Whole answers about a slimmed layer, from its zip alone.
@Suite struct WhyTests {
    @Test func `a distribution: who requires it, what it requires, what goes with it`() async throws {
        #expect(
            try await SlimmedSample().why("pkg") == """
                pkg 1.5 is in the layer: 3.4 KiB in 9 files (7.7 KiB before).
                  required by  app 2.0 *  pkg>=1
                  requires     base 1.0  base
                  if it went   6.1 KiB would go, with base, which nothing else requires; app
                                 would lack it
                  files        1.3 KiB    pkg.libs/libused.so.1
                               1.3 KiB    pkg/core.cpython-312-x86_64-linux-gnu.so
                               631 bytes  pkg-1.5.dist-info/RECORD
                               90 bytes   pkg/quiet.py
                               65 bytes   pkg-1.5.dist-info/METADATA
                               95 bytes   in 4 other files
                  rules took   2.6 KiB in 2 files   pkg-ext, test.rules:1
                               1.3 KiB in 1 file    orphans, test.rules:6
                               11 bytes in 2 files  test.rules:4
                               4 bytes in 1 file    data, test.rules:5

                """)
    }

    @Test func `who requires it is a tree up to what was asked for`() async throws {
        #expect(
            try await SlimmedSample().why("base") == """
                base 1.0 is in the layer: 2.7 KiB in 4 files.
                  required by  pkg 1.5      base
                                 app 2.0 *  pkg>=1
                  if it went   2.7 KiB would go; pkg would lack it
                  files        2.3 KiB    base.py
                               253 bytes  base-1.0.dist-info/RECORD
                               46 bytes   base-1.0.dist-info/METADATA
                               41 bytes   base-1.0.dist-info/WHEEL

                """)
    }

    @Test(arguments: [
        "No module named 'pkg._ext'",
        "Runtime.ImportModuleError: Unable to import module 'f': No module named pkg._ext",
        "pkg._ext", "cannot import name '_ext' from 'pkg' (/opt/python/pkg/__init__.py)",
        #"ModuleNotFoundError: No module named "pkg._ext"."#,
    ])
    func `a removed module, by its name or a line of a log`(question: String) async throws {
        #expect(
            try await SlimmedSample().why(question) == """
                pkg._ext was removed on purpose.
                  rule          pkg-ext, test.rules:1 (7d0a272)
                  because       RPC; ext.py stays and says what is missing
                  loses         pkg.ext
                  imported by   pkg/ext.py:1
                                pkg/quiet.py:2 (in a try that catches its failure)
                                pkg/quiet.py:7 (in a function)
                  reached from  app > pkg.ext > pkg._ext
                  to have it    without pkg-ext   +2.6 KiB, 250.0 MiB would be left

                """)
    }

    @Test(arguments: [
        "pkg/data/a.txt", "/opt/python/pkg/data/a.txt", "python/pkg/data/a.txt", "./pkg/data/a.txt", "a.txt",
        "FileNotFoundError: [Errno 2] No such file or directory: '/opt/python/pkg/data/a.txt'",
    ])
    func `a removed file, as it is written anywhere`(question: String) async throws {
        #expect(
            try await SlimmedSample().why(question) == """
                pkg/data/a.txt was removed on purpose.
                  rule        data, test.rules:5 (7d0a272)
                  because     nobody reads them
                  to have it  keep "pkg/data/a.txt"   +4 bytes, 250.0 MiB would be left

                """)
    }

    @Test(arguments: ["drawing", "importlib.metadata.PackageNotFoundError: No package metadata was found for Drawing"])
    func `a removed distribution`(question: String) async throws {
        #expect(
            try await SlimmedSample().why(question).lowercased() == """
                drawing (4 files) was removed on purpose.
                  rule         test.rules:7 (7d0a272)
                               remove drawing
                  because      nothing is drawn
                  files        drawing-3.1.dist-info/metadata
                               drawing-3.1.dist-info/record
                               drawing-3.1.dist-info/wheel
                               drawing/__init__.py
                  with it      ink
                  required by  app 2.0  drawing
                  imported by  app.py:2
                  to have it   keep "drawing-3.1.dist-info/**" "drawing/**"
                                 "ink-1.0.dist-info/**" "ink.py"
                                 +741 bytes, 250.0 mib would be left

                """)
    }

    @Test(arguments: [
        "libext.so.1: cannot open shared object file: No such file or directory",
        "ImportError: libext.so.1: cannot open shared object file: No such file or directory", "libext.so.1",
    ])
    func `a removed library`(question: String) async throws {
        #expect(
            try await SlimmedSample().why(question) == """
                libext.so.1 was removed on purpose.
                  rule        pkg-ext, test.rules:1 (7d0a272)
                  because     RPC; ext.py stays and says what is missing
                  loses       pkg.ext
                  to have it  without pkg-ext   +2.6 KiB, 250.0 MiB would be left

                """)
    }

    @Test func `an orphan that went comes back with one line`() async throws {
        #expect(
            try await SlimmedSample().why("libdead.so.1") == """
                libdead.so.1 was removed: nothing that stayed could load it.
                  rule        orphans, test.rules:6 (7d0a272)
                  because     nothing loads them
                  to have it  keep "pkg.libs/libdead.so.1"   +1.3 KiB, 250.0 MiB would be left

                """)
    }

    @Test func `a removed folder and a folder that is there in part`() async throws {
        let sample = try await SlimmedSample()
        #expect(
            try sample.why("pkg.tests") == """
                pkg.tests (2 files) was removed on purpose.
                  rule        test.rules:4 (7d0a272)
                              remove "**/tests/**"
                  because     only pytest imports them
                  files       pkg/tests/__init__.py
                              pkg/tests/test_core.py
                  to have it  keep "pkg/tests/**"   +11 bytes, 250.0 MiB would be left

                """)
        #expect(
            try sample.why("pkg/data/") == """
                pkg/data is in the layer in part: 5 bytes in 1 file.
                  of          pkg 1.5
                  rules took  4 bytes in 1 file  data, test.rules:5

                """)
    }

    @Test func `files that are there`() async throws {
        let sample = try await SlimmedSample()
        #expect(
            try sample.why("libused.so.1") == """
                pkg.libs/libused.so.1 is in the layer.
                  of         pkg 1.5
                  size       1.3 KiB, native
                  needs      libc.so.6
                  needed by  pkg/core.cpython-312-x86_64-linux-gnu.so

                """)
        #expect(
            try sample.why("pkg.ext") == """
                pkg/ext.py is in the layer.
                  of           pkg 1.5
                  size         27 bytes, python
                  imported by  app.py:1

                """)
    }

    @Test func `what the runtime brings`() async throws {
        let sample = try await SlimmedSample()
        let answer = try WhyRequest(what: "boto3", path: sample.zip).run()
        #expect(answer.state == .runtime)
    }

    @Test(arguments: [
        ("pgk", "did you mean pkg?"), ("drawnig", "did you mean drawing?"),
        ("pkg.exr", "did you mean pkg.ext, pkg._ext?"),
        ("pkg/dat/a.txt", "did you mean pkg/data/a.txt?"),
        ("__init__.py", "several files are: drawing/__init__.py, pkg/__init__.py, pkg/tests/__init__.py"),
        ("No module named 'nothing_like_it'", nil),
    ])
    func `what is unknown is a usage error with what is near`(question: String, hint: String?) async throws {
        let sample = try await SlimmedSample()
        let error = try #require(throws: StageError.self) { try sample.why(question) }
        #expect(error.cause == .usage)
        #expect(error.message.hasPrefix("nothing in \(sample.zip) is called "))
        #expect(error.hint == hint)
    }

    @Test func `rules that nobody has applied explain what they would take`() throws {
        let layer = try SlimmedSample.tree()
        var request = WhyRequest(what: "pkg.tests.test_core", path: layer.path)
        request.rules = try ruleSet(SlimmedSample.rules)
        #expect(
            try request.run().rendered(as: .text) == """
                pkg.tests.test_core is in the tree, and the rules would remove it.
                  rule        test.rules:4
                              remove "**/tests/**"
                  because     only pytest imports them
                  to have it  keep "pkg/tests/test_core.py"
                                +11 bytes, 250.0 MiB would be left

                """)
    }
}
