import PythonImports
import Testing

@Suite struct `Imports by a call` {
    private func calls(_ source: String) -> [String] {
        scan(source).calls.map { call in
            let package =
                switch call.package {
                case .named(let name)?: " of \(name)"
                case .own?: " of its own"
                case nil: ""
                }
            let dots = String(repeating: ".", count: call.level)
            return "\(call.line) \(call.placement.context.rawValue) \(dots)\(call.module)\(package)"
        }
    }

    @Test(arguments: [
        ("import_module('a.b')", ["1 module a.b"]),
        ("x = importlib.import_module(\n  name=\"a\" 'b')", ["1 module ab"]),
        ("import_module('.a', 'b.c')", ["1 module .a of b.c"]),
        ("import_module('..a', package=__package__)", ["1 module ..a of its own"]),
        ("import_module('.a', __name__)", ["1 module .a of its own"]),
        ("import_module(f'{__name__}.a')", ["1 module .a of its own"]),
        ("import_module(r'''a''')", ["1 module a"]),
        ("import_optional_dependency('a.b', errors='warn')", ["1 module a.b"]),
        ("__import__('a', globals(), locals(), ['b'], 1)", ["1 module .a of its own"]),
        ("__import__('a', level=0)", ["1 module a"]),
        ("def f():\n  return f'{__import__(\"a\")}'", ["2 function a"]),
        ("try: import_module('a')\nexcept ImportError: pass", ["1 guarded a"]),
        ("def f(x=import_module('a')): pass", ["1 module a"]),
        ("x = lambda a, b: import_module('a')", ["1 function a"]),
        ("f(lambda x: {1: x}, import_module('a'))", ["1 module a"]),
        ("if x(import_module('a')): pass", ["1 module a"]),
        ("import_module(b'a'), import_module('a\\x62'), import_module(a), import_module('a' + b)", []),
        ("import_module()\nimport_module('')\ndef import_module(x): pass\nreimport_module('a')", []),
    ])
    func `with a literal name are found`(source: String, expected: [String]) {
        #expect(calls(source) == expected)
    }
}
