import PythonImports
import Testing

/// Strings and calls with literal arguments, by hand; `LiteralOracleTests` compares whole packages with CPython's `ast`.
@Suite struct LiteralScannerTests {
    private func scan(_ source: String, _ functions: Set<String> = ["version", "select", "client"]) -> LiteralScan {
        LiteralScanner(functions: functions) { _ in true }.scan(Array(source.utf8))
    }

    private func string(_ value: String, in source: String) throws -> StringUse {
        try #require(scan(source).strings.first { $0.value == value })
    }

    @Test func `documentation is no value`() {
        let source = """
            '''doc'''
            x = 'one'; 'alone'
            def f():
                "doc"
                return "two"
            class C:
                "a" "b"
            """
        #expect(scan(source).strings.map(\.value) == ["one", "two"])
        #expect(scan(source).values == ["one", "two"])
    }

    @Test(arguments: [
        ("t = open('n').read()", true),
        ("t = (Path(__file__).parent / 'n').read_text().split()", true),
        ("with open(join(here, 'n')) as f: pass", true),
        ("p = join(here, 'n')\nwith open(p) as f: pass", true),
        ("p: str = 'n'\nt = np.loadtxt(p)", true),
        ("class C:\n    t = open('n').read()", true),
        ("def f():\n    return open('n').read()\nt = f()", true),
        ("def f():\n    return open('n').read()\ndef g():\n    return f()\nt = g()", true),
        ("if sys.platform == 'linux':\n    t = open('n')", true),
        ("p = 'n'", false),
        ("open('n', 'w')", false), ("f = open('n', 'w')", false),
        ("def f():\n    return open('n').read()", false),
        ("def f(a=open):\n    return open('n').read()\nt = g()", false),
        ("class C:\n    def f(self):\n        return open('n')\nf()", false),
        ("def f():\n    return open('n').read()\nt = lambda: f()", false),
        ("t = lambda: open('n')", false),
        ("p = 'n'\ndef f():\n    return open(p)", false),
        ("if __name__ == '__main__':\n    open('n')", false),
        ("def f():\n    return open('n')\nif __name__ == '__main__':\n    f()", false),
    ])
    func `what a module reads while it is imported`(source: String, isRead: Bool) throws {
        #expect(try string("n", in: source).isReadAtImport == isRead)
    }

    @Test(arguments: [
        ("try:\n    open('n')\nexcept (OSError, a.ValueError) as e:\n    pass", ["OSError", "ValueError"]),
        ("try:\n    open('n')\nexcept:\n    pass", ["BaseException"]),
        ("try:\n    open('n')\nexcept OSError:\n    raise", []),
        ("with suppress(OSError), open('n') as f:\n    pass", []),
        ("with contextlib.suppress(OSError, KeyError):\n    open('n')", ["KeyError", "OSError"]),
        ("def f():\n    return open('n')\ntry:\n    f()\nexcept OSError:\n    pass", ["OSError"]),
        ("def f():\n    return open('n')\ntry:\n    f()\nexcept OSError:\n    pass\nf()", []),
    ])
    func `what is caught around a string`(source: String, caught: [String]) throws {
        #expect(try string("n", in: source).place.caught.sorted() == caught)
    }

    @Test(arguments: [
        ("import importlib.metadata\nimportlib.metadata.version('a')", "importlib.metadata.version"),
        ("from importlib.metadata import version as _v\n_v('a')", "importlib.metadata.version"),
        ("from importlib import metadata\nmetadata.version('a')", "importlib.metadata.version"),
        ("import importlib.metadata as md\nmd.version('a')", "importlib.metadata.version"),
        ("entry_points().select('a')", ".select"),
        ("self._session.client('a')", "self._session.client"),
    ])
    func `a function by what the file imports`(source: String, function: String) throws {
        let call = try #require(scan(source).calls.first)
        #expect(call.function == function)
        #expect(call.argument(0, "name") == .string("a"))
    }

    @Test func `names that are bound to one string are that string`() throws {
        let calls = scan(
            "A = 'one'\nB = 'x'\nB = 'y'\ndef f():\n    k = 'two'\n    version(A, group=k)\n    version(B)\n"
        ).calls
        #expect(calls.map(\.positional) == [[.string("one")], [.name("B")]])
        #expect(calls[0].keywords == ["group": .string("two")])
        #expect(calls.map(\.place.line) == [6, 7])
        #expect(calls[0].place.text == "version(A, group=k)")
        #expect(calls[0].place.isDeferred)
    }

    @Test func `a definition is no call`() {
        #expect(
            scan("def version(x): pass\nasync def client(y): pass\nclass C:\n    def select(self): pass\n").calls
                .isEmpty)
    }

    @Test func `a broken source gives what stands before the fault`() {
        let scan = scan("a = 'one'\nb = 'two\n")
        #expect(scan.strings.map(\.value) == ["one"])
        #expect(scan.problem?.line == 2)
    }

    @Test(arguments: [
        ("import importlib\n", true), ("x = 'data/names.txt'", true), ("x = \"names.txt\"", true),
        ("x = 'renames.txt'", false), ("names.txt", false), ("x = 'names.text'", false), ("x = 'txt'", false),
        ("", false),
    ])
    func `bytes alone tell which sources matter`(source: String, matters: Bool) {
        let filter = LiteralFilter(words: ["importlib"], names: [Array("names.txt".utf8), Array("CITATION".utf8)])
        let bytes = Array(source.utf8)
        #expect(bytes.withUnsafeBytes { filter.mayMatter($0.bytes) } == matters)
    }
}
