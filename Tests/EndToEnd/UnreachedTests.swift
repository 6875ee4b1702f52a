import TestSupport
import Testing

/// `remove unreached`: what no import of the function leads to.
@Suite struct UnreachedTests {
    /// Distributions that are reached in every way that there is, and some that are not.
    private func made() throws -> AnalyzedTree {
        let made = try AnalyzedTree()
            .install(
                "web", requires: ["unneeded"], isRequested: true,
                files: [
                    "web/__init__.py": "from . import core\n__all__ = ['core']\n",
                    "web/core.py": """
                    import importlib
                    from importlib.metadata import entry_points

                    def plugins():
                        return entry_points(group="web.plugins")

                    def backend(name):
                        return importlib.import_module({"quick": "quick_backend"}[name])

                    def late():
                        import in_function
                        return importlib.import_module("by_literal")

                    try:
                        import optional_speed
                    except ImportError:
                        optional_speed = None
                    """,
                    "web/unused.py": "import behind_unused\n",
                ])
        for name in [
            "in_function", "by_literal", "quick_backend", "optional_speed", "behind_unused", "unneeded", "own_guard",
        ] {
            try made.install(name, files: ["\(name)/__init__.py": "x = '\(name)'\n"])
        }
        try made.install("plugin_dist", files: ["plug.py": "import behind_plugin\n"])
        try made.write("[web.plugins]\none = plug:run\n", "python/plugin_dist-1.0.dist-info/entry_points.txt")
        try made.install("behind_plugin", files: ["behind_plugin.py": "x = 1\n"])
        try made.install("data_only", files: ["share/data.txt": "data\n"])
        try made.write(
            "import web\ntry:\n    import own_guard\nexcept ImportError:\n    pass\n", "fn/handler.py")
        return try made.write("remove unreached because \"no import leads there\"\n", "slim.rules")
    }

    private func apply(_ options: [String], in made: AnalyzedTree) throws -> ProcessResult {
        let arguments = ["apply", "slim.rules", "--tree", "python", "--target", "python3.12-arm64"]
        return try Program.run(arguments + options, in: made.path)
    }

    @Test func `takes what is not reached, and nothing that a name may want`() throws {
        let made = try made()
        let run = try apply(["--function", "fn", "--tree-output", "result", "--all"], in: made)
        #expect(run.status == 0, "\(run.errorText)\(run.outputText)")
        let kept = try namesInFolder(made.path + "/result/python").filter { !$0.hasSuffix(".dist-info") }
        #expect(
            kept == [
                "behind_plugin.py", "by_literal", "in_function", "own_guard", "plug.py", "quick_backend", "share",
                "web",
            ])
        let text = run.outputText
        #expect(text.contains("3 distributions that no import of the function reaches go"))
        #expect(text.contains("optional_speed 1.0, web/core.py:15 goes on without it"))
        #expect(text.contains("behind_plugin 1.0, through plug.py:1"))
        #expect(text.contains("in_function 1.0, through web/core.py:11"))
        #expect(text.contains("by_literal 1.0, through web/core.py:12"))
        #expect(text.contains("plugin_dist 1.0, named in web/core.py:5, group web.plugins"))
        #expect(text.contains("quick_backend 1.0, named in web/core.py:8"))
        #expect(text.contains("LS903 note  web requires unneeded"))
    }

    @Test func `needs the function`() throws {
        let made = try made()
        let run = try apply(["-o", "layer.zip"], in: made)
        #expect(run.status == 2)
        #expect(run.errorText.contains("slim.rules:1: remove unreached has to know the function"))
        #expect(try Program.run(["rules", "check", "slim.rules", "--tree", "python"], in: made.path).status == 0)
    }

    @Test func `check lists them`() throws {
        let made = try made()
        let run = try Program.run(
            ["check", "python", "--function", "fn", "--target", "python3.12-arm64", "--all"], in: made.path)
        #expect(run.outputText.contains("LS724 note  no import of the function reaches 3 distributions: "))
        #expect(run.outputText.contains("LS724 note  2 distributions ("))
        #expect(run.outputText.contains("LS724 note  3 distributions ("))
    }

    @Test func `a module that the rules require is reached, and keep rescues files`() throws {
        let made = try made().write(
            """
            remove unreached because "no import leads there"
            require module unneeded because "the handler gets it by name"
            keep "optional_speed/**"
            """, "slim.rules")
        let run = try apply(["--function", "fn", "--tree-output", "result"], in: made)
        #expect(run.status == 0, "\(run.errorText)\(run.outputText)")
        let kept = try namesInFolder(made.path + "/result/python")
        #expect(kept.contains("unneeded"))
        #expect(kept.contains("optional_speed"))
        #expect(!kept.contains("behind_unused"))
    }

    @Test func `what fails in a module that the function never reaches is a note`() throws {
        let made = try made()
        let run = try apply(["--function", "fn", "-o", "layer.zip", "--all"], in: made)
        #expect(run.status == 0, "\(run.errorText)\(run.outputText)")
        #expect(run.outputText.contains("LS501 note  web.unused cannot be imported"))
        let alone = try Program.run(["check", "layer.zip"], in: made.path)
        #expect(alone.outputText.contains("LS501 error  web.unused cannot be imported"))
    }

    @Test func `what another layer brings is not lost`() throws {
        let made = try made()
            .install("unneeded", files: ["unneeded/__init__.py": "x = 'unneeded'\n"], site: "second/python")
            .write("import unneeded\n", "python/web/core.py")
            .write("remove provided-by \"second\" because \"the other layer has it\"\n", "slim.rules")
        let run = try apply(["--other", "second", "-o", "layer.zip"], in: made)
        #expect(run.status == 0, "\(run.errorText)\(run.outputText)")
    }
}
