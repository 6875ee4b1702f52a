import LayerSlimKit
import SystemPackage
import Testing

/// Functions and methods that modules call while they are imported, and imports whose names stand in literals elsewhere.
@Suite struct CalledAtImportTests {
    /// The modules of `pkg` that are lost with `pkg/gone.py`.
    private func lost(_ files: [String: String]) async throws -> [String] {
        let all = files.merging(["pkg/__init__.py": "", "pkg/gone.py": "x = 1\n"]) { own, _ in own }
        let layer = try SampleLayer().installText("pkg", all)
        let zip = layer.path.appending("layer.zip")
        _ = try await layer.apply("remove \"pkg/gone.py\" because \"x\"") {
            $0.settings.output = zip
            $0.settings.isForced = true
        }
        return try CheckRequest(path: zip).run().imports.lost
    }

    private static let base = """
        class Base:
            def __init__(self):
                self.load()
            def load(self):
                from pkg import gone
            @classmethod
            def register(cls, kind: str):
                import pkg.gone
        class Quiet:
            def load(self):
                import pkg.gone
        """

    @Test(arguments: [
        "from pkg.middle import Bar\nBar.register('x')\n",
        "from pkg.middle import Bar\nbar = Bar()\n",
        "import pkg.middle\nbar = pkg.middle.Bar()\n",
        "import pkg.middle as m\nclass Own(m.Bar, metaclass=type):\n    pass\nOwn.register('x')\n",
        "from pkg.middle import Calm\ncalm = Calm()\ncalm.load()\n",
        "from pkg.middle import Third\nthird = Third\nthird.register('x')\n",
        """
        from pkg.middle import Bar
        class Own(Bar):
            def __init__(self):
                super().__init__()
        Own()
        """,
    ])
    func `methods are looked for in base classes, through names that modules hand on`(caller: String) async throws {
        let middle = """
            from pkg.base import Base as B, Quiet
            class Plain: pass
            if Plain:
                class Bar(Plain, B): pass
            class Third(B): pass
            class Calm(Quiet[int]): pass
            """
        let files = ["pkg/base.py": Self.base, "pkg/middle.py": middle, "pkg/caller.py": caller]
        #expect(try await lost(files) == ["pkg.caller"])
    }

    @Test(arguments: [
        "class Own(Base):\n    def __init__(self): pass\nOwn()\n",
        "class Mixin:\n    def register(self): pass\nclass Own(Mixin, Base): pass\nOwn.register()\n",
        // Of two ways to the same base the class between comes first.
        """
        class Left(Base): pass
        class Right(Base):
            def register(self): pass
        class Own(Left, Right): pass
        Own.register()
        """,
        "Base.other()\n", "try:\n    Base.register('x')\nexcept ImportError:\n    pass\n",
        "def later():\n    Base.register('x')\n",
    ])
    func `methods that hide those that fail, calls that are caught or never made`(caller: String) async throws {
        let files = ["pkg/base.py": Self.base, "pkg/caller.py": "from pkg.base import Base\n" + caller]
        #expect(try await lost(files) == [])
    }

    @Test func `loops over literal names, lazy names and stars of computed names`() async throws {
        let files = [
            "pkg/loop.py": "import importlib\nfor name in ('os', 'pkg.gone'):\n    importlib.import_module(name)\n",
            "pkg/caught.py": """
            import importlib
            for name in ['pkg.gone']:
                try:
                    importlib.import_module(name)
                except ImportError:
                    pass
            """,
            "pkg/lazy.py": """
            import importlib
            _places = {"thing": "pkg.gone", "path": "os"}
            def __getattr__(name):
                return getattr(importlib.import_module(_places[name]), name)
            """,
            "pkg/asks.py": "from pkg.lazy import thing\n", "pkg/asks_not.py": "from pkg.lazy import path\n",
        ]
        #expect(try await lost(files) == ["pkg.asks", "pkg.loop"])
    }

    @Test func `pandas' optional dependencies`() async throws {
        let start = "from pkg.compat import import_optional_dependency\n"
        let files = [
            "pkg/compat.py": "def import_optional_dependency(name, extra='', errors='raise'): pass\n",
            "pkg/asks.py": start + "import_optional_dependency('pkg.gone')\n",
            "pkg/later.py": start + "def f():\n    import_optional_dependency('pkg.gone')\n",
            "pkg/can_do_without.py": start + "import_optional_dependency('pkg.gone', errors='ignore')\n",
        ]
        #expect(try await lost(files) == ["pkg.asks"])
    }

    @Test(arguments: [
        "bool(os.environ.get('PKG_SLOW'))", "os.environ.get('PKG_SLOW')", "os.getenv('PKG_SLOW')", "False",
    ])
    func `switches by variables of the environment are off`(value: String) async throws {
        let choice = """
            from typing import TYPE_CHECKING
            from pkg.switches import SLOW
            if TYPE_CHECKING or SLOW:
                from pkg.gone import x
            """
        let files = [
            "pkg/switches.py": "import os\nSLOW = \(value)\n", "pkg/choice.py": choice,
            "pkg/other.py": "from pkg.switches import SLOW\nif not SLOW:\n    import pkg.gone\n",
        ]
        #expect(try await lost(files) == ["pkg.other"])
    }
}
