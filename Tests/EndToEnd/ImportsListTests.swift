import TestSupport
import Testing

/// `layerslim check --imports` as a program.
@Suite struct ImportsListTests {
    private func tree() throws -> AnalyzedTree {
        try AnalyzedTree.usual()
            .write(
                """
                import lib, deep as d
                from . import first_of_many_names, second_of_many_names as other, third_of_many_names
                try:
                    import absent
                except ImportError:
                    pass
                if __name__ == "__main__":
                    import pdb
                class A:
                    def m(self):
                        from ..up import (x,
                            y)
                        importlib.import_module(".late", __package__)
                _names = {"f": ".fast"}
                def __getattr__(name):
                    return getattr(import_module(_names[name], __name__), name)

                """, "python/app/__init__.py"
            )
            .write("x = (\nimport y\n", "python/app/broken.py")
            .write("", "python/app/empty.py").write("", "python/app/fast/one.txt")
            .write("", "python/app/tests/test_app.py")
            .write("", "python/lib/__init__.py").write("", "python/deep.py")
    }

    @Test func `as text`() throws {
        let made = try tree()
        defer { withExtendedLifetime(made) {} }
        let result = try Program.run(["check", "python", "--imports", "--target", "python3.12-arm64"], in: made.path)
        #expect(result.status == 0)
        #expect(result.errorText == "")
        #expect(
            result.outputText == """
                python: python3.12-arm64 (as asked for)

                app/__init__.py
                     1  module         import lib, deep as d
                                           -> lib/__init__.py, deep.py
                     2  module         from . import first_of_many_names, second_of_many_names
                                           as other, third_of_many_names
                                           -> app/__init__.py
                     4  guarded        import absent
                                           -> nothing here
                     8  module         import pdb  (never here)
                    11  function       from ..up import x, y
                                           -> nothing here
                    13  function       import_module(".late")
                                           -> nothing here
                    14  lazy           lazily .fast: f
                                           -> app/fast/

                app/broken.py
                  no Python: line 1, column 5: '(' was never closed

                app/conftest.py
                     1  module         import pytest
                                           -> nothing here

                6 import statements, 1 importing call and 1 lazy import in 10 sources; 1 of them
                  is no Python.

                """)
    }

    @Test func `as JSON`() throws {
        let made = try tree()
        let result = try Program.run(
            ["check", "python", "--imports", "--format", "json", "--target", "python3.12-arm64"], in: made.path)
        #expect(result.status == 0)
        try JSONSchema.validate(result.output, against: "imports")
        let lines = result.outputText.split(separator: "\n").map(String.init)
        for expected in [
            #"{"context": "module", "file": "app/__init__.py", "form": "import", "ifMissing": "raised", "level": 0, "#
                + #""line": 1, "names": [{"name": "lib"}, {"as": "d", "name": "deep"}], "#
                + #""resolvesTo": [{"path": "lib/__init__.py"}, {"path": "deep.py"}], "runs": true}"#,
            #"{"context": "guarded", "file": "app/__init__.py", "form": "import", "ifMissing": "caught", "level": 0, "#
                + #""line": 4, "names": [{"name": "absent"}], "resolvesTo": [null], "runs": true}"#,
            #"{"context": "function", "file": "app/__init__.py", "form": "from", "function": "A.m", "#
                + #""ifMissing": "raised", "level": 2, "line": 11, "module": "up", "#
                + #""names": [{"name": "x"}, {"name": "y"}], "resolvesTo": [null, null], "runs": true}"#,
            #"{"context": "lazy", "file": "app/__init__.py", "form": "lazy", "level": 1, "line": 14, "#
                + #""module": "fast", "names": [{"name": "f"}], "resolvesTo": [{"path": "app/fast/"}]}"#,
        ] {
            #expect(lines.contains { $0.contains(expected) }, "\(expected)")
        }
    }

    @Test func `of a zip as of its folder, with any number of jobs`() throws {
        let made = try tree()
        #expect(try Program.run(["pack", "python", "-o", "layer.zip"], in: made.path).status == 0)
        let target = ["--imports", "--target", "python3.12-arm64"]
        let first = try Program.run(["check", "python", "--jobs", "1"] + target, in: made.path).outputText
        #expect(try Program.run(["check", "python", "--jobs", "7"] + target, in: made.path).outputText == first)
        let ofZip = try Program.run(["check", "layer.zip"] + target, in: made.path).outputText
        #expect(ofZip.split(separator: "\n").dropFirst() == first.split(separator: "\n").dropFirst())
    }

    @Test(arguments: [
        ["--against", "python"], ["--rules", "default"], ["--reserve", "1MiB"], ["--limit", "off"], ["--all"],
        ["--other", "python"], ["--function", "python"],
    ])
    func `takes no option of a check`(option: [String]) throws {
        let made = try tree()
        defer { withExtendedLifetime(made) {} }
        let result = try Program.run(["check", "python", "--imports"] + option, in: made.path)
        #expect(result.status == 2)
        #expect(result.outputText == "")
        #expect(result.errorText.contains(option[0]))
    }

    @Test func `of sources that import nothing`() throws {
        let made = try AnalyzedTree().install("a", files: ["a.py": "x = 1\n"])
        let result = try Program.run(["check", "python", "--imports", "--format", "json"], in: made.path)
        #expect(result.status == 0)
        try JSONSchema.validate(result.output, against: "imports")
    }
}
