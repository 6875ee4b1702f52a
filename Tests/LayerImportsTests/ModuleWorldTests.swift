import LayerImports
import LayerModel
import SlimFiles
import SystemPackage
import TestSupport
import Testing

/// Modules are where CPython's own path finder sees them.
@Suite struct ModuleWorldTests {
    private func world(_ folders: [String]) throws -> ModuleWorld {
        let target = LambdaTarget(pythonMinor: 12, architecture: .x86)
        let analyzer = Analyzer(target: target, jobs: 2)
        let roots = try folders.map { ModuleRoot(siteOf: try analyzer.analyze(LayerTree.load(FilePath($0), jobs: 2))) }
        return try ModuleWorld(roots: roots, target: target)
    }

    /// Each as `NAME KIND FILE`.
    private func lines(of names: [String], in world: ModuleWorld, _ folders: [String]) -> [String] {
        names.map { name in
            switch world.modules[name] {
            case nil, .standardLibrary?, .runtime?: "\(name) none -"
            case .namespace?: "\(name) namespace -"
            case .module(let file)?: "\(name) module \(folders[file.root])/\(file.path)"
            case .package(let file, _)?: "\(name) package \(folders[file.root])/\(file.path)"
            }
        }
    }

    private func oracle(_ names: [String], _ folders: [String]) throws -> [String] {
        try OracleScript.lines("world/specs.py", folders, input: Array(names.joined(separator: "\n").utf8))
            .map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `every module and every folder of the sample stack is found as CPython finds it`() throws {
        let folders = [try SampleStacks.folder(.x86)]
        let world = try world(folders)
        let names = world.modules.keys.sorted()
        #expect(names.count > 4_000)
        let absent = names.filter { $0.hasSuffix("s") }.map { $0 + "x" }
        let asked = names + absent
        #expect(try lines(of: asked, in: world, folders) == oracle(asked, folders))
    }

    @Test func `roots and suffixes are asked in the interpreter's order`() throws {
        let first = try TemporaryFolder()
        let second = try TemporaryFolder()
        let tag = "cpython-312-x86_64-linux-gnu.so"
        for path in [
            "both/__init__.py", "both.py", "fast.\(tag)", "fast.py", "stable.abi3.so", "stable.py", "old.pyc",
            "other.cpython-311-x86_64-linux-gnu.so", "space/a/x.py", "split/one.py", "late/data.txt", "no-name/x.py",
            "space.py", "init.py",
        ] { try first.write("", to: path) }
        for path in ["split/two.py", "late.py", "both/sub.py", "space/a/y.py", "later/deep/er/z.py"] {
            try second.write("", to: path)
        }
        let folders = [first.path, second.path]
        let names = [
            "both", "both.sub", "fast", "stable", "old", "other", "space", "space.a", "space.a.x", "split", "split.one",
            "split.two", "late", "later", "later.deep", "later.deep.er.z", "init", "nothing", "late.data",
        ]
        #expect(try lines(of: names, in: try world(folders), folders) == oracle(names, folders))
    }

    /// The interpreter is asked what it imports, in a process of its own.
    @Test func `paths that pth files and packages extend are followed`() throws {
        let first = try TemporaryFolder()
        let second = try TemporaryFolder()
        try first.write("import sys\n# extra\nextra/place\nabsent\n", to: "more.pth")
        try first.write("", to: "extra/place/added.py")
        try first.write(
            "from pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)\n", to: "wide/__init__.py")
        try first.write("", to: "wide/a.py")
        try second.write("", to: "wide/b.py")
        try first.write(
            "import os\n__path__.append(os.path.join(os.path.dirname(__file__), 'impl', 'v2'))\n",
            to: "moved/__init__.py")
        try first.write("", to: "moved/impl/v2/inner.py")
        try first.write("", to: "plain/__init__.py")
        try second.write("", to: "plain/b.py")
        let names = ["added", "wide.a", "wide.b", "moved.inner", "moved.impl", "plain.b"]
        let script = """
            import importlib, site, sys
            sys.path[:0] = sys.argv[1:3]
            site.addsitedir(sys.argv[1])
            for name in sys.argv[3:]:
                try:
                    print(name, "yes" if importlib.import_module(name) else "")
                except ImportError:
                    print(name, "no")
            """
        let result = try runProcess(
            try PythonLocator.python(), ["-I", "-S", "-c", script, first.path, second.path] + names)
        let world = try world([first.path, second.path])
        #expect(result.outputText == names.map { "\($0) \(world.place(of: $0) == nil ? "no" : "yes")\n" }.joined())
    }

    @Test func `what the runtime and the standard library bring is there, and regular packages win over it`() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "tomllib.py")
        try folder.write("", to: "six/data.txt")
        try folder.write("", to: "sys.py")
        let world = try world([folder.path])
        #expect(world.place(of: "json.decoder") == .standardLibrary)
        #expect(world.place(of: "distutils") == nil)
        #expect(world.place(of: "boto3.session") == .runtime)
        #expect(world.place(of: "dateutil") == .runtime)
        #expect(world.place(of: "six") == .runtime)
        #expect(world.place(of: "sys") == .standardLibrary)
        #expect(world.place(of: "tomllib")?.file?.path == "tomllib.py")
        #expect(world.place(of: "requests") == nil)
    }

    @Test func `the standard library is that of the target's version`() throws {
        let script = "import sys; print(*sorted(n for n in sys.stdlib_module_names if not n.startswith('_')))"
        let names = try runProcess(try PythonLocator.python(), ["-c", script]).outputText.split { $0.isWhitespace }
        let folder = try TemporaryFolder()
        try folder.write("", to: "a/b.txt")
        let world = try world([folder.path])
        let foreign: Set<Substring> = ["msilib", "msvcrt", "nt", "winreg", "winsound"]
        for name in names { #expect((world.place(of: String(name)) != nil) == !foreign.contains(name), "\(name)") }
        withExtendedLifetime(folder) {}
    }
}
