import LayerModel
import LayerSlimKit
import TestSupport
import Testing

struct PatchTests {
    private let original = """
        import os

        from .tests.runner import TestRunner

        test = TestRunner.make()

        """

    private func layer(_ text: String? = nil) throws -> SampleLayer {
        try SampleLayer().installText("pkg", ["pkg/__init__.py": text ?? original, "pkg/tests/runner.py": "x = 1\n"])
    }

    private func patched(_ plan: SlimmingPlan) -> String? {
        for step in plan.steps {
            if case .patch(let bytes) = step.action { return String(decoding: bytes, as: UTF8.self) }
        }
        return nil
    }

    private let rules = """
        package pkg
          patch "pkg/__init__.py" because "tests are gone"
            replace
              | from .tests.runner import TestRunner
              |
              | test = TestRunner.make()
            with
              | def test():
              |     raise RuntimeError("gone")
        end
        """

    @Test func `the text is replaced once`() throws {
        let plan = try layer().plan(rules)
        #expect(patched(plan) == "import os\n\ndef test():\n    raise RuntimeError(\"gone\")\n")
    }

    @Test func `lines that end in CRLF are patched in their own style`() throws {
        let plan = try layer(
            original.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        )
        .plan(rules)
        #expect(patched(plan) == "import os\r\n\r\ndef test():\r\n    raise RuntimeError(\"gone\")\r\n")
    }

    @Test func `a file that is patched already is left alone`() throws {
        let plan = try layer("import os\n\ndef test():\n    raise RuntimeError(\"gone\")\n").plan(rules)
        #expect(patched(plan) == nil)
        #expect(plan.steps.isEmpty)
    }

    @Test func `a text that is gone is drawn with the nearest line`() throws {
        let drawing = try drawings {
            _ = try layer("import os\nfrom .tests.runners import TestRunner\n").plan(rules)
        }
        #expect(
            drawing == """
                test.rules:4:9: error: pkg/__init__.py (1.0) has no such text
                   4 |       | from .tests.runner import TestRunner
                     |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                     nearest is line 2
                     | from .tests.runners import TestRunner
                     bound the patch (when pkg <…), or give it `otherwise keep "…"`

                """)
    }

    @Test func `otherwise keep says what stays where the text is gone`() throws {
        let plan = try layer("import os\n").plan(
            """
            remove "**/tests/**" because "tests"
            package pkg
              patch "pkg/__init__.py" because "tests are gone"
                replace
                  | from .tests.runner import TestRunner
                with
                  | pass
                otherwise keep "pkg/tests/runner.py"
            end
            """)
        #expect(plan.removedPaths.isEmpty)
    }

    @Test func `a text that occurs twice is an error, unless the patch says so`() throws {
        let twice = "import os\nimport os\n"
        func rules(_ times: String) -> String {
            """
            patch "pkg/__init__.py" \(times) because "x"
              replace
                | import os
              with
                | import sys
            """
        }
        let drawing = try drawings { _ = try layer(twice).plan(rules("")) }
        #expect(drawing.contains("pkg/__init__.py has this text 2 times, not once"))
    }

    @Test func `of several pairs the first whose text occurs applies`() throws {
        let plan = try layer("new = 1\nold = 2\n").plan(
            """
            patch "pkg/__init__.py" because "x"
              replace
                | older = 3
              with
                | a = 1
              replace
                | old = 2
              with
                | b = 2
            """)
        #expect(patched(plan) == "new = 1\nb = 2\n")
    }

    @Test func `a patch that leaves no Python is an error`() throws {
        let drawing = try drawings {
            _ = try layer("import os\n").plan(
                """
                patch "pkg/__init__.py" because "x"
                  replace
                    | import os
                  with
                    | import (os
                """)
        }
        #expect(drawing.contains("after this patch pkg/__init__.py is no Python any more"))
    }

    @Test func `a patch of a removed file is inactive`() throws {
        let plan = try layer("nothing to see\n").plan("remove \"pkg/**\" because \"x\"\n" + rules)
        #expect(patched(plan) == nil)
    }
}
