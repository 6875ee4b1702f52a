import LayerModel
import LayerSlimKit
import SystemPackage
import TestSupport
import Testing

/// Whether what is in a layer can be read, found and unpacked.
@Suite struct LayoutTests {
    private func check(_ path: FilePath) throws -> [ReportFinding] {
        var request = CheckRequest(path: path)
        request.target = LambdaTarget("python3.12-x86_64")
        return try request.run().findings
    }

    private func check(_ layer: SampleLayer) throws -> [ReportFinding] {
        try withExtendedLifetime(layer) { try check(layer.path) }
    }

    private func check(_ files: [String: String]) throws -> [ReportFinding] {
        try check(SampleLayer().installText("pkg", files))
    }

    /// An archive as a Python program writes it into `archive`.
    private func check(zip program: String) throws -> [ReportFinding] {
        let folder = try TemporaryFolder()
        let whole = """
            import sys, zipfile
            def info(name, mode):
                entry = zipfile.ZipInfo(name)
                entry.external_attr = mode << 16
                return entry
            with zipfile.ZipFile(sys.argv[1], "w") as archive:
            \(program.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
            """
        let run = try runProcess(try PythonLocator.python(), ["-W", "ignore", "-c", whole, folder.path + "/layer.zip"])
        try #require(run.status == 0, "\(run.errorText)")
        return try withExtendedLifetime(folder) { try check(FilePath(folder.path + "/layer.zip")) }
    }

    @Test func `an archive without python at its root`() throws {
        let bare = try check(zip: "archive.writestr('pkg/__init__.py', '')").filter { $0.code == "LS710" }
        #expect(bare.map(\.severity) == ["error"])
        #expect(bare.first?.details.map(\.text) == ["layerslim pack TREE -o layer.zip puts it into python/"])
        let nested = try check(zip: "archive.writestr('build/python/pkg/__init__.py', '')").filter {
            $0.code == "LS710"
        }
        #expect(nested.first?.details.first?.text.hasPrefix("zip what is in build/, not the folder itself") == true)
        for sound in ["python/pkg/__init__.py", "lib/libx.so.1", "python/lib/python3.12/site-packages/pkg.py"] {
            #expect(try !check(zip: "archive.writestr('\(sound)', '')").contains { $0.code == "LS710" }, "\(sound)")
        }
    }

    @Test func `modes of an archive`() throws {
        let found = try check(
            zip: """
                archive.writestr(info('python/a.py', 0o100600), '')
                archive.writestr(info('python/b.py', 0o100640), '')
                archive.writestr(info('python/c.py', 0o100644), '')
                archive.writestr(info('python/', 0o40700), '')
                """
        ).filter { $0.code == "LS709" }
        #expect(found.map(\.severity) == ["error", "error"])
        #expect(found.map(\.path) == ["python", "python/a.py"])
        #expect(found.last?.summary == "and 1 more are not readable by the function's user")
    }

    @Test func `names that collide`() throws {
        let found = try check(
            zip: """
                archive.writestr('python/pkg/twice.py', '1')
                archive.writestr('python/pkg/twice.py', '2')
                archive.writestr('python/pkg/Name.py', '')
                archive.writestr('python/pkg/name.py', '')
                archive.writestr('python/Pkg/other.py', '')
                archive.writestr('python/pkg/caf\\u00e9', '')
                archive.writestr('python/pkg/cafe\\u0301', '')
                """
        ).filter { $0.code == "LS708" }
        #expect(found.map(\.severity) == ["warning", "note", "note", "note"])
        #expect(found[0].summary.contains("is in the archive twice"))
        #expect(found.dropFirst().map(\.path) == ["python/pkg", "python/pkg/café", "python/pkg/name.py"])
    }

    @Test func `links that leave an archive`() throws {
        let found = try check(
            zip: """
                archive.writestr('python/pkg/a.py', '')
                archive.writestr(info('python/pkg/up', 0o120777), '../../../etc/passwd')
                archive.writestr(info('python/pkg/far', 0o120777), '/etc/passwd')
                archive.writestr(info('python/pkg/near', 0o120777), 'a.py')
                """
        ).filter { $0.code == "LS702" }
        #expect(found.map(\.path) == ["python/pkg/far", "python/pkg/up"])
        #expect(found.map(\.severity) == ["warning", "warning"])
    }

    @Test func `startup files`() throws {
        let found = try check([
            "pkg/__init__.py": "", "runs.pth": "import os; os.environ['A'] = '1'\n",
            "adds.pth": "# a comment\r\npkg\r\n",
            "far.pth": "/home/me/source\n", "empty.pth": "\n", "pkg/inner.pth": "import os\n",
        ]).filter { $0.code == "LS706" }
        #expect(found.map(\.path) == ["far.pth", "adds.pth", "runs.pth"])
        #expect(found.map(\.severity) == ["warning", "note", "note"])
        #expect(found[2].details.map(\.text) == ["import os; os.environ['A'] = '1'"])
    }

    @Test func `an editable installation`() throws {
        let layer = try SampleLayer().installText(
            "pkg",
            [
                "__editable__.pkg-1.0.pth": "/home/me/pkg/src\n", "__editable___pkg_1_0_finder.py": "",
                "pkg-1.0.dist-info/direct_url.json": #"{"dir_info": {"editable": true}, "url": "file:///home/me/pkg"}"#,
            ]
        ).installText(
            "other", ["other-1.0.dist-info/direct_url.json": #"{"dir_info": {}, "url": "file:///home/me/other"}"#])
        _ = try layer.folder.write("/home/me/old\n.", to: "python/old.egg-link")
        let found = try check(layer).filter { $0.code == "LS707" }
        #expect(
            found.map(\.summary) == [
                "old.egg-link is an editable installation: its code is not in the layer",
                "pkg 1.0 is an editable installation: its code is not in the layer",
            ])
        #expect(found.map(\.severity) == ["error", "error"])
        #expect(found[1].details.map(\.label) == ["where", "source", "mend"])
        #expect(found[1].details[1].text == "file:///home/me/pkg")
        #expect(try !check(layer).contains { $0.code == "LS706" })
    }

    @Test func `bytecode that is never used`() throws {
        let layer = try SampleLayer().installText(
            "pkg",
            ["pkg/__init__.py": "", "pkg/dated.py": "", "pkg/hashed.py": "", "pkg/checked.py": "", "pkg/beside.py": ""])
        let program = """
            import os, py_compile, sys
            from py_compile import PycInvalidationMode as Mode
            top = sys.argv[1] + "/python/pkg/"
            def make(name, mode, to=None):
                py_compile.compile(top + name + ".py", invalidation_mode=mode, cfile=to and top + to, doraise=True)
            make("dated", Mode.TIMESTAMP)
            make("hashed", Mode.UNCHECKED_HASH)
            make("checked", Mode.CHECKED_HASH)
            make("dated", Mode.TIMESTAMP, "__pycache__/gone.cpython-312.pyc")
            make("dated", Mode.TIMESTAMP, "alone.pyc")
            make("dated", Mode.TIMESTAMP, "beside.pyc")
            """
        let run = try runProcess(try PythonLocator.python(), ["-c", program, "\(layer.path)"])
        try #require(run.status == 0, "\(run.errorText)")
        let found = try check(layer).filter { $0.code == "LS705" }
        #expect(found.count == 1)
        #expect(found.first?.severity == "warning")
        #expect(found.first?.summary.hasPrefix("3 .pyc files are never used on Lambda (") == true)
        #expect(found.first?.details.map(\.label) == ["by date", "no source", "beside", "mend"])
    }

    @Test func `a program without its execute bit`() throws {
        var program = ELFBuilder()
        program.type = 2
        let layer = try SampleLayer().install("pkg", files: ["pkg/run": program.link()])
        let found = try check(layer).filter { $0.code == "LS709" }
        #expect(found.map(\.severity) == ["warning"])
        #expect(found.map(\.path) == ["pkg/run"])
    }

    @Test func `what the runtime brings, with size and risk`() throws {
        let layer = try SampleLayer()
            .installText(
                "botocore", isRequested: false, ["botocore/__init__.py": String(repeating: "x = 1\n", count: 999)]
            )
            .installText(
                "aiobotocore", requires: ["botocore>=0.9,<1.1; python_version >= '3.9'"], ["aiobotocore.py": ""])
        let found = try check(layer).filter { $0.code == "LS703" }
        #expect(found.count == 1)
        #expect(found.first?.details.map(\.label).suffix(2) == ["risk", "mend"])
        #expect(found.first?.details.first?.text == "botocore 1.0, bound by aiobotocore (botocore>=0.9,<1.1)")
    }
}
