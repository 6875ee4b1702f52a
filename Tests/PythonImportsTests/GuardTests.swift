import PythonImports
import Testing

@Suite struct `A failed import` {
    private func fates(_ source: String) -> [ImportFate] {
        let placement = scan(source).statements.first?.placement
        return [ImportFailure.missingModule, .missingName].compactMap { placement?.fate(of: $0) }
    }

    @Test(arguments: [
        ("import a", [ImportFate.raised, .raised]),
        ("try: import a\nexcept ImportError: x = 1", [.caught, .caught]),
        ("try: import a\nexcept ModuleNotFoundError: x = 1", [.caught, .raised]),
        ("try: import a\nexcept ImportError:\n  x()\n  raise ValueError", [.raised, .raised]),
        ("try: import a\nexcept ImportError:\n  with x: raise", [.raised, .raised]),
        ("try: import a\nexcept ImportError:\n  if x: raise", [.uncertain, .uncertain]),
        ("try: import a\nexcept ImportError:\n  try: import b\n  except ImportError: raise", [.uncertain, .uncertain]),
        ("try: import a\nexcept ImportError:\n  def f(): raise x", [.caught, .caught]),
        ("try: import a\nexcept ModuleNotFoundError: raise\nexcept ImportError: pass", [.raised, .caught]),
        ("try:\n  try: import a\n  except ImportError: raise\nexcept Exception: pass", [.caught, .caught]),
        ("try:\n  def f(): import a\nexcept ImportError: pass", [.raised, .raised]),
        ("with suppress(ImportError): import a", [.caught, .caught]),
        ("with x() as y, contextlib.suppress(A, ModuleNotFoundError):\n  import a", [.caught, .raised]),
        ("with suppress((OSError, ImportError)): import a", [.caught, .caught]),
        ("with (x, suppress(ImportError) as y): import a", [.caught, .caught]),
        ("with f(suppress(ImportError)): import a", [.raised, .raised]),
        ("with suppress(OSError): import a", [.raised, .raised]),
    ])
    func `is followed to the handler that it reaches`(source: String, expected: [ImportFate]) {
        #expect(fates(source) == expected)
    }

    @Test func `is told with the lines of its guards, innermost first`() {
        let source = "try:\n try:\n  import a\n except: pass\nexcept ImportError:\n raise\n"
        let guards = scan(source).statements[0].placement.guards
        #expect(guards.map(\.line) == [2, 1])
        #expect(guards.map(\.handlers[0].line) == [4, 5])
        #expect(guards.map(\.handlers[0].catches) == [.everything, .importErrors])
        #expect(guards.map(\.handlers[0].raisesAgain) == [.never, .always])
    }
}
