import PythonImports
import Testing

@Suite struct `What a module binds at its top level` {
    private func bindings(_ source: String) -> ModuleBindings? {
        ImportScanner.scan(Array(source.utf8), tellsBindings: true).bindings
    }

    @Test(arguments: [
        ("a = b = c, (d, *e) = [f] = 1", ["a", "b", "c", "d", "e", "f"]), ("a: int = 1; b: int", ["a"]),
        ("a: dict[str, int] = {}", ["a"]), ("a.b = c[0] = 1", []), ("a += 1; a == 1; f(b=1)", []),
        ("a = f(b=1)", ["a"]), ("a = lambda b=1: b", ["a"]), ("x[a, b] = c = 1", ["c"]), ("(a, b) = c", ["a", "b"]),
        ("[a, b] = c", ["a", "b"]), ("*a, = b", ["a"]), ("type A[T] = int; type = 1", ["A", "type"]),
        ("def f(a=1): b = 2", ["f"]), ("class A(B, c=1): d = 2", ["A"]), ("async def f(): pass", ["f"]),
        ("import a.b, c.d as e", ["a", "e"]), ("from a import b, c as d, *", ["b", "d"]), ("from a import *", []),
        ("for a, (b, c) in d: e = 1", ["a", "b", "c", "e"]),
        ("with a as b, c(d) as (f, g): h = 1", ["b", "f", "g", "h"]),
        ("if (a := f(b)): c = 1", ["a", "c"]), ("x = [(a := b) for b in c]", ["a", "x"]),
        ("def f():\n  global a, b\n  a = 1", ["a", "b", "f"]), ("try: a = 1\nexcept E as e: b = 1", ["a", "b"]),
        ("x = '''\na = 1\n'''\nif x:\n  y = (\n1)", ["x", "y"]), ("class A:\n  import b\n  c = 1", ["A"]),
        ("__getattr__, __all__ = attach(__name__, [])", ["__all__", "__getattr__"]),
    ])
    func `are names`(source: String, names: [String]) {
        #expect(bindings(source)?.names.sorted() == names)
    }

    @Test(arguments: [
        (
            "__all__ = ['a', \"b\"]\n__all__ += ('c',)\n__all__.append('d')\n__all__.extend(['e'])",
            ["a", "b", "c", "d", "e"]
        ),
        ("__all__ = 'a', 'b'", ["a", "b"]), ("__all__: list[str] = ['a']", ["a"]), ("__all__ = []", []),
        ("__all__ = a.__all__ + ['b']", nil), ("__all__ = ['a', b]", nil),
        ("__all__ = ['a']\n__all__ += b.__all__", nil),
        ("x = ['a']", nil),
    ])
    func `are exports`(source: String, exports: [String]?) {
        #expect(bindings(source)?.exports == exports)
    }

    @Test(arguments: [
        ("globals()['a'] = 1", true), ("globals()['a'] == 1", false), ("def f(): globals().update(a=1)", true),
        ("exec(code)", true), ("vars()['a'] = 1", true), ("def f(): vars()['a'] = 1", false), ("x = globals()", true),
        ("if 'a' in globals(): pass", false), ("f(globals())", true), ("sys.modules[__name__] = A()", true),
        ("sys.modules['a'] = 1", false),
    ])
    func `may be out of sight`(source: String, isUnseen: Bool) {
        #expect(bindings(source)?.bindsUnseenNames == isUnseen)
    }

    @Test func `are told only where asked for`() {
        #expect(scan("a = 1").bindings == nil)
    }

    @Test func `and what it calls on the way`() throws {
        let source = """
            @deco
            @made(1)
            class A(base()):
                x = a.b.c(d())
                def __init__(self): self.late(), setup()
            f = lambda: never()
            def g(x=default()): never()
            if __name__ == "__main__": main()
            A()
            """
        let found = try #require(bindings(source))
        #expect(
            found.calls.map { "\($0.line) \($0.function)" } == [
                "1 deco", "2 made", "3 base", "4 a.b.c", "4 d", "7 default", "8 main", "9 A",
            ])
        #expect(
            found.calls.map { $0.placement.runs(on: .lambda) } == [true, true, true, true, true, true, false, true])
        #expect(found.callsWithin == ["A.__init__": ["self.late", "setup"]])
    }

    @Test func `with functions that call each other`() {
        let source = """
            def a(): b(); c.d()
            def b():
                def e(): import x
                a(); e()
            def f(): import y
            class C:
                def g(self): import z
            a()
            """
        #expect(bindings(source)?.callsWithin == ["a": ["b", "c.d"], "b": ["a", "e"]])
        #expect(scan(source).statements.map(\.placement.function) == ["b", "f", "C.g"])
    }
}
