import PythonImports
import Testing

@Suite struct `Damaged sources` {
    private let source = Array(
        """
        # -*- coding: utf-8 -*-
        from __future__ import annotations
        if TYPE_CHECKING or sys.version_info[:2] >= (3, 9): import a.b as c, d
        try:
            from ..x import (y,
                z)
        except (ImportError, A.B) as e: raise f"{e!r:>{10}} {'}'} \\N{BULLET}" from e
        _t = {"é": ("a", ".b")}; x = 0x1F + 1_0.5e-3j
        def __getattr__(name): return import_module(f"{__name__}.{_t[name]}")
        match x:
            case {"a": 1}: lazy.attach(__name__, {"q"}, {"r": ["s"]})
        """.utf8)

    @Test func `never stop the scan, wherever they end`() {
        for end in source.indices {
            let cut = Array(source[..<end])
            let found = ImportScanner.scan(cut)
            #expect(found.statements.count <= 4)
            _ = PythonTokens.problem(in: cut)
        }
    }

    @Test func `never stop the scan, whichever byte is another one`() {
        var random = SystemRandomNumberGenerator()
        let bytes = Array("()[]{}'\"\\:;,.#\n\r\t =!fbrt0x_é\0".utf8)
        for _ in 0..<2000 {
            var damaged = source
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                damaged[Int.random(in: damaged.indices, using: &random)] = bytes.randomElement(using: &random) ?? 0
            }
            // What matters is that it ends, and that both readers agree that a source is broken.
            if ImportScanner.scan(damaged).problem == nil { _ = PythonTokens.problem(in: damaged) }
        }
    }

    @Test(arguments: [
        String(repeating: "(", count: 100_000), String(repeating: "f'{", count: 100_000),
        "if " + String(repeating: "not ", count: 100_000) + "x: import a",
        "if " + String(repeating: "(", count: 190) + String(repeating: ")", count: 190) + ": import a",
        "if x: pass\n" + String(repeating: "elif y: import a\n", count: 3000),
        (0..<2000).map { String(repeating: " ", count: $0) + "if x:\n" }.joined(),
    ])
    func `never exhaust the stack or the clock`(source: String) {
        _ = scan(source)
        _ = PythonTokens.problem(in: Array(source.utf8))
    }
}
