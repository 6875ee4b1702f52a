import PythonImports
import Testing

@Suite struct `Imports that a package makes when asked for a name` {
    private func lazy(_ source: String) -> [String] {
        scan(source).lazyImports.map { found in
            let dots = String(repeating: ".", count: found.level)
            return "\(found.line) \(dots)\(found.module)\(found.attribute.map { " \($0)" } ?? "")"
        }
    }

    @Test func `by lazy_loader`() {
        let source = """
            import lazy_loader as lazy
            submodules = ["data"]
            submodules += ["io"]
            __getattr__, __dir__, __all__ = lazy.attach(
                __name__, submodules, submod_attrs={"filters": ["gaussian", "sobel"]})
            np = lazy.load("numpy.linalg")
            json.load("not.lazy")
            """
        #expect(
            lazy(source) == [
                "2 .data", "3 .io", "5 .filters", "5 .filters gaussian", "5 .filters sobel", "6 numpy.linalg",
            ])
    }

    @Test func `by a stub`() {
        #expect(scan("x, y, z = lazy.attach_stub(__name__, __file__)").attachesStub)
        #expect(!scan("x = attach_stub('a')").attachesStub)
    }

    @Test func `by a lazy module`() {
        let source = """
            _import_structure = {"configuration": ["Config"], "utils": []}
            try: import torch
            except ImportError: pass
            else: _import_structure["modeling"] = ["Model"]
            _import_structure["utils"].extend(["helper"])
            sys.modules[__name__] = _LazyModule(
                __name__,
                globals()["__file__"], _import_structure, module_spec=__spec__)
            """
        #expect(
            lazy(source) == [
                "1 .configuration", "1 .configuration Config", "1 .utils", "4 .modeling", "4 .modeling Model",
                "5 .utils", "5 .utils helper",
            ])
    }

    @Test func `by a table of modules by attribute`() {
        let source = """
            _imports: 'dict[str, tuple[str, str]]' = {
                'Field': (__spec__.parent, '.fields'),  # a comment
                'Model': ('pkg.main', 'Model'),
                **other,
            }
            def __getattr__(name):
                package, module = _imports.get(name)
                return import_module(module, package=package)
            """
        #expect(lazy(source) == ["2 .fields Field", "3 pkg.main Model", "3 Model Model"])
    }

    @Test(arguments: [
        ("\"pkg.\" + name", "pkg.a"), ("'.' + name, __name__", ".a"), ("f'pkg.{name}'", "pkg.a"),
        ("f'.{name}', __name__", ".a"), ("f'{__name__}.{name}'", ".a"), ("__name__ + '.' + name", ".a"),
    ])
    func `by a list of names below a package`(argument: String, module: String) {
        let source = """
            __all__ = ["a", "__version__"]
            def __getattr__(name):
                if name in __all__ or name == "b":
                    return importlib.import_module(\(argument))
                raise AttributeError(f"no {name}")
            unrelated = ["c"]
            """
        #expect(lazy(source) == ["1 \(module)", "3 \(module.dropLast())b"])
    }

    @Test(arguments: [
        "names = ['a']\ndef __getattr__(name):\n  if name in names: raise ImportError(name)\n",
        "names = ['a']\nclass A:\n  def __getattr__(self, name): return import_module(names[name])\n",
        "names = ['a']\ndef __getattr__(name): return old[name]\nimport_module(names[0])\n",
    ])
    func `are none where nothing is imported`(source: String) {
        #expect(lazy(source).isEmpty)
    }
}
