import PythonImports
import Testing

@Suite struct `The context of an import` {
    @Test(arguments: [
        ("def f():\n  import a", ImportContext.function),
        ("async def f(x=lambda: 0) -> {1: 2}: import a", .function),
        ("class A:\n  def f(self):\n    if x:\n      import a", .function),
        ("class A:\n  import a", .module),
        ("if TYPE_CHECKING:\n  import a", .typeChecking),
        ("if typing.TYPE_CHECKING: import a", .typeChecking),
        ("if TYPE_CHECKING: pass\nelse: import a", .module),
        ("if not TYPE_CHECKING: pass\nelse: import a", .typeChecking),
        ("if x: pass\nelif TYPE_CHECKING and y: import a", .typeChecking),
        ("if TYPE_CHECKING or x: import a", .module),
        ("if (TYPE_CHECKING): import a", .typeChecking),
        ("def f():\n try:\n  if TYPE_CHECKING: import a\n except ImportError: pass", .typeChecking),
        ("if False: import a", .module),
        ("def f():\n  try: import a\n  except ImportError: pass", .guarded),
        ("try:\n  import a\nexcept: pass", .guarded),
        ("try:\n  import a\nexcept (x.y, builtins.ImportError) as e: pass", .guarded),
        ("try:\n  import a\nexcept ModuleNotFoundError: pass", .guarded),
        ("try:\n  import a\nexcept ValueError: pass\nexcept Exception: pass", .guarded),
        ("try:\n  import a\nexcept* ImportError: pass", .guarded),
        ("try:\n  import a\nexcept ValueError, ImportError: pass", .guarded),
        ("try:\n  try:\n    import a\n  finally: pass\nexcept ImportError: pass", .guarded),
        ("try:\n  import a\nexcept ValueError: pass", .module),
        ("try:\n  import a\nfinally: pass", .module),
        ("try: pass\nexcept ImportError: import a", .module),
        ("try: pass\nexcept ImportError: pass\nelse: import a", .module),
        ("try: pass\nexcept ImportError: pass\nelse: pass\nfinally: import a", .module),
        ("try:\n  def f(): import a\nexcept ImportError: pass", .guarded),
        ("with suppress(ImportError): import a", .module),
        ("try: import a\nexcept ((ImportError)): pass", .guarded),
        ("try: import a\nexcept (x or ImportError): pass", .module),
        ("try: import a\nexcept ImportError if x else y: pass", .module),
        ("try: import a\nexcept ERRORS + (ImportError,): pass", .module),
        ("if TYPE_CHECKING or 0x0: import a", .typeChecking), ("if TYPE_CHECKING or None: import a", .typeChecking),
        ("if TYPE_CHECKING or b'': import a", .typeChecking), ("if TYPE_CHECKING or ...: import a", .module),
        ("if TYPE_CHECKING or '' 'x': import a", .module), ("if TYPE_CHECKING or '\\n': import a", .module),
    ])
    func `is the first in order of those around it`(source: String, context: ImportContext) {
        let found = scan(source)
        #expect(found.statements.map(\.placement.context) == [context])
        #expect(found.problem == nil)
    }
}
