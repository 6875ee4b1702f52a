import LayerModel
import LayerSlimKit
import SlimDiagnostics
import TestSupport
import Testing

/// Rules held against a tree: whole drawings.
@Suite struct RulesCheckTests {
    private func drawing(_ rules: String, _ layer: SampleLayer, isStrict: Bool = false) throws -> String {
        let set = try ruleSet(rules)
        let analysis = try Analyzer(target: LambdaTarget("python3.12-x86_64")).analyze(LayerTree.load(layer.path))
        var check = RuleCheck(rules: set, analysis: analysis)
        check.isStrict = isStrict
        return DiagnosticRenderer().render(try check.diagnostics())
    }

    private func documented(_ importer: String = "import boto.docs\n") throws -> SampleLayer {
        try SampleLayer().installText(
            "boto",
            [
                "boto/__init__.py": "", "boto/session.py": importer, "boto/docs/__init__.py": "",
                "boto/docs/string.py": "from . import base\n", "boto/docs/base.py": "",
            ])
    }

    private let removal = #"remove "**/docs/**" because "documentation""#

    @Test func `a general glob that takes an imported module is warned about`() throws {
        #expect(
            try drawing(removal, documented()) == """
                test.rules:1:8: warning: takes a module that is imported
                   1 | remove "**/docs/**" because "documentation"
                     |        ^^^^^^^^^^^^
                     boto.docs, by boto/session.py:1
                     except it, or keep "boto/docs/__init__.py"

                """)
    }

    @Test(arguments: [
        "from boto.docs import base\n", "from .docs.base import x\n", "from . import docs\n",
        "class A:\n    import boto.docs.base as b\n", "try:\n    import boto.docs\nexcept ImportError:\n    raise\n",
        "try:\n    import boto.docs\nexcept ValueError:\n    pass\n",
        "import sys\nif sys.version_info >= (3, 9):\n    import boto.docs\n",
    ])
    func `imports that run and are not caught count`(importer: String) throws {
        #expect(try drawing(removal, documented(importer)).contains("boto.docs"))
    }

    @Test(arguments: [
        "def f():\n    import boto.docs\n", "try:\n    import boto.docs\nexcept ImportError:\n    pass\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import boto.docs\n",
        "import sys\nif sys.version_info < (3, 9):\n    import boto.docs\n", "import other.docs\n",
        "'import boto.docs'\n",
    ])
    func `imports that may fail do not`(importer: String) throws {
        #expect(try drawing(removal, documented(importer)) == "")
    }

    @Test(arguments: [
        "keep \"boto/docs/**\"", "package boto\n  remove \"boto/docs/**\" because \"x\"\nend",
        "remove \"boto/session.py\" because \"x\"", "remove \"boto/**\" because \"x\"",
    ])
    func `what a later rule keeps, takes for one package or takes the importer with is not warned about`(
        rule: String
    ) throws {
        #expect(try drawing("\(removal)\n\(rule)", documented()) == "")
    }

    @Test func `a module that is bound as a name by its package is no import of the file`() throws {
        let layer = try documented("from boto import docs\n")
        try layer.folder.write("docs = 'https://…'\n", to: "python/boto/__init__.py")
        #expect(try drawing(removal, layer) == "")
    }

    @Test func `statements that match nothing are notes, with strict errors`() throws {
        let rules = "remove \"nothing/**\" because \"x\"\nkeep \"boto/**\""
        #expect(
            try drawing(rules, documented()) == """
                test.rules:1:1: note: matches nothing in this tree
                   1 | remove "nothing/**" because "x"
                     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

                """)
        #expect(
            try drawing(rules, documented(), isStrict: true) == """
                test.rules:1:1: error: matches nothing in this tree, and --strict is on
                   1 | remove "nothing/**" because "x"
                     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

                """)
    }

    @Test func `every patch whose text is gone is an error, in one run with the rest`() throws {
        let rules = """
            remove "nothing/**" because "x"
            patch "boto/session.py" because "x"
              replace
                | import boto.dogs
              with
                | pass
            patch "boto/docs/string.py" because "x"
              replace
                | nowhere
              with
                | pass
            """
        #expect(
            try drawing(rules, documented()) == """
                test.rules:1:1: note: matches nothing in this tree
                   1 | remove "nothing/**" because "x"
                     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

                test.rules:4:7: error: boto/session.py has no such text
                   4 |     | import boto.dogs
                     |       ^^^^^^^^^^^^^^^^
                     nearest is line 1
                     | import boto.docs
                     bound the patch with `when`, or give it `otherwise keep "…"`

                test.rules:9:7: error: boto/docs/string.py has no such text
                   9 |     | nowhere
                     |       ^^^^^^^
                     bound the patch with `when`, or give it `otherwise keep "…"`

                """)
    }
}
